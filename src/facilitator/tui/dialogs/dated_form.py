"""A form with a date among its fields."""

from __future__ import annotations

import datetime as dt

from facilitator.core.base.refusal import Refused
from facilitator.core.base.text import clean_line
from facilitator.core.notes import reading
from facilitator.core.record.state import EMPTY
from facilitator.tui.dialogs.form import Form


class NoDate(Exception):  # noqa: N818 - a condition, told already
    """What was typed is no date, which has been told."""


class DatedForm(Form):
    """A form with a date to read."""

    def date(self, field: str) -> dt.date | None:
        """Read a date as a capture line does: 2026-05-31, 31/5, 31 May or Friday.

        None for an empty field; raises `NoDate` after telling what is wrong.
        """
        typed = clean_line(self.values[field])
        if not typed:
            return None
        meeting = self.host.meeting
        try:
            return reading.date(meeting.state if meeting else EMPTY, typed, self.host.today())
        except Refused as wrong:
            self.wrong(field, wrong.phrase)
            raise NoDate from wrong

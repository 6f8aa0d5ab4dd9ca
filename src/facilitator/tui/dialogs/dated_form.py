"""A dated form has a date to read among its fields."""

from __future__ import annotations

import datetime as dt

from facilitator.core.base.language import phrase
from facilitator.core.base.text import clean_line
from facilitator.core.notes import capture
from facilitator.tui.dialogs.form import Form


class NoDate(Exception):  # noqa: N818 - a condition, told already
    """What was typed is no date, which has been told."""


class DatedForm(Form):
    """A form with a date to read."""

    def date(self, field: str) -> dt.date | None:
        """Read a date as a capture line does: 2026-05-31, or 31/5 for the next one.

        None for an empty field; raises `NoDate` after telling what is wrong.
        """
        typed = clean_line(self.values[field])
        found = capture.parse(f"> - due {typed}", today=self.host.today()).due
        if typed and found is None:
            told = phrase("“{text}” is no date: write 2026-05-31 or 31/5.", text=typed)
            self.wrong(field, told)
            raise NoDate
        return found

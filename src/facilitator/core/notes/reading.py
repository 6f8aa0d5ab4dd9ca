"""Reading a capture line, or a date, as it is meant in a meeting: its names, its language."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from facilitator.core.base.dates import no_date, read_date
from facilitator.core.notes.capture import Capture, parse
from facilitator.core.notes.names import names_of

if TYPE_CHECKING:
    from facilitator.core.record.agenda import Agenda
    from facilitator.core.record.state import State


def read(state: State, line: str, today: dt.date) -> Capture:
    """Read a capture line that was typed in a meeting on a local date."""
    return parse(line, today=today, names=names_of(state), day_first=day_first(state.agenda))


def date(state: State, typed: str, today: dt.date) -> dt.date:
    """Read a date that was typed in a meeting; raises `Refused` for what is none, saying why."""
    found = read_date(typed, today, day_first=day_first(state.agenda))
    if found is None:
        raise no_date(typed)
    return found


def day_first(agenda: Agenda) -> bool:
    """Return whether "3/5" begins with the day in a meeting's language; else it may be either."""
    return agenda.language == "sv"

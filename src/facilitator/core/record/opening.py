"""The meeting as a whole: opened with an agenda, moved to other dates, closed."""

import datetime as dt

from facilitator.core.record.agenda import (
    Agenda,
)
from facilitator.core.record.earlier import Earlier
from facilitator.core.record.fact import Fact

FORMAT = 1
"""The journal format this version reads and writes."""


class Opened(Fact, frozen=True):
    """The record was opened with this agenda; `text` is its TOML exactly as the author wrote it."""

    text: str
    agenda: Agenda
    format: int = FORMAT
    rehearsal: bool = False


class AgendaRevised(Fact, frozen=True):
    """The agenda file was edited and read again."""

    text: str
    agenda: Agenda


class DayMoved(Fact, frozen=True):
    """Day `day` (counted from 1) is held on `date`; days not yet begun move along with it."""

    day: int
    date: dt.date


class BroughtForward(Fact, frozen=True):
    """What the meetings before this one left to it; `text` is the same as TOML, as it is kept."""

    text: str
    earlier: Earlier


class MeetingClosed(Fact, frozen=True):
    """The meeting is over; what was not held will not be."""


OpeningFact = Opened | AgendaRevised | DayMoved | BroughtForward | MeetingClosed
"""Every fact about the meeting as a whole."""

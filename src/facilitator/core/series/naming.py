"""How the meetings of a series are named: what the series is called, and the number of each."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Final

from facilitator.core.base.text import slug
from facilitator.core.record.agenda import Agenda
from facilitator.core.record.events import AnyFact
from facilitator.core.record.opening import AgendaRevised

if TYPE_CHECKING:
    from facilitator.core.record.state import State

_NUMBER: Final = re.compile(r"(?<!\d)(\d{1,3})$")
"""The number of a meeting at the end of its title; a year is none."""


def series_of(agenda: Agenda) -> str:
    """Return the series that a meeting belongs to, made from its title where it names none."""
    return agenda.series or slug(_NUMBER.sub("", agenda.title)) or "series"


def join_series(_: State, __: dt.datetime, text: str, agenda: Agenda) -> AnyFact:
    """Let a meeting belong to a series, as its agenda with that added says."""
    return AgendaRevised(text, agenda)


def raised(title: str) -> str:
    """Raise the number at the end of a title: "träff 1" is followed by "träff 2"."""
    return _NUMBER.sub(lambda found: f"{int(found[0]) + 1:0{len(found[0])}}", title)


def number(title: str) -> int | None:
    """Return the number at the end of a meeting's title, None where there is none."""
    found = _NUMBER.search(title)
    return int(found[0]) if found else None

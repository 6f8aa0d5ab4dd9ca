"""Meetings of a series are found among the records by the name of their series."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, NamedTuple

import msgspec
import tomli_w

from facilitator.core.carrying import leave
from facilitator.core.earlier import Earlier
from facilitator.core.homework import lists
from facilitator.core.state import State, replay
from facilitator.files.errors import FileProblem
from facilitator.files.journal import Journal
from facilitator.files.library import Library, Record

MINUTES: Final = "minutes.md"
"""The name of the minutes that are written beside a record."""

MOST_READ: Final = 12
"""How many records are read at most to find one of the series."""


class Held(NamedTuple):
    """An earlier meeting of a series: the path of its journal, and how it stands."""

    path: Path
    state: State


def before(library: Library, state: State, path: Path) -> Iterator[Held]:
    """Give the earlier meetings of the series that the record at `path` belongs to, latest first.

    Rehearsals are no meetings; what cannot be read is passed over.
    """
    if not state.agenda.series or not state.dates:
        return
    listed: list[Record] = []
    with suppress(FileProblem):
        listed = library.records()
    records = [
        (record.date, record.path)
        for record in listed
        if record.date and not record.broken and not record.rehearsal and record.path != path
    ]
    # Both may be held on other dates than planned; which came first is known when they are read.
    latest = max(state.dates[0], state.agenda.days[0].date)
    earlier = sorted((each for each in records if each[0] <= latest), reverse=True)
    for _, record in earlier[:MOST_READ]:
        with suppress(FileProblem):
            found = replay(Journal.open(record, writable=False).events)
            if found.agenda.series == state.agenda.series and found.dates < state.dates:
                yield Held(record, found)


def compared_before(library: Library, state: State, path: Path) -> State | None:
    """Give the latest earlier meeting of the series in which terms were handed in.

    None if there is none, or if this meeting has nothing to compare with it.
    """
    if len(lists(state)) < 2:  # noqa: PLR2004 - it takes two to be alike
        return None
    held = (earlier.state for earlier in before(library, state, path))
    return next((earlier for earlier in held if lists(earlier)), None)


def left_before(library: Library, state: State, path: Path) -> Earlier | None:
    """Give what the meetings before the one at `path` leave to it, None for a series' first."""
    latest = next(before(library, state, path), None)
    if latest is None:
        return None
    minutes = latest.path.with_name(MINUTES)
    return leave(latest.state, latest.path.parent.name, str(minutes) if minutes.exists() else "")


def earlier_text(earlier: Earlier) -> str:
    """Write what was left from before as TOML, from which it reads back equal."""
    table = msgspec.to_builtins(earlier, builtin_types=(dt.date,))
    return tomli_w.dumps(_without_nothing(table))


def _without_nothing(value: object) -> Any:  # noqa: ANN401 - TOML's values, which have no null
    match value:
        case dict():
            return {key: _without_nothing(one) for key, one in value.items() if one is not None}
        case list() | tuple():
            return [_without_nothing(one) for one in value]
    return value

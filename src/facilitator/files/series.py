"""Meetings of a series are found among the records by the name of their series."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from facilitator.core.homework import lists
from facilitator.core.state import State, replay
from facilitator.files.errors import FileProblem
from facilitator.files.journal import Journal
from facilitator.files.library import Library

MOST_READ: Final = 12
"""How many records are read at most to find one of the series."""


def before(library: Library, state: State, path: Path) -> Iterator[State]:
    """Give the earlier meetings of the series that the record at `path` belongs to, latest first.

    Rehearsals are no meetings; a record that cannot be read is passed over.
    """
    if not state.agenda.series or not state.dates:
        return
    records = [
        (record.date, record.path)
        for record in library.records()
        if record.date and not record.broken and not record.rehearsal and record.path != path
    ]
    # Both may be held on other dates than planned; which came first is known when they are read.
    latest = max(state.dates[0], state.agenda.days[0].date)
    earlier = sorted((each for each in records if each[0] <= latest), reverse=True)
    for _, record in earlier[:MOST_READ]:
        with suppress(FileProblem):
            found = replay(Journal.open(record, writable=False).events)
            if found.agenda.series == state.agenda.series and found.dates < state.dates:
                yield found


def compared_before(library: Library, state: State, path: Path) -> State | None:
    """Give the latest earlier meeting of the series in which terms were handed in.

    None if there is none, or if this meeting has nothing to compare with it.
    """
    if len(lists(state)) < 2:  # noqa: PLR2004 - it takes two to be alike
        return None
    return next((earlier for earlier in before(library, state, path) if lists(earlier)), None)

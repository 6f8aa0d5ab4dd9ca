"""Meetings of a series are found among the records by the name of their series."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import groupby
from pathlib import Path
from typing import Any, Final, NamedTuple

import msgspec
import tomli_w

from facilitator.core.base.language import Phrase
from facilitator.core.homework.tasks import lists
from facilitator.core.record.earlier import Earlier
from facilitator.core.record.replay import replay
from facilitator.core.record.state import State
from facilitator.core.series.carrying import leave
from facilitator.files.errors import FileProblem
from facilitator.files.records.library import Library
from facilitator.files.records.names import record_id
from facilitator.files.records.reading import opened

MINUTES: Final = "minutes.md"
"""The name of the minutes that are written beside a record."""

MOST_READ: Final = 12
"""How many meetings that were moved are read at most to find the ones before."""

_MOVED: Final = re.compile(rb'^kind = "(?:day-moved|agenda-revised)"$', re.MULTILINE)
"""What a journal holds of a meeting that may have been held on another date than first planned."""

_ESCAPE: Final = re.compile(rb"\\\\[uU]")
"""How a letter that is written as an escape in an agenda looks in a journal."""


Tell = Callable[[Phrase], object]


def _no_one(_: Phrase) -> None:
    """Tell nobody."""


class Held(NamedTuple):
    """An earlier meeting of a series: the path of its journal, and how it stands."""

    path: Path
    state: State


def before(library: Library, state: State, path: Path, tell: Tell = _no_one) -> Iterator[Held]:
    """Yield the earlier meetings of the series that the record at `path` belongs to, latest first.

    Rehearsals are no meetings. What may be one and cannot be read is passed over; `tell` is told.
    """
    planned, moved = _candidates(library, state, path, tell)

    def read(journals: Iterable[Path]) -> list[Held]:
        found = [held for each in journals if (held := _read(each, state, tell))]
        return sorted(found, key=lambda held: held_at(held.state), reverse=True)

    # When it was held, a meeting that was moved tells only when it is read.
    waiting = read(moved[:MOST_READ])
    for date, same in groupby(planned, key=lambda each: each[0]):
        then = read(journal for _, journal in same)
        then += [held for held in waiting if held.state.dates[0] >= date]
        waiting = [held for held in waiting if held.state.dates[0] < date]
        yield from sorted(then, key=lambda held: held_at(held.state), reverse=True)
    yield from waiting


def _candidates(
    library: Library, state: State, path: Path, tell: Tell
) -> tuple[list[tuple[dt.date, Path]], list[Path]]:
    """List what may be earlier meetings: those held as planned, the latest first, and others."""
    series, planned, moved = state.agenda.series, [], []
    if not series or not state.dates:
        return [], []
    try:
        records = {record.path.absolute(): record for record in library.records()}
    except FileProblem as problem:
        tell(problem.phrase)
        return [], []
    this = records.pop(path.absolute(), None)
    for record in records.values():  # the one written to last first
        with suppress(OSError):
            data = record.path.read_bytes()
            if record.rehearsal or not _may_be_of(data, series):
                continue
            date = record.date or state.dates[0]  # one that tells no date may be any
            if _MOVED.search(data):
                moved.append((this is not None and record.changed > this.changed, record.path))
            elif date <= state.dates[0]:
                planned.append((date, record.path))
    # Those written to before this one are likelier to have been held before.
    moved.sort(key=lambda each: each[0])
    return sorted(planned, reverse=True), [journal for _, journal in moved]


def _read(journal: Path, state: State, tell: Tell) -> Held | None:
    """Read a meeting, if it is one of the same series that was held before."""
    try:
        found = replay(opened(journal, writable=False).events)
    except FileProblem as problem:
        tell(problem.phrase)
        return None
    same = found.agenda.series == state.agenda.series
    return Held(journal, found) if same and _is_before(found, state) else None


def _is_before(one: State, other: State) -> bool:
    """Return whether a meeting is another one, held before; two may be held on the same day."""
    if one.dates == other.dates and one.agenda.title == other.agenda.title:
        return False  # it is the same meeting, begun again
    return held_at(one) < held_at(other)


def held_at(state: State) -> tuple[object, ...]:
    """Return what puts meetings in the order in which they were held, or are to be."""
    opened = state.opened or dt.datetime.max.replace(tzinfo=dt.UTC)
    return state.dates, state.agenda.days[0].date, opened


def _may_be_of(journal: bytes, series: str) -> bool:
    """Say by a journal's bytes whether it may be of a series: to read it takes far longer."""
    begins = re.split(r"""[\\"']""", series)[0].encode()  # the rest may be written as escapes
    named = re.compile(rb"""series[\\"']*[ \t]*=[ \t]*[\\"']+""" + re.escape(begins))
    return bool(named.search(journal) or _ESCAPE.search(journal))


def compared_before(library: Library, state: State, path: Path) -> State | None:
    """Return the latest earlier meeting of the series in which terms were handed in.

    None if there is none, or if nothing was handed in since that is to be compared with it.
    """
    if len(lists(state)) < 2 or not lists(state, anew=True):  # noqa: PLR2004 - two are alike
        return None
    held = (earlier.state for earlier in before(library, state, path))
    return next((earlier for earlier in held if lists(earlier)), None)


def left_before(library: Library, state: State, path: Path, tell: Tell = _no_one) -> Earlier | None:
    """Return what the meetings before the one at `path` leave to it, None for a series' first.

    `tell` is told as by `before`.
    """
    latest = next(before(library, state, path, tell), None)
    if latest is None:
        return None
    minutes = latest.path.with_name(MINUTES)
    return leave(latest.state, record_id(latest.path), str(minutes) if minutes.exists() else "")


def earlier_text(earlier: Earlier) -> str:
    """Write what was left from before as TOML, from which it reads back equal."""
    table = msgspec.to_builtins(earlier, builtin_types=(dt.date, dt.datetime))
    return tomli_w.dumps(_without_nothing(table))


def _without_nothing(value: object) -> Any:  # noqa: ANN401 - TOML's values, which have no null
    match value:
        case dict():
            return {key: _without_nothing(one) for key, one in value.items() if one is not None}
        case list() | tuple():
            return [_without_nothing(one) for one in value]
        case _:
            pass
    return value

"""The programme as it went: every day with its sessions, what became of each, and its captures.

This is what all exporters tell; it holds no words of any language. Instants are in UTC.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from facilitator.core.base.ids import SessionId
from facilitator.core.record import programme as planning
from facilitator.core.record.notes import Note
from facilitator.core.record.plan import Slot, plan
from facilitator.core.record.sessions import UNTOUCHED, Progress
from facilitator.core.record.state import State
from facilitator.core.telling.difference import moved
from facilitator.core.time.passed_by import took_place
from facilitator.core.time.schedule import Row, Status, schedule


class Fate(Enum):
    """What became of a session."""

    HELD = "held"
    RUNNING = "running"
    PAUSED = "paused"
    INTERRUPTED = "interrupted"
    """It began and was left before it was done."""
    SKIPPED = "skipped"
    MISSED = "missed"
    """The meeting went on, or was closed, without it."""
    MOVED = "moved"
    """It was carried from this day to a later one, where it has an entry of its own."""
    HOMEWORK = "homework"
    DROPPED = "dropped"
    COMING = "coming"


class Entry(Struct, frozen=True):
    """A session on one day of the programme; `progress` is what happened to it on any day.

    `slot` is where it was planned, `due` from when until when as it began. `other` is the
    day (counted from 0) that a moved session went to, or that one carried here came from. `written`
    is where the agenda has it, None if it was added live; `shifted` says that it was moved within
    the day, `begun` that it began on it, and was not only passed by.
    """

    slot: Slot
    fate: Fate
    progress: Progress
    notes: tuple[Note, ...] = ()
    other: int | None = None
    written: Slot | None = None
    shifted: bool = False
    begun: bool = False
    due: tuple[dt.datetime, dt.datetime] | None = None

    @property
    def start(self) -> dt.datetime:
        """When it is planned to begin."""
        return self.due[0] if self.due else self.slot.start

    @property
    def end(self) -> dt.datetime:
        """When it is planned to end."""
        return self.due[1] if self.due else self.slot.end

    @property
    def here(self) -> Progress:
        """What happened to it on this day: nothing where it was moved to another, or passed by."""
        passed = self.progress.begun and not self.begun
        return UNTOUCHED if passed or self.fate is Fate.MOVED else self.progress

    @property
    def of_plan(self) -> bool:
        """Whether the agenda has it on this day."""
        return self.fate is Fate.MOVED or self.other is None


class HeldDay(Struct, frozen=True):
    """A day (counted from 0) with its date as held and its date in the agenda."""

    index: int
    date: dt.date
    planned: dt.date
    entries: tuple[Entry, ...]

    @property
    def over(self) -> bool:
        """Whether it was held and nothing more is to come of it."""
        fates = {entry.fate for entry in self.entries}
        return Fate.HELD in fates and not fates & {Fate.RUNNING, Fate.PAUSED, Fate.COMING}


class Programme(Struct, frozen=True):
    """All days, and the captures made outside any session of the agenda."""

    days: tuple[HeldDay, ...]
    outside: tuple[Note, ...]


def programme(state: State, now: dt.datetime) -> Programme:
    """Work out what became of every session by the instant `now`."""
    rows = {row.session.id: row for row in schedule(state, now).rows}
    captures = _by_session(state.notes.values(), rows)
    home = {s.id: i for i, day in enumerate(state.agenda.days) for s in day.sessions}
    days: list[list[Entry]] = [[] for _ in state.dates]
    written = {slot.session.id: slot for slot in plan(state.agenda, state.dates)}
    elsewhere = moved(planning.Programme(state.agenda.days), state.programme)
    for row in rows.values():
        origin = home.get(row.session.id, row.slot.day)
        other = None if origin == row.slot.day else origin
        entry = _entry(state, row, captures, other)
        id_ = row.session.id
        entry = replace(entry, written=written.get(id_), shifted=id_ in elsewhere)
        days[row.slot.day].append(entry)
    _tell_moved(state, rows, days)
    return Programme(
        tuple(
            HeldDay(index, date, day.date, tuple(entries))
            for index, (date, day, entries) in enumerate(
                zip(state.dates, state.agenda.days, days, strict=True)
            )
        ),
        tuple(captures.get(None, ())),
    )


def _tell_moved(state: State, rows: Mapping[SessionId, Row], days: Sequence[list[Entry]]) -> None:
    """Add to each day the sessions moved from it, after what they followed in the agenda."""
    previous: Slot | None = None
    for slot in plan(state.agenda, state.dates):
        row = rows.get(slot.session.id)
        if row is not None and row.slot.day != slot.day:
            followed = previous.session.id if previous and previous.day == slot.day else None
            entries = days[slot.day]
            order = [entry.slot.session.id for entry in entries]
            position = order.index(followed) + 1 if followed in order else 0
            gone = Entry(slot, Fate.MOVED, row.progress, other=row.slot.day, written=slot)
            entries.insert(position, gone)
        previous = slot


def _by_session(
    notes: Iterable[Note], known: Mapping[SessionId, object]
) -> dict[SessionId | None, list[Note]]:
    found: dict[SessionId | None, list[Note]] = {}
    for note in notes:
        found.setdefault(note.session if note.session in known else None, []).append(note)
    return found


def _entry(
    state: State,
    row: Row,
    captures: Mapping[SessionId | None, list[Note]],
    origin: int | None = None,
) -> Entry:
    notes = tuple(captures.get(row.session.id, ()))
    begun = _begun(state, row)
    fate = _fate(state, row, begun=begun)
    return Entry(row.slot, fate, row.progress, notes, origin, begun=begun, due=row.planned)


def _begun(state: State, row: Row) -> bool:
    if row.status is Status.SKIPPED:
        return took_place(state, row.session.id)
    return row.progress.begun and row.status is not Status.PASSED


_FATES: Final[Mapping[Status, Fate]] = {
    Status.DONE: Fate.HELD,
    Status.RUNNING: Fate.RUNNING,
    Status.PAUSED: Fate.PAUSED,
    Status.INTERRUPTED: Fate.INTERRUPTED,
    Status.PASSED: Fate.MISSED,
    Status.SKIPPED: Fate.SKIPPED,
}


def _fate(state: State, row: Row, *, begun: bool) -> Fate:
    left = state.leftovers.get(row.session.id)
    if row.status is Status.SKIPPED and left in ("homework", "dropped"):
        return Fate(left)
    fate = _FATES.get(row.status, Fate.MISSED if state.closed else Fate.COMING)
    return Fate.INTERRUPTED if fate is Fate.SKIPPED and begun else fate

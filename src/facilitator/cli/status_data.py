"""Where a meeting stands as data: the `Status` document that `status --json` gives."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from facilitator.cli.dates import iso
from facilitator.cli.records import Read
from facilitator.core.record.state import State
from facilitator.core.time.schedule import FixedPoint, Row, Schedule
from facilitator.core.time.steps import running
from facilitator.files.records.names import record_id


class CurrentStep(Struct, frozen=True):
    """The step that it is time for, counted from 1."""

    number: int
    title: str
    remaining_seconds: float


class Current(Struct, frozen=True):
    """The session that runs or is paused; `remaining_seconds` is negative in overtime.

    `status` is "running" or "paused", `phase` is "calm", "warning", "danger" or "overtime". `step`
    is null where it is time for none.
    """

    id: str
    title: str
    kind: str
    status: str
    phase: str
    remaining_seconds: float
    overtime_seconds: float
    expected_end: str
    step: CurrentStep | None


class Point(Struct, frozen=True):
    """The next session of the day with a fixed start.

    `slack_seconds` is the lateness that can be made up before it. `latest` is the latest end of
    the current session, or start of the next one, that still saves it.
    """

    id: str
    title: str
    start: str
    slack_seconds: float
    latest: str
    recoverable: bool


class SessionTimes(Struct, frozen=True):
    """A session: instants are ISO 8601 with the meeting's offset, null where there is none.

    `status` is "upcoming", "running", "paused", "interrupted", "passed", "done" or "skipped".
    `added_seconds` is the time given live, `paused_seconds` the time its clock stood still.
    `conflict` says that it cannot start when it has to.
    """

    id: str
    title: str
    kind: str
    day: int
    status: str
    optional: bool
    planned_start: str
    planned_end: str
    actual_start: str | None
    actual_end: str | None
    expected_start: str | None
    expected_end: str | None
    added_seconds: float
    paused_seconds: float
    conflict: bool


class Status(Struct, frozen=True):
    """The whole answer; `format` grows only when a field changes its meaning.

    `now` is the instant it holds for, in a rehearsal by its own clock while a program runs it and
    else that of its last event, unless `--at` says another.
    `day` counts from 1. `offset_seconds` is positive when the meeting is behind its plan, `next`
    the id of the session that is expected after the current one.
    """

    format: int
    record: str
    path: str
    title: str
    timezone: str
    rehearsal: bool
    finished: bool
    now: str
    day: int
    days: int
    date: dt.date | None
    offset_seconds: float
    current: Current | None
    next: str | None
    fixed_point: Point | None
    notes: int
    sessions: tuple[SessionTimes, ...]


def as_data(read: Read, now: Schedule) -> Status:
    """Return the status as data."""
    state = read.state
    return Status(
        format=1,
        record=record_id(read.path),
        path=str(read.path),
        title=state.agenda.title,
        timezone=state.agenda.timezone,
        rehearsal=state.rehearsal,
        finished=state.finished,
        now=_iso(now.now, state),
        day=now.day + 1,
        days=len(state.dates),
        date=state.dates[now.day] if state.dates else None,
        offset_seconds=_seconds(now.offset),
        current=_current(now, state),
        next=now.following.session.id if now.following else None,
        fixed_point=_point(now.fixed_point, state),
        notes=len(state.notes),
        sessions=tuple(_times(row, now, state) for row in now.rows),
    )


def _current(now: Schedule, state: State) -> Current | None:
    row = now.current
    if row is None or now.remaining is None or row.expected_end is None:
        return None
    return Current(
        row.session.id,
        row.session.title,
        row.session.kind,
        row.status.value,
        now.phase.name.lower(),
        _seconds(now.remaining),
        _seconds(now.overtime),
        _iso(row.expected_end, state),
        _step(now),
    )


def _step(now: Schedule) -> CurrentStep | None:
    here = running(now)
    if here.current is None:
        return None
    return CurrentStep(here.number, here.current.title, _seconds(here.current.left))


def _point(point: FixedPoint | None, state: State) -> Point | None:
    if point is None:
        return None
    return Point(
        point.row.session.id,
        point.row.session.title,
        _iso(point.row.slot.start, state),
        _seconds(point.slack),
        _iso(point.latest, state),
        point.recoverable,
    )


def _times(row: Row, now: Schedule, state: State) -> SessionTimes:
    session, progress, (start, end) = row.session, row.progress, row.planned
    return SessionTimes(
        session.id,
        session.title,
        session.kind,
        row.slot.day + 1,
        row.status.value,
        session.optional,
        _iso(start, state),
        _iso(end, state),
        _iso_or_none(row.actual_start, state),
        _iso_or_none(row.actual_end, state),
        _iso_or_none(row.expected_start, state),
        _iso_or_none(row.expected_end, state),
        _seconds(progress.added),
        _seconds(progress.still(now.now)),
        row.conflict,
    )


def _iso(instant: dt.datetime, state: State) -> str:
    return iso(instant, state.zone)


def _iso_or_none(instant: dt.datetime | None, state: State) -> str | None:
    return None if instant is None else _iso(instant, state)


def _seconds(length: dt.timedelta) -> float:
    return round(length.total_seconds(), 3)

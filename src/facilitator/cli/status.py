"""`status` says where a meeting stands: the running session, the offset and every time.

With `--json` it gives one `Status` document.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import click
from msgspec import Struct

from facilitator.cli.call import Call
from facilitator.cli.click_texts import Command
from facilitator.cli.dates import date_line, iso, times
from facilitator.cli.forms import json_option
from facilitator.cli.records import AT, RECORD, Read, moment, name_of, read_instant, read_record
from facilitator.cli.status_line import DOT
from facilitator.core.base.language import N_, Language, clock_time
from facilitator.core.base.text import clean_line
from facilitator.core.record.state import State
from facilitator.core.time.phase_signs import STATUSES
from facilitator.core.time.schedule import FixedPoint, Row, Schedule, schedule
from facilitator.files.records.names import record_id
from facilitator.plain.output import data, fitted, out, table
from facilitator.running import messages

BEFORE = 1
AFTER = 5
"""How many sessions before and after the one that runs or is next the text shows."""


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


@click.command(
    "status",
    cls=Command,
    help=N_(
        "Show where a meeting stands: the running session, how far behind or ahead it is, and what "
        "comes next. RECORD is an id or a path, by default the record opened last."
    ),
)
@click.argument("record", metavar=RECORD, required=False)
@json_option(N_("JSON for programs, with every time."))
@click.option("--at", metavar=N_("INSTANT"), callback=read_instant, help=AT)
@click.option(
    "--laptops",
    is_flag=True,
    help=N_("List the laptops that keep the meeting, where it is shared."),
)
@click.pass_obj
def command(
    call: Call, record: str | None, form: str | None, at: dt.datetime | None, *, laptops: bool
) -> None:
    """Show the status."""
    read = read_record(call, record)
    if laptops:
        out("\n".join(_laptops(call, read)))
        return
    now = schedule(read.state, moment(call, read, at))
    if form == "json":
        data(as_data(read, now))
    else:
        out("\n".join(_lines(read.state, now, call.language)))


def _laptops(call: Call, read: Read) -> Iterator[str]:
    """Say of each laptop whether it keeps the time, its last sign, and what of ours it has."""
    from facilitator.files.records.followed import Followed
    from facilitator.running.together.listing import in_words, of_record

    record = Followed.open(read.path)
    record.written_by(call.world.by)
    rows = [
        [clean_line(call.language.say(each)) for each in in_words(laptop, read.state.zone)]
        for laptop in of_record(record)
    ]
    if not rows:
        yield call.language.say("This meeting is not shared.")
    yield from fitted(table(rows))


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
    from facilitator.core.time.steps import running  # which only data tell

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


def _lines(state: State, now: Schedule, language: Language) -> Iterator[str]:
    yield name_of(state, language)
    yield language.say(
        "{date}, {time}",
        date=date_line(state.dates[now.today], now.today, len(state.dates), language),
        time=_clock(now.now, state, now.today),
    )
    yield from filter(None, (_now_line(now, state, language), _plan_line(now, state, language)))
    yield ""
    yield from fitted(table([_row(row, state, language) for row in _window(now)]))
    yield ""
    yield language.count("{n} note", "{n} notes", len(state.notes))


def _clock(instant: dt.datetime, state: State, day: int) -> str:
    """Write a clock time, with its date when that is not the day's."""
    local = instant.astimezone(state.zone)
    time = clock_time(instant, state.zone)
    return time if local.date() == state.dates[day] else f"{local.date()} {time}"


def _now_line(now: Schedule, state: State, language: Language) -> str:
    """Say what goes on: the session with its time left, or that none runs."""
    if now.current is None:
        if state.finished:
            return language.say("The meeting is finished.")
        return _joined(language.say("No session is running."), _next_line(now, state, language))
    title = clean_line(now.current.session.title)
    return _joined(
        title, messages.phase_line(now, language), messages.times_line(now, state, language)
    )


def _plan_line(now: Schedule, state: State, language: Language) -> str:
    """Say how the meeting stands against its plan."""
    return _joined(
        messages.offset_line(now, language),
        clean_line(messages.fixed_point_line(now, state, language)),
        messages.spare_line(now, language),
    )


def _next_line(now: Schedule, state: State, language: Language) -> str:
    return clean_line(messages.following_line(now, state, language))


def _joined(*parts: str) -> str:
    return DOT.join(part for part in parts if part)


def _window(now: Schedule) -> list[Row]:
    """Choose the sessions around the one that runs or is next, on the same day."""
    today = [row for row in now.rows if row.slot.day == now.day]
    here = now.current or now.following
    at = today.index(here) if here in today else len(today) - 1
    return today[max(0, at - BEFORE) : at + AFTER + 1]


def _row(row: Row, state: State, language: Language) -> list[str]:
    return [
        STATUSES[row.status],
        times(row.due, row.due_end, state.zone),
        _seen(row, state, language),
        clean_line(row.session.title),
    ]


def _seen(row: Row, state: State, language: Language) -> str:
    """Say when a session was held, or when it is expected."""
    end = row.expected_end or row.actual_end
    if end is None:
        return ""
    span = times(row.begins, end, state.zone)
    if row.expected_end is None:
        return language.say("was {times}", times=span)
    return language.say("expected {times}", times=span)

"""The schedule says what was planned, what happened and what to expect at an instant.

All instants are aware datetimes in UTC, all lengths timedeltas. The letters in the formulas are
P_s and P_e planned start and end, D duration, X time added live, Z all pauses, A_s actual start.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from enum import Enum, IntEnum
from typing import Final

from msgspec import Struct

from facilitator.core.base.ids import SessionId
from facilitator.core.base.span import MINUTE, ZERO, Span, minutes_between, whole
from facilitator.core.record.agenda import Session
from facilitator.core.record.plan import Anchor, Slot, dawns, expected_end
from facilitator.core.record.sessions import UNTOUCHED, Progress
from facilitator.core.record.state import State
from facilitator.core.time.passed_by import passed_by


class Status(Enum):
    """How far a session has come."""

    UPCOMING = "upcoming"
    RUNNING = "running"
    PAUSED = "paused"
    INTERRUPTED = "interrupted"
    """It began and was left for another; what remains of it is expected or was left for good."""
    PASSED = "passed"
    """The meeting went on to a later session, or ended, without holding it, or only went by it."""
    DONE = "done"
    SKIPPED = "skipped"


# Named here because a member is slow to look up in its class for every session of a programme.
UPCOMING: Final = Status.UPCOMING
FREE: Final = Anchor.NONE
FIXED: Final = Anchor.FIXED

PAST: Final = (Status.DONE, Status.PASSED, Status.SKIPPED)
"""Where the meeting does not come to any more."""


class Phase(IntEnum):
    """How urgent the end of the running session is; a greater one is more urgent."""

    CALM = 0
    WARNING = 1
    DANGER = 2
    OVERTIME = 3


class Row(Struct, frozen=True):
    """One session with its planned, actual and expected times.

    Only the current session and those still to come have expected times. `conflict` says that a
    session with a fixed start is expected to begin after it, by a minute or more.
    """

    slot: Slot
    status: Status
    progress: Progress
    expected_start: dt.datetime | None = None
    expected_end: dt.datetime | None = None
    conflict: bool = False

    @property
    def session(self) -> Session:
        """The session itself."""
        return self.slot.session

    @property
    def running(self) -> bool:
        """Whether it is the current session, paused or not."""
        return self.status in (Status.RUNNING, Status.PAUSED)

    @property
    def actual_start(self) -> dt.datetime | None:
        """When it first began, or went on if it was carried from another day."""
        return self._held[0].start if self._held else None

    @property
    def awaited(self) -> dt.datetime:
        """When it is expected to begin or, where nothing is expected of it, was planned to."""
        return self.expected_start or self.slot.start

    @property
    def begins(self) -> dt.datetime:
        """When it is to be shown to begin: what is still to come when it is expected to.

        So it is with a session that was interrupted; what runs or is over shows when it began.
        """
        if self.expected_start is not None and not self.running:
            return self.expected_start
        return self.actual_start or self.slot.start

    @property
    def due(self) -> dt.datetime:
        """When the plan has it begin, as `begins` says it: what was left for another, go on."""
        of = self.progress
        if of.due is None:
            return self.slot.start
        if self.running or self.expected_end is None:
            return of.due if of.accepted is None else self.begins
        # By as much as was told when it was left, which the seconds of its rest do not change.
        left = self.actual_end
        if left is None or self.session.end_fixed:
            left = self.begins
        late = left + (self.expected_end - self.begins) - self.due_end
        return whole(left) - late // MINUTE * MINUTE

    @property
    def due_end(self) -> dt.datetime:
        """When the plan has it end."""
        return self.slot.end + self.progress.later

    @property
    def planned(self) -> tuple[dt.datetime, dt.datetime]:
        """From when until when it was to be held as it began, or is if it has not."""
        return self.progress.due or self.slot.start, self.slot.end + self.progress.put_off

    @property
    def late(self) -> dt.timedelta:
        """How much later than the plan has it it begins, by clock times; negative if earlier."""
        return minutes_between(self.due, self.begins) * MINUTE

    @property
    def held(self) -> bool:
        """Whether it is over and was held."""
        return self.status is Status.DONE

    @property
    def actual_end(self) -> dt.datetime | None:
        """When it last ended on its day; None while it runs or if it never began."""
        return self._held[-1].end if self._held else None

    @property
    def _held(self) -> tuple[Span, ...]:
        """When it was held on its day, which one that was only passed by was not."""
        return () if self.status is Status.PASSED else self.progress.here


class FixedPoint(Struct, frozen=True):
    """The next session with a fixed start that has not begun.

    `slack` is the lateness that can still be made up before it, `latest` the latest end of the
    running session (or latest start of the next one) that still lets it begin on time, `missing`
    how much later than that is expected, zero or less if it is not.
    """

    row: Row
    slack: dt.timedelta
    latest: dt.datetime
    missing: dt.timedelta

    @property
    def recoverable(self) -> bool:
        """Whether it can still begin on time, to the second."""
        return self.missing <= ZERO

    @property
    def lost(self) -> bool:
        """Whether it can no more begin on time, as far as people tell: by a minute or more."""
        return self.missing >= MINUTE

    def missed(self, now: dt.datetime) -> bool:
        """Whether not even ending at once lets it begin on time any more, by a minute or more."""
        return now - self.latest >= MINUTE

    @property
    def late(self) -> bool:
        """Whether it is going to begin late if nothing is done, by a minute or more."""
        return self.row.late >= MINUTE


class Schedule(Struct, frozen=True):
    """Where a meeting stands at an instant.

    `current` is the session that runs or is paused, `following` the one expected after it on any
    day. `remaining` is negative in overtime. `offset` is positive when behind the plan. `today` is
    the day (counted from 0) that the meeting is on: the last one begun or come.
    """

    now: dt.datetime
    rows: tuple[Row, ...]
    current: Row | None = None
    following: Row | None = None
    remaining: dt.timedelta | None = None
    phase: Phase = Phase.CALM
    offset: dt.timedelta = ZERO
    fixed_point: FixedPoint | None = None
    today: int = 0

    @property
    def overtime(self) -> dt.timedelta:
        """The time that the running session has gone over: max(0, -remaining)."""
        return max(ZERO, -self.remaining) if self.remaining is not None else ZERO

    @property
    def behind(self) -> dt.timedelta:
        """The offset as it is shown: between the clock times of what is expected and planned."""
        here = self.current or self.following
        if here is None or here.expected_start is None or here.expected_end is None:
            return ZERO
        if here.running:
            return minutes_between(here.due_end, here.expected_end) * MINUTE
        return here.late

    @property
    def day(self) -> int:
        """The day (counted from 0) of the current session, else of the following, else the last."""
        row = self.current or self.following
        return row.slot.day if row else (self.rows[-1].slot.day if self.rows else 0)


def limits(duration: dt.timedelta) -> tuple[dt.timedelta, dt.timedelta]:
    """Say with how much time left danger begins, and a warning.

    Danger begins at max(1 min, 5 % of D), a warning at max(2 min, 20 %). They are capped at a
    quarter and a half of D, so that short sessions too begin calm.
    """
    danger = min(max(MINUTE, duration / 20), duration / 4)
    return danger, min(max(2 * MINUTE, duration / 5), duration / 2)


def phase_of(remaining: dt.timedelta, duration: dt.timedelta) -> Phase:
    """Return how urgent the end is, by the limits of a session's length."""
    danger, warning = limits(duration)
    if remaining < ZERO:
        return Phase.OVERTIME
    if remaining <= danger:
        return Phase.DANGER
    if remaining <= warning:
        return Phase.WARNING
    return Phase.CALM


def day_at(state: State, now: dt.datetime) -> int:
    """Return which day (counted from 0) the meeting is on: the last one begun or come.

    Sessions left over from the days before are no longer awaited.
    """
    return _day_at(state, dawns(state.slots, state.zone), now)


def _day_at(state: State, dawn: Mapping[int, dt.datetime], now: dt.datetime) -> int:
    cursor = state.slot(state.cursor)
    come = max((day for day, start in dawn.items() if start <= now), default=0)
    return max(cursor.day, come) if cursor else come


def schedule(state: State, now: dt.datetime) -> Schedule:
    """Work out where the meeting stands at `now`."""
    now = now.astimezone(dt.UTC)  # in another zone adding minutes goes wrong at a change of clocks
    dawn = dawns(state.slots, state.zone)
    today = _day_at(state, dawn, now)
    rows = _rows(state, now, dawn, today)
    awaited = [row for row in rows if row.expected_end is not None]
    if not awaited:
        return Schedule(now, rows, today=today)
    here = awaited[0]
    offset = _offset(here)
    point = _fixed_point(awaited, offset)
    if not here.running:
        return Schedule(now, rows, None, here, offset=offset, fixed_point=point, today=today)
    following = awaited[1] if len(awaited) > 1 else None
    remaining = expected_end(here.slot, here.progress, now) - now
    phase = phase_of(remaining, here.slot.end - here.slot.start)
    return Schedule(now, rows, here, following, remaining, phase, offset, point, today)


def _rows(
    state: State, now: dt.datetime, dawn: Mapping[int, dt.datetime], today: int
) -> tuple[Row, ...]:
    """Make the rows in the order of the plan, carrying each expected end to the next start."""
    progress, current = state.progress, state.current
    passed = _passed(state)
    rows: list[Row] = []
    day, opening, reached = -1, now, None
    for position, slot in enumerate(state.slots):
        id_ = slot.session.id
        of = progress.get(id_, UNTOUCHED)
        if slot.day != day:  # a day opens as planned, whatever became of the day before
            day, opening, reached = slot.day, max(slot.start, now), None
        if id_ == current:
            row = _running(slot, of, now)
        elif of is not UNTOUCHED and of.over:
            row = Row(slot, Status.SKIPPED if of.skipped else _left(state, of, id_), of)
        elif position <= passed or day < today:
            row = Row(slot, _left(state, of, id_), of)
        else:
            row = _forecast(slot, of, reached or opening, now)
        end = row.expected_end or _end_on(row, dawn[day])
        if end is not None:
            reached = max(end, reached or now)
        rows.append(row)
    return tuple(rows)


def _left(state: State, of: Progress, session: SessionId) -> Status:
    """Say how far a session came that nothing more is to come of, though it was not skipped."""
    if not of.begun or passed_by(state, session, of):
        return Status.PASSED
    return Status.DONE if of.ended else Status.INTERRUPTED


def _passed(state: State) -> int:
    """Return the last position in the plan that was passed: nothing up to it is still to come."""
    if state.closed:
        return len(state.slots)
    for position, slot in enumerate(state.slots):
        if slot.session.id == state.cursor:
            return position
    return -1


def _end_on(row: Row, dawn: dt.datetime) -> dt.datetime | None:
    """Return when a session ended, unless that was on an earlier day than its plan says."""
    end = row.actual_end
    return end if end is not None and end >= dawn else None


def _running(slot: Slot, of: Progress, now: dt.datetime) -> Row:
    status = Status.PAUSED if of.paused else Status.RUNNING
    return Row(slot, status, of, of.here[0].start, max(now, expected_end(slot, of, now)))


def _forecast(slot: Slot, of: Progress, reached: dt.datetime, now: dt.datetime) -> Row:
    """Expect a session at `reached`, when what is before it ends, or at its own later start.

    It is not expected some seconds early: that is when it is planned.
    """
    anchor, planned = slot.anchor, slot.start
    touched = of is not UNTOUCHED and (of.begun or of.added != ZERO)
    soon = not touched and planned - reached < MINUTE
    start = planned if planned > reached and (anchor is not FREE or soon) else reached
    if touched:
        return _forecast_rest(slot, of, start, now)
    end = start + (slot.end - planned)
    if slot.session.end_fixed:
        end = max(start, slot.end)
    return Row(slot, UPCOMING, of, start, end, anchor is FIXED and start - planned >= MINUTE)


def _forecast_rest(slot: Slot, of: Progress, start: dt.datetime, now: dt.datetime) -> Row:
    """Expect what is left of a session that was interrupted, or got time before it began."""
    if slot.session.end_fixed:
        end = max(start, slot.end + of.added)
    else:
        end = start + max(ZERO, slot.end - slot.start + of.added - of.used(now))
    if of.begun:
        return Row(slot, Status.INTERRUPTED, of, start, end)
    return Row(
        slot, UPCOMING, of, start, end, slot.anchor is FIXED and start - slot.start >= MINUTE
    )


def _offset(here: Row) -> dt.timedelta:
    """Compare the expected end of the session that has begun with its planned end.

    While the next one has not begun its start is compared: how long it may last is still open.
    """
    if here.expected_start is None or here.expected_end is None:
        return ZERO
    if here.progress.begun:
        return here.expected_end - here.due_end
    return here.expected_start - here.slot.start


def _fixed_point(awaited: Sequence[Row], offset: dt.timedelta) -> FixedPoint | None:
    """Find the next fixed point of the day; the session that runs or is next comes first.

    Slack is the gaps before it and the sum of (D - min) of the unstarted sessions before it: what
    lies between the planned times of the first session and of the fixed point, less the sum of min.
    """
    here = awaited[0]
    expected = here.expected_end if here.running else here.expected_start
    ahead = awaited[1:] if here.running else awaited
    for position, row in enumerate(ahead):
        slot = row.slot
        if slot.day != here.slot.day or expected is None:
            return None
        if slot.anchor is FIXED and not row.progress.begun:
            latest = slot.start - sum(map(shortest, ahead[:position]), ZERO)
            return FixedPoint(row, latest - (expected - offset), latest, expected - latest)
    return None


def shortest(row: Row) -> dt.timedelta:
    """Return the least time a session to come can take; one that has begun takes what is left."""
    if row.progress.begun and row.expected_start is not None and row.expected_end is not None:
        return row.expected_end - row.expected_start
    return row.session.shortest * MINUTE

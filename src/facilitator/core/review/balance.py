"""What moved a day against its agenda: its sessions one by one, and what happened besides.

The amounts are by the clock times shown, in whole minutes, and sum up to how far the day is from
its agenda: at its end once it is over, and until then at the end expected of the session that runs,
or at the start expected of the next.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum

from msgspec import Struct

from facilitator.core.base.ids import SessionId
from facilitator.core.base.span import ZERO, Span, cut_to_minutes, took, whole
from facilitator.core.record.agenda import Session
from facilitator.core.record.plan import Slot, plan
from facilitator.core.record.state import State
from facilitator.core.time.schedule import Row, schedule


class Cause(Enum):
    """Where the time of a day went, or came from."""

    BEGAN = "began"
    """Its first session began late (or early)."""
    LONGER = "longer"
    """Sessions ran longer than planned."""
    SHORTER = "shorter"
    """Sessions ran shorter than planned."""
    PAUSES = "pauses"
    AWAY = "away"
    ADDED = "added"
    """Sessions were held that the agenda does not have on this day."""
    LEFT_OUT = "left-out"
    """Sessions of this day were not held on it."""
    EARLY = "early"
    """Sessions were held before what runs, and the agenda has them after it."""
    PUT_OFF = "put-off"
    """Sessions that the agenda has before what runs, or what is left of them, come after it."""
    BETWEEN = "between"
    """More time (or less) passed between sessions than planned."""


class Part(Struct, frozen=True):
    """What moved a day, later or earlier: a session that took more or less time, if it was one."""

    cause: Cause
    by: dt.timedelta
    session: Session | None = None


class Balance(Struct, frozen=True):
    """How far a day is from its agenda, and what moved it: the parts sum up to that exactly."""

    stands: dt.timedelta
    parts: tuple[Part, ...]


class Days:
    """The days of a meeting: its rows, the agenda's own plan, and which span is of which day."""

    def __init__(self, state: State, now: dt.datetime) -> None:
        """Look at a meeting as of `now`."""
        self.state = state
        self.now = now
        seen = schedule(state, now)
        self.rows, self.today = seen.rows, seen.today
        self.baseline = {slot.session.id: slot for slot in plan(state.agenda, state.dates)}

    def bounds(self, day: int) -> tuple[dt.datetime | None, dt.datetime | None]:
        """Return when a day begins and ends by the agenda, or else by the plan."""
        slots = [slot for slot in self.baseline.values() if slot.day == day]
        slots = slots or [slot for slot in self.state.slots if slot.day == day]
        start = min((slot.start for slot in slots), default=None)
        return start, max((slot.end for slot in slots), default=None)

    def on(self, day: int, spans: Sequence[Span]) -> list[Span]:
        """Return those of some spans that began on a day."""
        return [span for span in spans if self._day(span.start) == day]

    def _day(self, instant: dt.datetime) -> int:
        return max((day for day, dawn in self.state.dawns.items() if dawn <= instant), default=0)

    def paused(self, pauses: Iterable[Span]) -> dt.timedelta:
        """Sum up pauses, in whole minutes."""
        return cut_to_minutes(sum((pause.length(self.now) for pause in pauses), ZERO))

    def is_rest(self, session: SessionId) -> bool:
        """Say whether its time was planned with a session of the agenda that it was split from."""
        return session not in self.baseline and any(
            whole in self.baseline for whole in self.state.programme.origins(session)
        )


def balance(days: Days, day: int) -> Balance | None:
    """Say how far a day is from its agenda, and why; nothing while nothing is known of it."""
    rows = [row for row in days.rows if row.slot.day == day]
    here = next((row for row in rows if row.expected_end is not None), None)
    start, end = days.bounds(day)
    spans = [span for row in days.rows for span in days.on(day, row.progress.spans)]
    to_come = day > days.today and not spans
    if start is None or end is None or to_come or not (spans or here):
        return None
    if here is None:
        ended = whole(max(span.end or days.now for span in spans))
        return _Account(days, day, start).until(end, ended)
    return _Account(days, day, start).so_far(rows, here)


class _Account:
    """A day being accounted for; `behind` are the sessions that the agenda has until then."""

    def __init__(self, days: Days, day: int, start: dt.datetime) -> None:
        self.days = days
        self.day = day
        self.start = start
        self.behind = [slot for slot in days.baseline.values() if slot.day == day]
        self.here: Row | None = None

    def so_far(self, rows: Sequence[Row], here: Row) -> Balance:
        """Account for a day that goes on until what runs is to end, or what is next to begin."""
        ids = [slot.session.id for slot in self.behind]
        before = [row.session.id for row in rows[: rows.index(here) + 1] if row.session.id in ids]
        last = ids.index(before[-1]) if before else -1
        begins = not here.running and here.session.id in ids  # what is next is not behind yet
        due = self.behind[last].end if before else self.start
        if begins:
            due, last = self.behind[last].start, last - 1
        self.behind = self.behind[: last + 1]
        self.here = here if here.running else None
        at = here.expected_end if here.running else here.begins
        return self.until(due, whole(at or self.days.now))

    def until(self, due: dt.datetime, at: dt.datetime) -> Balance:
        """Account for what the agenda has until `due`, and which took until `at`."""
        stands = at - due
        spans = (row.progress.spans for row in self.days.rows)
        begins = [span.start for each in spans for span in self.days.on(self.day, each)]
        parts = [Part(Cause.BEGAN, whole(min(begins, default=at)) - self.start)]
        for row in self.days.rows:
            parts += self.of(row, at)
        parts.append(Part(Cause.BETWEEN, stands - sum((part.by for part in parts), ZERO)))
        return Balance(stands, tuple(part for part in parts if part.by))

    def of(self, row: Row, at: dt.datetime) -> Iterator[Part]:
        """Say how a session moved the day; what is still expected of one is not missing yet."""
        days, of, base = self.days, row.progress, self.days.baseline.get(row.session.id)
        pauses = days.paused(days.on(self.day, of.pauses))
        away = cut_to_minutes(of.away) if row.slot.day == self.day else ZERO
        until = at if row is self.here else days.now
        ran = took(days.on(self.day, of.spans), until) - pauses - away
        yield from (Part(Cause.PAUSES, pauses), Part(Cause.AWAY, away))
        here = row.slot.day == self.day  # what was carried on is not missing yet on another day
        goes_on = here and row.expected_end is not None and row is not self.here
        if base is None or base.day != self.day:
            over = _over(ran, self.planned(row, base), goes_on=goes_on)
            yield Part(Cause.ADDED, ran - over)
            yield Part(Cause.ADDED, over, row.session)
        elif base not in self.behind:
            over = _over(ran, base.end - base.start, goes_on=goes_on)
            yield Part(Cause.EARLY, ran - over)
            yield _timed(over, row)
        else:
            yield self.behind_on(row, ran - (base.end - base.start), ran, goes_on=goes_on)

    def behind_on(self, row: Row, over: dt.timedelta, ran: dt.timedelta, *, goes_on: bool) -> Part:
        """Say how a session moved the day that the agenda has by then."""
        if goes_on and over < ZERO:
            return Part(Cause.PUT_OFF, over)
        if ran <= ZERO and row is not self.here:
            return Part(Cause.LEFT_OUT, over)
        return _timed(over, row)

    def planned(self, row: Row, base: Slot | None) -> dt.timedelta:
        """Return what was planned for a session that the agenda has not on this day.

        If some of it was held on its own day, what was left of it there is told there.
        """
        if base is None:
            rest = self.days.is_rest(row.session.id)
            return ZERO if rest else row.slot.end - row.slot.start
        there = self.days.on(base.day, row.progress.spans)
        return ZERO if took(there, self.days.now) else base.end - base.start


def _over(ran: dt.timedelta, planned: dt.timedelta, *, goes_on: bool) -> dt.timedelta:
    """Say how much longer than planned a session was; less only if nothing more is to come."""
    if ran <= ZERO:
        return ZERO
    return max(ZERO, ran - planned) if goes_on else ran - planned


def _timed(over: dt.timedelta, row: Row) -> Part:
    return Part(Cause.LONGER if over > ZERO else Cause.SHORTER, over, row.session)

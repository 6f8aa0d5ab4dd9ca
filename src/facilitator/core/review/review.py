"""The review compares the times of a meeting with its agenda: what took longer, and where.

Planned is what the agenda's author wrote, however the programme was changed live; of a session
added live it is the length it was added with. All instants are cut to the whole minute first, as a
clock shows them, and all lengths are whole minutes: so everything adds up, and agrees with the
times in the minutes. Instants are in UTC, days counted from 0.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from typing import Final, get_args

from msgspec import Struct

from facilitator.core.base.span import MINUTE, ZERO, cut_to_minutes, whole
from facilitator.core.people import attendance
from facilitator.core.people.roster import roster
from facilitator.core.record.agenda import SessionKind
from facilitator.core.record.plan import Slot
from facilitator.core.record.state import State
from facilitator.core.review.balance import Balance, Cause, Days, balance
from facilitator.core.time.passed_by import took_place
from facilitator.core.time.schedule import Row, Status
from facilitator.core.time.steps import steps

KINDS: Final[tuple[SessionKind, ...]] = get_args(SessionKind)


class Outcome(Enum):
    """What became of a session."""

    HELD = "held"
    """It began and ended; one that was only passed by is missed."""
    RUNNING = "running"
    INTERRUPTED = "interrupted"
    """It began and was left for another before it was done."""
    SKIPPED = "skipped"
    MISSED = "missed"
    """The meeting went on, or ended, without it."""
    COMING = "coming"


class StepReview(Struct, frozen=True):
    """A step of a session: `planned` against how long it `took`, exactly."""

    title: str
    planned: dt.timedelta
    took: dt.timedelta


class SessionReview(Struct, frozen=True):
    """One session: `planned` (D) against `actual`, the time its clock ran, without pauses.

    `pauses` and `away` (time not counted as the session's, negative when the clock was set back)
    are what it took besides: the lengths of its intervals sum up to actual + pauses + away.
    `given` is the time given live, by revising the plan or extending the session, negative when
    it was taken away. `started_late` and `ended_late` compare with the agenda's times, negative
    when early; None where it did not start, or end, on its day. `home` is the day the agenda has
    it on, None if it was added live. `steps` are those of a session that began.
    """

    slot: Slot
    outcome: Outcome
    planned: dt.timedelta
    actual: dt.timedelta
    pauses: dt.timedelta
    away: dt.timedelta
    given: dt.timedelta
    started_late: dt.timedelta | None
    ended_late: dt.timedelta | None
    home: int | None
    steps: tuple[StepReview, ...] = ()

    @property
    def over(self) -> dt.timedelta:
        """How much longer than planned it was: actual - planned, negative when shorter."""
        return self.actual - self.planned

    @property
    def overtime(self) -> dt.timedelta:
        """How much of that nobody had given: max(0, actual - planned - given)."""
        return max(ZERO, self.over - self.given)

    @property
    def moved(self) -> bool:
        """Whether the agenda has it on another day."""
        return self.home is not None and self.home != self.slot.day


class DayReview(Struct, frozen=True):
    """One day with its sessions in the order of the plan as it is now.

    `planned` and `actual` sum up its sessions. `began_late` compares its first start with the
    agenda's, None before it began; `ended_late` its last end, None until it is `over`. `so_far`
    says how far the day is from the agenda and what moved it, None while nothing is known of it.
    """

    day: int
    date: dt.date
    sessions: tuple[SessionReview, ...]
    over: bool
    began_late: dt.timedelta | None
    ended_late: dt.timedelta | None
    so_far: Balance | None = None

    @property
    def balance(self) -> tuple[tuple[Cause, dt.timedelta], ...]:
        """By how much each cause moved the end of a day that is over, 0 left out.

        The amounts sum up to `ended_late` exactly.
        """
        parts = self.so_far.parts if self.so_far is not None and self.ended_late is not None else ()
        sums = dict.fromkeys(Cause, ZERO)
        for part in parts:
            sums[part.cause] += part.by
        return tuple((cause, amount) for cause, amount in sums.items() if amount)

    @property
    def planned(self) -> dt.timedelta:
        """How long its sessions were to be."""
        return sum((each.planned for each in self.sessions), ZERO)

    @property
    def actual(self) -> dt.timedelta:
        """How long its sessions were."""
        return sum((each.actual for each in self.sessions), ZERO)

    @property
    def still(self) -> dt.timedelta:
        """How long the clock stood still: pauses and time away."""
        return sum((each.pauses + each.away for each in self.sessions), ZERO)


class KindReview(Struct, frozen=True):
    """The sessions of a kind that were held: how many, `planned` against `actual` in all.

    `longer` is what those that ran over took too much, `shorter` what the others left over, so
    that actual = planned + longer - shorter. `left_out` counts those not held, `lost` is what was
    planned for them.
    """

    kind: SessionKind
    held: int
    planned: dt.timedelta
    actual: dt.timedelta
    longer: dt.timedelta
    shorter: dt.timedelta
    left_out: int
    lost: dt.timedelta

    @property
    def over(self) -> dt.timedelta:
        """How much longer than planned they were in all: actual - planned."""
        return self.actual - self.planned

    @property
    def ratio(self) -> float | None:
        """How many times the planned time they took: actual / planned; None if none was held."""
        return self.actual / self.planned if self.held and self.planned else None


class Arrivals(Struct, frozen=True):
    """Those to be there all day whose time of arrival was said, once a day: `of`, `late` late.

    `lateness` is how much later than the planned start of the day they came, in sum.
    """

    of: int = 0
    late: int = 0
    lateness: dt.timedelta = ZERO

    @property
    def mean(self) -> dt.timedelta:
        """How late those who were late came on average, in whole minutes."""
        return cut_to_minutes(self.lateness / self.late) if self.late else ZERO


class Review(Struct, frozen=True):
    """The times of one meeting as of `now`; until it is `finished` they are what is known so far.

    `kinds` are those of its sessions that were held or left out, in the order of the format.
    """

    title: str
    series: str
    now: dt.datetime
    rehearsal: bool
    finished: bool
    days: tuple[DayReview, ...]
    kinds: tuple[KindReview, ...]
    arrivals: Arrivals

    @property
    def sessions(self) -> tuple[SessionReview, ...]:
        """The sessions of all days."""
        return tuple(each for day in self.days for each in day.sessions)

    @property
    def begun(self) -> bool:
        """Whether anything began, so that there is something to review."""
        return any(each.actual or each.outcome is Outcome.RUNNING for each in self.sessions)


def review(state: State, now: dt.datetime) -> Review:
    """Compare the times of a meeting with its agenda as of the instant `now`."""
    reviewer = _Reviewer(state, now.astimezone(dt.UTC))
    days = tuple(reviewer.day(day) for day in range(len(state.dates)))
    return Review(
        title=state.agenda.title,
        series=state.agenda.series,
        now=now,
        rehearsal=state.rehearsal,
        finished=state.finished,
        days=days,
        kinds=by_kind(each for day in days for each in day.sessions),
        arrivals=_arrivals(state),
    )


def by_kind(sessions: Iterable[SessionReview]) -> tuple[KindReview, ...]:
    """Sum up sessions, of one meeting or of several, by kind; long ones weigh more by that."""
    found: dict[SessionKind, list[SessionReview]] = {}
    for each in sessions:
        found.setdefault(each.slot.session.kind, []).append(each)
    sums = (_sum(kind, found[kind]) for kind in KINDS if kind in found)
    return tuple(each for each in sums if each.held or each.left_out)


def arrivals(reviews: Iterable[Review]) -> Arrivals:
    """Sum up who came late, over several meetings."""
    each = [one.arrivals for one in reviews]
    return Arrivals(
        sum(one.of for one in each),
        sum(one.late for one in each),
        sum((one.lateness for one in each), ZERO),
    )


class _Reviewer(Days):
    """A meeting being reviewed."""

    def day(self, day: int) -> DayReview:
        rows = [row for row in self.rows if row.slot.day == day]
        sessions = tuple(self.session(row) for row in rows)
        spans = [span for row in self.rows for span in self.on(day, row.progress.spans)]
        awaited = any(row.expected_end is not None for row in rows)
        start, end = self.bounds(day)
        found = balance(self, day)
        if not spans or start is None or end is None:
            over = bool(rows) and not awaited
            return DayReview(day, self.state.dates[day], sessions, over, None, None, found)
        began = whole(min(span.start for span in spans)) - start
        ended = None if awaited or found is None else found.stands
        over = not awaited
        return DayReview(day, self.state.dates[day], sessions, over, began, ended, found)

    def session(self, row: Row) -> SessionReview:
        slot, of = row.slot, row.progress
        base = self.baseline.get(slot.session.id)
        planned = ZERO if self.is_rest(slot.session.id) else _length(base or slot)
        due = base if base is not None and base.day == slot.day else slot
        actual = of.minutes(self.now)
        outcome = self.outcome(row)
        started = ended = None
        if on_day := self.on(slot.day, of.here[:1]):
            started = whole(on_day[0].start) - due.start
        last = self.on(slot.day, of.spans[-1:])
        if outcome is Outcome.HELD and last and last[0].end is not None:
            ended = whole(last[0].end) - due.end
        return SessionReview(
            slot=slot,
            outcome=outcome,
            planned=planned,
            actual=actual,
            pauses=self.paused(of.pauses),
            away=cut_to_minutes(of.away),
            given=_length(slot) - planned + cut_to_minutes(of.added),
            started_late=started,
            ended_late=ended,
            home=base.day if base else None,
            steps=tuple(self.steps(row)) if of.begun else (),
        )

    def outcome(self, row: Row) -> Outcome:
        if row.status is Status.SKIPPED and took_place(self.state, row.session.id):
            return Outcome.INTERRUPTED
        return _OUTCOMES[row.status]

    def steps(self, row: Row) -> Iterator[StepReview]:
        parts = steps(row, self.now).parts
        for step, part in zip(row.session.steps, parts, strict=True):
            yield StepReview(step.title, step.duration * MINUTE, part.took)


_OUTCOMES: Final[Mapping[Status, Outcome]] = {
    Status.DONE: Outcome.HELD,
    Status.RUNNING: Outcome.RUNNING,
    Status.PAUSED: Outcome.RUNNING,
    Status.INTERRUPTED: Outcome.INTERRUPTED,
    Status.SKIPPED: Outcome.SKIPPED,
    Status.PASSED: Outcome.MISSED,
    Status.UPCOMING: Outcome.COMING,
}


def _length(slot: Slot) -> dt.timedelta:
    return slot.end - slot.start


def _sum(kind: SessionKind, sessions: Sequence[SessionReview]) -> KindReview:
    held = [each for each in sessions if each.outcome is Outcome.HELD]
    left_out = [each for each in sessions if each.outcome in (Outcome.SKIPPED, Outcome.MISSED)]
    return KindReview(
        kind=kind,
        held=len(held),
        planned=sum((each.planned for each in held), ZERO),
        actual=sum((each.actual for each in held), ZERO),
        longer=sum((max(ZERO, each.over) for each in held), ZERO),
        shorter=sum((max(ZERO, -each.over) for each in held), ZERO),
        left_out=len(left_out),
        lost=sum((each.planned for each in left_out), ZERO),
    )


def _arrivals(state: State) -> Arrivals:
    people = [person for person in roster(state) if person.role in attendance.STAYING]
    of = [
        attendance.late(state, day, person.id)
        for day in range(len(state.dates))
        for person in people
        if state.people.at(day, person.id).arrived is not None
    ]
    return Arrivals(len(of), sum(late > ZERO for late in of), sum(of, ZERO))

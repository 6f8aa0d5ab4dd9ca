"""The steps of a session: which one it is time for, how long it lasts, and how long each took.

Steps follow each other by themselves on the session's own clock, which stands still while it is
paused. Only a step that is begun by hand, and time given to the session, are facts. More time is
for the step that runs, once all steps to come have their whole length; where the session has less
time left than its steps need, what is left of them is shortened in proportion, so that none is
lost. They never change the times of the session.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from heapq import merge
from itertools import pairwise
from typing import Final, NamedTuple

from facilitator.core.base.language import by_key, phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.base.span import MINUTE, ZERO, Span
from facilitator.core.record.agenda import Session
from facilitator.core.record.plan import Slot
from facilitator.core.record.sessions import Progress, SessionFact, StepStarted, Turning
from facilitator.core.record.state import State
from facilitator.core.time.moves import NOTHING_RUNS
from facilitator.core.time.schedule import Row, Schedule, schedule

_NEXT: Final = by_key("session.next", "n")


class Part(NamedTuple):
    """A step with how long it took so far and how much time it has left."""

    title: str
    took: dt.timedelta
    left: dt.timedelta

    @property
    def length(self) -> dt.timedelta:
        """How long it is to be, or was."""
        return self.took + self.left


class Steps(NamedTuple):
    """All steps of a session at an instant.

    `number` is that of the one it is time for (counted from 1), 0 where it is time for none:
    the session has not begun, or all of them are over.
    """

    parts: tuple[Part, ...] = ()
    number: int = 0

    @property
    def current(self) -> Part | None:
        """The one it is time for."""
        return self.parts[self.number - 1] if self.number else None

    @property
    def following(self) -> Part | None:
        """The one after it."""
        return self.parts[self.number] if 0 < self.number < len(self.parts) else None


def steps(row: Row, now: dt.datetime) -> Steps:
    """Say how the steps of a session stand at an instant (UTC)."""
    session, of = row.session, row.progress
    if not session.steps:
        return Steps()
    course = _Course([step.duration * MINUTE for step in session.steps], _time(row))
    for turning in merge(of.turnings, _stood_still(row.slot, of, now), key=lambda each: each.at):
        course.go_on(turning.at)
        course.turn(turning)
    course.go_on(of.used(now))
    parts = tuple(map(Part, [s.title for s in session.steps], course.took, course.left()))
    number = course.here + 1 if row.running and course.here < len(parts) else 0
    return Steps(parts, number)


def running(plan: Schedule) -> Steps:
    """Say how the steps of the session that runs stand."""
    return steps(plan.current, plan.now) if plan.current is not None else Steps()


def next_step(state: State, now: dt.datetime) -> SessionFact:
    """Begin the next step of the session that runs."""
    here = running(schedule(state, now))
    if here.parts and not here.number:
        raise Refused(phrase("All steps are over. {n} goes on to the next session.", n=_NEXT))
    if here.number and here.following is None:
        raise Refused(phrase("This is the last step. {n} goes on to the next session.", n=_NEXT))
    return begin_step(state, now, here.number + 1)


def begin_step(state: State, now: dt.datetime, step: int) -> SessionFact:
    """Begin a step of the session that runs (counted from 1); those after it come again."""
    here = running(schedule(state, now))
    if state.current is None:
        raise Refused(NOTHING_RUNS)
    if not here.parts:
        raise Refused(phrase("This session has no steps."))
    if not 1 <= step <= len(here.parts):
        raise Refused(phrase("The session has no step {n}.", n=step))
    if step == here.number:
        raise Refused(phrase("That step is the one that runs."))
    return StepStarted(state.current, step)


def named(session: Session, step: int) -> str:
    """Give the title of a step (counted from 1), "" if the session has none of that number."""
    return session.steps[step - 1].title if 1 <= step <= len(session.steps) else ""


class _Course:
    """The steps as the session's own clock goes on; what is to come of them is planned time.

    `pace` is how long a second of that lasts: less than one where the session is too short.
    """

    def __init__(self, planned: Sequence[dt.timedelta], time: dt.timedelta) -> None:
        """Begin a session that has so much time."""
        self._planned = planned
        self._rest = list(planned)
        self._given = [ZERO] * len(planned)
        self._time = time
        self._clock = ZERO
        self.took = [ZERO] * len(planned)
        self.here = 0
        self._fit()

    def go_on(self, until: dt.timedelta) -> None:
        """Let the session's clock go on: a step whose time is out is followed by the next."""
        while self.here < len(self._rest) and self._clock < until:
            needed = self._rest[self.here] * self._pace
            spent = min(needed, until - self._clock)
            self.took[self.here] += spent
            self._clock += spent
            if spent < needed:
                self._rest[self.here] -= spent / self._pace
            else:
                self._rest[self.here] = ZERO
                self.here += 1
        self._clock = max(self._clock, until)

    def turn(self, turning: Turning) -> None:
        """Let a step begin, or the session have more time, or less."""
        if turning.step:
            self.here = min(turning.step, len(self._rest)) - 1
            self._rest[: self.here] = [ZERO] * self.here
            self._rest[self.here :] = self._planned[self.here :]
            self._given = [ZERO] * len(self._rest)
        elif self.here < len(self._rest):
            self._give(turning.added)
        else:
            self._time += turning.added
        self._fit()

    def left(self) -> Iterator[dt.timedelta]:
        """Give what is to come of each step."""
        return (rest * self._pace for rest in self._rest)

    def _give(self, added: dt.timedelta) -> None:
        """Give the step that runs what is more than all need; it loses first what it was given."""
        before = self._spare()
        self._time += added
        after = self._spare()
        more = max(ZERO, after) - max(ZERO, before)
        if added < ZERO:
            more = max(-self._given[self.here], -self._rest[self.here], min(ZERO, after))
        self._given[self.here] += more
        self._rest[self.here] += more

    def _spare(self) -> dt.timedelta:
        """Return how much more time there is than what is to come of the steps needs."""
        return self._time - self._clock - sum(self._rest, ZERO)

    def _fit(self) -> None:
        rest, left = sum(self._rest, ZERO), self._time - self._clock
        self._pace = left / rest if ZERO < left < rest else 1.0


def _time(row: Row) -> dt.timedelta:
    """Return how much time a session had when it began, or is expected to have."""
    of = row.progress
    if not of.begun:
        if row.expected_start is not None and row.expected_end is not None:
            return row.expected_end - row.expected_start
        return row.slot.end - row.slot.start + of.added
    begins = row.slot.start
    if row.session.end_fixed and of.here:
        begins = of.here[0].start - of.ran(of.spans[0].start, of.here[0].start)
    return row.slot.end - begins + of.added - sum((each.added for each in of.turnings), ZERO)


def _stood_still(slot: Slot, of: Progress, now: dt.datetime) -> Iterator[Turning]:
    """Give the times in which the clock stood still, if those leave a session less time."""
    if not (slot.session.end_fixed and of.begun):
        return
    gaps = [Span(one.end or now, other.start) for one, other in pairwise(of.spans)]
    for still in sorted((*of.pauses, *gaps), key=lambda each: each.start):
        at = of.ran(of.spans[0].start, still.start)
        yield Turning(at, added=-still.length(now))

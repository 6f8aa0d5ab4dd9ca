"""Laws of the steps of a session, whatever was done: they go as a stopwatch in the room would."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, Final

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from builders import Room, agenda, day, session
from facilitator.core.base.refusal import Refused
from facilitator.core.base.span import ZERO
from facilitator.core.record.agenda import Step
from facilitator.core.record.sessions import Extended
from facilitator.core.time import moves, steps
from facilitator.core.time.steps import Steps

S: Final = "s"
WAITS: Final = st.integers(0, 12 * 60)
NEAR: Final = 0.01
"""So many seconds two times may be apart: they are shared out in microseconds."""


class Stopwatch:
    """A session of some minutes with steps, counted down in exact fractions of seconds."""

    def __init__(self, planned: list[int], length: int, *, end_fixed: bool) -> None:
        self.planned = [Fraction(each * 60) for each in planned]
        self.rest = list(self.planned)
        self.given = Fraction(0)
        self.time_left = Fraction(length * 60)
        self.here = 0
        self.end_fixed = end_fixed
        self.goes = True
        self.shorten()

    @property
    def need(self) -> Fraction:
        return sum(self.rest, Fraction(0))

    def shorten(self) -> None:
        self.factor = Fraction(1)
        if 0 < self.time_left < self.need:
            self.factor = self.time_left / self.need

    def wait(self, seconds: int) -> None:
        if not self.goes:
            self.stand(seconds)
            return
        self.time_left -= seconds
        left = Fraction(seconds)
        while self.here < len(self.rest):
            lasts = self.rest[self.here] * self.factor
            if left < lasts:
                self.rest[self.here] -= left / self.factor
                return
            left -= lasts
            self.rest[self.here] = Fraction(0)
            self.here, self.given = self.here + 1, Fraction(0)

    def stand(self, seconds: int) -> None:
        if self.end_fixed:
            self.give(-seconds)

    def give(self, seconds: int) -> None:
        before = max(Fraction(0), self.time_left - self.need)
        self.time_left += seconds
        if self.here < len(self.rest):
            after = self.time_left - self.need
            if seconds >= 0:
                more = max(Fraction(0), after) - before
            else:
                more = -min(self.given, self.rest[self.here], max(Fraction(0), -after))
            self.given += more
            self.rest[self.here] += more
        self.shorten()

    def begin(self, number: int) -> None:
        self.here, self.given = number - 1, Fraction(0)
        self.rest = [
            Fraction(0) if place < self.here else planned
            for place, planned in enumerate(self.planned)
        ]
        self.shorten()


Draw = Callable[[st.SearchStrategy[Any]], Any]
Deed = Callable[[Room, Stopwatch, Draw], object]


def _toggle(on: Room, watch: Stopwatch, _: Draw) -> None:
    on.do(moves.toggle)
    watch.goes = not on.state.paused


def _extend(on: Room, watch: Stopwatch, draw: Draw) -> None:
    fact = on.do(moves.extend, draw(st.integers(-15, 15))).events[-1].fact
    assert isinstance(fact, Extended)
    watch.give(fact.seconds)


def _next(on: Room, watch: Stopwatch, _: Draw) -> None:
    on.do(steps.next_step)
    watch.begin(watch.here + 2)


def _begin(on: Room, watch: Stopwatch, draw: Draw) -> None:
    number = draw(st.integers(1, 5))
    on.do(steps.begin_step, number)
    watch.begin(number)


def _leave_and_come_back(on: Room, watch: Stopwatch, draw: Draw) -> None:
    on.do(moves.next_session)
    seconds = draw(WAITS)
    on.wait(dt.timedelta(seconds=seconds)).do(moves.go_to, S)
    watch.stand(seconds)
    watch.goes = True


def _sleep(on: Room, watch: Stopwatch, draw: Draw) -> None:
    since, seconds = on.now, draw(WAITS)
    counted = watch.end_fixed or draw(st.booleans())
    on.wait(dt.timedelta(seconds=seconds))
    on.do(moves.settle_away, since, on.now, "counted" if counted else "paused")
    if counted:
        watch.wait(seconds)


def _undo(on: Room, _: Stopwatch, draw: Draw) -> None:
    number = draw(st.integers(1, 5))
    on.do(steps.begin_step, number).do(moves.undo)


DEEDS: Final[Mapping[str, Deed]] = {
    "toggle": _toggle,
    "extend": _extend,
    "next": _next,
    "begin": _begin,
    "leave": _leave_and_come_back,
    "sleep": _sleep,
    "undo": _undo,
}


@st.composite
def held(draw: st.DrawFn) -> tuple[Room, Stopwatch]:
    """Hold a session with steps by random deeds, and count it down beside."""
    planned = draw(st.lists(st.integers(1, 20), min_size=1, max_size=5))
    length, end_fixed = draw(st.integers(1, 60)), draw(st.booleans())
    one = session(S, length, end_fixed=end_fixed)
    one = replace(one, steps=tuple(Step(str(each), each) for each in planned))
    on = Room(agenda(day(one, "lunch"))).until("10:00").do(moves.toggle)
    watch = Stopwatch(planned, length, end_fixed=end_fixed)
    for name in draw(st.lists(st.sampled_from([*DEEDS, "next"]), max_size=12)):
        seconds = draw(WAITS)
        on.wait(dt.timedelta(seconds=seconds))
        watch.wait(seconds)
        try:
            DEEDS[name](on, watch, draw)
        except Refused:
            continue
    seconds = draw(WAITS)
    on.wait(dt.timedelta(seconds=seconds))
    watch.wait(seconds)
    return on, watch


def stands(on: Room) -> Steps:
    return steps.steps(on.row(S), on.now)


@given(held())
def test_steps_go_as_a_stopwatch_does(both: tuple[Room, Stopwatch]) -> None:
    on, watch = both
    here = stands(on)
    for part, rest in zip(here.parts, watch.rest, strict=True):
        assert abs(part.left.total_seconds() - float(rest * watch.factor)) < NEAR
    over = watch.here == len(watch.planned)
    near = [each for each in watch.rest if 0 < each < NEAR]
    if not near:
        assert here.number == (0 if over else watch.here + 1)


@given(held())
def test_steps_took_no_more_than_their_session_and_leave_it_its_time(
    both: tuple[Room, Stopwatch],
) -> None:
    on, _ = both
    parts, remaining = stands(on).parts, on.schedule.remaining
    assert all(part.took >= ZERO and part.left >= ZERO for part in parts)
    near = dt.timedelta(seconds=NEAR)
    assert sum((part.took for part in parts), ZERO) <= on.state.of(S).used(on.now) + near
    if on.state.current == S and remaining is not None and remaining > ZERO:
        assert sum((part.left for part in parts), ZERO) <= remaining + near


@given(held())
def test_steps_change_no_time_of_the_session(both: tuple[Room, Stopwatch]) -> None:
    on, _ = both
    before = on.row(S)
    try:
        on.do(steps.next_step)
    except Refused:
        return
    after = on.row(S)
    assert (before.expected_end, before.actual_start) == (after.expected_end, after.actual_start)

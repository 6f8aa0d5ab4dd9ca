"""A session's own alerts are due once, as the time left comes down to them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from builders import Room, one_day, session
from facilitator.core.base.span import MINUTE
from facilitator.core.time import moves
from facilitator.core.time.alerts import due
from facilitator.core.time.occasions import between

TALK = replace(session("talk", 30), warn=(10, 2))


def begun() -> Room:
    return Room(one_day(TALK, "b")).until("10:00").do(moves.start)


def passed(of: Room, minutes: float) -> dt.timedelta | None:
    """Let time pass, and give what is due then."""
    before = of.schedule
    return due(before, of.wait(minutes).schedule)


def test_each_is_due_once_as_its_time_comes() -> None:
    of = begun()
    assert [passed(of, 1) for _ in range(19)] == [None] * 19
    assert passed(of, 1) == 10 * MINUTE
    assert [passed(of, 1) for _ in range(7)] == [None] * 7
    assert passed(of, 1) == 2 * MINUTE
    assert [passed(of, 1) for _ in range(5)] == [None] * 5


def test_a_little_late_it_is_the_time_asked_for_and_later_what_is_left() -> None:
    assert passed(begun(), 20.5) == 10 * MINUTE
    assert passed(begun(), 23) == 7 * MINUTE
    assert passed(begun(), 29) == MINUTE
    assert passed(begun(), 28.5) == 2 * MINUTE
    assert passed(begun(), 30) is None


def test_more_time_lets_it_be_due_again_and_less_time_makes_it_due() -> None:
    of = begun()
    of.wait(15)
    before = of.schedule
    assert due(before, of.do(moves.extend, -5).schedule) == 10 * MINUTE
    before = of.schedule
    assert due(before, of.do(moves.extend, 5).schedule) is None
    assert passed(of, 5) == 10 * MINUTE


def test_a_pause_makes_nothing_due() -> None:
    of = begun()
    of.wait(19)
    of.do(moves.pause)
    assert passed(of, 30) is None
    of.do(moves.toggle)
    assert passed(of, 1) == 10 * MINUTE


def test_one_that_began_since_the_look_before_had_its_time_then() -> None:
    of = Room(one_day(TALK, "b")).until("10:00")
    before = of.schedule
    of.do(moves.start)
    assert due(before, of.wait(20.5).schedule) == 10 * MINUTE
    of.do(moves.next_session)
    before = of.schedule
    of.do(moves.go_to, "talk")
    assert due(before, of.wait(1).schedule) is None  # it came back with less than that left
    assert passed(of, 6.5) == 2 * MINUTE


def test_it_is_of_the_session_that_runs_and_of_no_other() -> None:
    of = begun()
    before = of.schedule
    of.wait(25)
    assert due(before, of.do(moves.next_session).schedule) is None
    assert passed(of, 29) is None


@given(steps=st.lists(st.floats(0.01, 7), min_size=1, max_size=30))
def test_however_often_it_is_looked_no_alert_is_due_twice(steps: list[float]) -> None:
    of = begun()
    found = [left for step in steps if (left := passed(of, step)) is not None]
    assert len(found) <= 2
    assert found == sorted(found, reverse=True)
    if sum(steps) >= 20 and of.schedule.remaining and of.schedule.remaining > 2 * MINUTE:
        assert len(found) == 1


@pytest.mark.parametrize(("at", "occasions"), [(20, ["on-warning"]), (28, ["on-warning"])])
def test_it_is_an_occasion_for_hooks(at: float, occasions: list[str]) -> None:
    of = begun()
    before = of.wait(at - 0.1).schedule
    after = of.wait(0.2).schedule
    assert [occasion for occasion, _ in between(before, after)] == occasions

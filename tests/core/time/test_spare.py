"""The time to spare before the next fixed point, or before the end of the day."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from builders import Room, at, minutes, one_day, session
from facilitator.core.base.span import MINUTE, SECOND, ZERO, minutes_between
from facilitator.core.time import moves
from facilitator.core.time.spare import made_up, spare


def test_before_a_fixed_point_it_is_the_gaps_and_the_rest_can_be_made_up() -> None:
    room = Room(
        one_day(
            session("talk", 30),
            session("round", 60, 40),
            session("break", 20, 10, kind="break"),
            session("lunch", 60, start="12:00", kind="break"),
        )
    ).until("10:00")
    assert (spare(room.schedule), made_up(room.schedule)) == (minutes(10), minutes(20 + 10))
    room.do(moves.start).wait(6).do(moves.extend, 5)
    assert (spare(room.schedule), made_up(room.schedule)) == (minutes(5), minutes(30))
    room.wait(100)
    assert spare(room.schedule) == minutes(10 - 76)
    missing = room.schedule.fixed_point.missing  # type: ignore[union-attr]
    assert spare(room.schedule) + made_up(room.schedule) == -missing  # type: ignore[operator]


def test_without_a_fixed_point_it_is_measured_by_the_end_of_the_day() -> None:
    room = Room(one_day(session("talk", 30, 20), session("round", 60, 40))).until("10:00")
    assert (spare(room.schedule), made_up(room.schedule)) == (ZERO, minutes(30))
    room.do(moves.start).wait(20).do(moves.next_session)
    assert (spare(room.schedule), made_up(room.schedule)) == (minutes(10), ZERO)
    room.wait(75)
    assert (spare(room.schedule), made_up(room.schedule)) == (minutes(-5), ZERO)


def test_a_session_whose_end_is_fixed_is_shortened_by_what_is_late() -> None:
    room = Room(one_day(session("talk", 30), session("last", 25, 15, end_fixed=True)))
    room.until("10:00").do(moves.start)
    assert (spare(room.schedule), made_up(room.schedule)) == (ZERO, minutes(10))
    room.wait(30).do(moves.next_session)
    assert (spare(room.schedule), made_up(room.schedule)) == (ZERO, ZERO)


def test_what_is_over_needs_no_time() -> None:
    room = Room(one_day(session("a", 30), session("b", 30), session("c", 30, 10))).until("10:00")
    room.do(moves.start).do(moves.skip)
    assert (spare(room.schedule), made_up(room.schedule)) == (minutes(30), minutes(20))
    for _ in range(2):
        room.do(moves.next_session)
    assert spare(room.schedule) is None


@given(st.integers(0, 300), st.integers(0, 120))
def test_lateness_takes_from_it_minute_by_minute(late: int, more: int) -> None:
    day = one_day(session("a", 30), session("b", 60, 20), session("c", 30, 30))
    room = Room(day).until("10:00").wait(late).do(moves.start)
    before = spare(room.schedule)
    after = spare(room.do(moves.extend, more + 1).schedule)
    assert before is not None
    assert after is not None
    assert before - after == dt.timedelta(minutes=more + 1)
    assert before == minutes(-late)
    assert made_up(room.schedule) == minutes(40)


def test_it_is_the_difference_of_the_times_shown_at_every_second() -> None:
    room = Room(one_day("talk", session("lunch", 60, start="10:30", kind="break")))
    room.until("09:50:44").do(moves.start)
    for _ in range(90):
        end = room.schedule.current.expected_end  # type: ignore[union-attr]
        assert spare(room.schedule) == minutes_between(end, at("10:30")) * MINUTE
        assert spare(room.schedule) == -room.schedule.behind
        room.wait(SECOND * 20)

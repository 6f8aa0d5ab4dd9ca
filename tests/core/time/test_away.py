"""Sleep, restarts and clock jumps: what the time away was for the session."""

from __future__ import annotations

import datetime as dt

import pytest

from builders import Room, at, minutes, one_day
from facilitator.core.base.clock import SimulatedClock
from facilitator.core.base.refusal import Refused
from facilitator.core.record.sessions import AwayChoice
from facilitator.core.time import moves
from facilitator.core.time.schedule import Status


def asleep() -> Room:
    """Run a session at 10:00, sleep from 10:10 until 10:22."""
    return Room(one_day("a", "b")).until("10:00").do(moves.start).until("10:22")


def settle(room: Room, since: str, until: str, choice: AwayChoice) -> Room:
    return room.do(moves.settle_away, at(since), at(until), choice)


def test_time_away_counts_by_the_wall_clock() -> None:
    room = asleep()
    assert room.schedule.remaining == minutes(8)
    settle(room, "10:10", "10:22", "counted")
    assert room.schedule.remaining == minutes(8)
    assert room.state.of("a").away == minutes(0)


def test_of_two_programs_that_ask_about_the_same_time_the_first_answer_counts() -> None:
    room = settle(asleep(), "10:10", "10:22", "paused")
    with pytest.raises(Refused, match="already accounted for"):
        settle(room, "10:10", "10:22", "paused")
    assert room.schedule.remaining == minutes(20)
    settle(room.until("10:40"), "10:30", "10:40", "paused")
    assert room.schedule.remaining == minutes(12)


def test_time_away_can_be_treated_as_a_pause() -> None:
    room = settle(asleep(), "10:10", "10:22", "paused")
    assert room.schedule.remaining == minutes(20)
    assert room.schedule.offset == minutes(12)
    assert room.state.of("a").used(room.now) == minutes(10)


def test_the_session_can_have_ended_when_the_time_away_began() -> None:
    room = settle(asleep(), "10:10", "10:22", "ended")
    assert room.state.current is None
    assert room.row("a").actual_end == at("10:10")
    assert room.row("a").status is Status.DONE
    assert room.expected("b") == ("10:22", "10:52")


def test_time_away_during_a_pause_is_part_of_that_pause() -> None:
    room = Room(one_day("a")).until("10:00").do(moves.start).until("10:05").do(moves.pause)
    settle(room.until("10:22"), "10:10", "10:22", "paused")
    assert room.state.of("a").still(room.now) == minutes(17)
    assert room.schedule.remaining == minutes(25)


def test_time_away_is_still_time_away_when_a_pause_came_before_the_answer() -> None:
    room = asleep().do(moves.pause).until("10:25")
    settle(room, "10:10", "10:22", "paused")
    assert room.schedule.remaining == minutes(20)


def test_only_time_after_the_session_began_is_taken_from_it() -> None:
    # A co-facilitator went on with the next session while this laptop slept.
    room = Room(one_day("a", "b")).until("10:00").do(moves.start).until("10:20")
    settle(room.do(moves.next_session).until("10:22"), "10:10", "10:22", "paused")
    assert room.state.of("b").still(room.now) == minutes(2)
    assert room.schedule.remaining == minutes(30)


def test_a_session_never_ended_before_it_began() -> None:
    room = Room(one_day("a", "b")).until("10:00").do(moves.start).until("10:20")
    settle(room.do(moves.next_session).until("10:22"), "10:10", "10:22", "ended")
    assert room.row("b").actual_end == at("10:20")


def test_a_clock_set_back_can_be_made_up_for() -> None:
    room = Room(one_day("a", "b")).until("10:00").do(moves.start).until("10:20")
    assert room.schedule.remaining == minutes(10)
    room.until("10:05")  # it is set back by a quarter of an hour
    assert room.schedule.remaining == minutes(25)
    settle(room, "10:20", "10:05", "paused")
    assert room.schedule.remaining == minutes(10)
    assert room.schedule.offset == minutes(-15)
    assert room.state.of("a").used(room.now) == minutes(20)


def test_a_clock_set_back_during_a_pause_takes_nothing_from_the_session() -> None:
    room = Room(one_day("a")).until("10:00").do(moves.start).until("10:10").do(moves.pause)
    room.until("10:12")
    assert room.schedule.remaining == minutes(20)
    settle(room.until("10:11"), "10:12", "10:11", "paused")
    assert room.schedule.remaining == minutes(20)


def test_a_clock_set_back_before_the_session_began_breaks_nothing() -> None:
    room = Room(one_day("a", "b")).until("10:00").do(moves.start).until("09:30")
    assert room.schedule.remaining == minutes(60)
    room.do(moves.pause).wait(5).do(moves.next_session).wait(5)
    assert room.state.of("a").spans[0].length(room.now) == minutes(0)
    assert room.state.current == "b"


def test_time_away_is_settled_only_while_a_session_runs() -> None:
    room = Room(one_day("a"))
    with pytest.raises(Refused, match="No session is running"):
        moves.settle_away(room.state, room.now, at("10:00"), at("10:10"), "counted")


def test_settled_time_can_be_undone() -> None:
    for choice in ("paused", "ended"):
        room = asleep()
        before = room.state.progress
        room.do(moves.settle_away, at("10:10"), at("10:22"), choice).do(moves.undo)
        assert room.state.progress == before
        assert room.state.current == "a"


# The clocks that tell of it


def test_a_simulated_clock_stands_still_until_it_is_moved() -> None:
    clock = SimulatedClock(dt.datetime(2013, 3, 21, 10, tzinfo=dt.timezone(minutes(60))))
    assert clock.now() == at("10:00")
    assert clock.now().tzinfo is dt.UTC
    clock.advance(minutes(5))
    assert clock.now() == at("10:05")
    assert clock.awake() == 300


def test_a_simulated_clock_sleeps_and_is_set_back() -> None:
    clock = SimulatedClock(at("10:00"))
    clock.sleep(minutes(12))
    assert (clock.now(), clock.awake()) == (at("10:12"), 0)
    clock.sleep(minutes(-20))
    assert (clock.now(), clock.awake()) == (at("09:52"), 0)


def test_a_simulated_clock_runs_faster_than_the_real_one() -> None:
    seconds = [100.0]
    clock = SimulatedClock(at("10:00"), 60, lambda: seconds[0])
    assert clock.now() == at("10:00")
    seconds[0] = 102.5
    assert clock.now() == at("10:02:30")
    assert clock.awake() == 150
    clock.sleep(minutes(1))
    assert clock.now() == at("10:03:30")
    assert clock.awake() == 150

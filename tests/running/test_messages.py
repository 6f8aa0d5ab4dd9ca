"""The words of Run: for how long what they tell of the time is so."""

from __future__ import annotations

import datetime as dt

import pytest

from builders import Room, minutes, one_day, session
from facilitator.core.time import moves
from facilitator.core.time.schedule import schedule
from facilitator.running.messages import second_shown, until_next_second

INSTANT = dt.timedelta(milliseconds=1)


def seconds(n: float) -> dt.timedelta:
    return dt.timedelta(seconds=n)


@pytest.fixture
def room() -> Room:
    """Give a room in which 20 minutes began 0.4 seconds after a second of the clock."""
    room = Room(one_day(session("a", duration=20), session("b", duration=20)))
    return room.until("10:00").wait(seconds(0.4)).do(moves.start)


@pytest.mark.parametrize("later", [0, 0.1, 0.6, 7, 599.9, 1199.5, 1200.3, 1500.9])
def test_another_second_is_shown_when_it_is_said_to_be(room: Room, later: float) -> None:
    now = room.now + seconds(later)
    plan = schedule(room.state, now)
    then = now + seconds(until_next_second(plan))
    assert INSTANT < then - now <= seconds(1)
    shown = second_shown(plan)
    assert second_shown(schedule(room.state, then - INSTANT)) == shown
    assert second_shown(schedule(room.state, then + INSTANT)) != shown


def test_a_session_that_began_within_a_second_has_seconds_of_its_own(room: Room) -> None:
    assert until_next_second(room.wait(seconds(10.1)).schedule) == pytest.approx(0.9)


def test_a_pause_and_the_time_before_a_start_go_by_the_clock(room: Room) -> None:
    room.do(moves.pause).wait(seconds(0.2))
    assert until_next_second(room.schedule) == pytest.approx(0.4)
    room.wait(minutes(1)).do(moves.toggle).do(moves.end)
    assert until_next_second(room.schedule) == pytest.approx(0.4)

"""What waits for an answer: its order, what is put off, and when it is worked out."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from builders import agenda, day, minutes, session
from facilitator.core.time import moves
from facilitator.core.time.rebalance.propose import accept
from facilitator.running.asking import NEARER
from running.led import LedRoom

LUNCH = session("lunch", 60, start="11:00")
BUS = session("bus", 30, start="14:00")


@pytest.fixture
def room() -> LedRoom:
    """A day with two fixed points and somebody who joins by link, and a day after it."""
    call = replace(session("call", 60), remote=True, speakers=("Ann",))
    return LedRoom(agenda(day("a", "b", LUNCH, call, BUS), day("c", "d"))).until("10:00")


def started_late(room: LedRoom, by: float) -> LedRoom:
    room.wait(by).do(moves.start)
    return room


def test_before_the_day_has_begun_and_while_all_is_well_nothing_waits(room: LedRoom) -> None:
    assert room.kinds == []
    assert started_late(room, 0.5).kinds == []


def test_a_lost_fixed_point_comes_first(room: LedRoom) -> None:
    started_late(room, 3)
    assert room.kinds == ["fixed-points"]
    room.until("11:55").do(moves.go_to, "lunch")
    room.until("12:55")
    assert room.kinds == ["line"]
    room.wait(62)
    assert room.kinds == ["fixed-points", "line"]


def test_what_is_put_off_is_calm_until_it_is_two_minutes_worse(room: LedRoom) -> None:
    started_late(room, 3)
    (one,) = room.waiting
    assert not one.calm
    room.asking.put_off(one.key, room.view)
    assert room.waiting[0].calm
    room.wait(28)  # its time is up: from now on it gets worse
    assert room.waiting[0].calm
    room.wait(3.9)
    assert room.waiting[0].calm
    room.wait(0.1)
    assert not room.waiting[0].calm


def test_what_got_better_may_not_get_as_bad_again_unnoticed(room: LedRoom) -> None:
    started_late(room, 9)
    (one,) = room.waiting
    room.asking.put_off(one.key, room.view)
    room.do(moves.extend, -8)
    assert room.waiting[0].calm
    room.do(moves.extend, 3)
    assert not room.waiting[0].calm


def test_what_was_gone_in_between_is_asked_anew(room: LedRoom) -> None:
    started_late(room, 3)
    (one,) = room.waiting
    room.asking.put_off(one.key, room.view)
    room.do(accept, "lunch")
    assert not room.waiting
    room.do(moves.undo)
    assert not room.waiting[0].calm


def test_a_fixed_point_lost_within_five_minutes_is_urgent(room: LedRoom) -> None:
    started_late(room, 20).wait(34)
    (before,) = room.waiting
    assert not before.urgent
    room.asking.put_off(before.key, room.view)
    (now,) = room.wait(1).waiting
    assert now.urgent
    assert not now.calm


def test_it_is_worked_out_once_a_second_unless_the_state_has_changed(room: LedRoom) -> None:
    started_late(room, 3)
    first = room.asking.waiting(room.view)
    room.now += minutes(0.5 / 60)
    assert room.asking.waiting(room.view) is first
    room.now += minutes(1 / 60)
    assert room.asking.waiting(room.view) is not first
    room.do(accept, "lunch")
    assert room.asking.waiting(room.view) == ()


def test_the_text_is_that_of_the_moment(room: LedRoom) -> None:
    started_late(room, 3).wait(35)
    assert room.waiting[0].text == "“LUNCH” 11:00 will not be kept"
    assert room.waiting[0].details[0] == "starts at 11:08 as things stand, 8 min late"
    room.wait(NEARER)
    assert room.waiting[0].details[0] == "starts at 11:10 as things stand, 10 min late"

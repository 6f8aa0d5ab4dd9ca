"""Who is there, who came late or left early, and what is said of it afterwards."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from builders import DATE, Room, at, day, one_day, refusal, session
from builders import agenda as programme
from core.people.making import BODIES, here, room, with_people, words
from facilitator.core.people import attendance, marking, roster
from facilitator.core.people import moves as people_moves
from facilitator.core.people.person_line import Line
from facilitator.core.record.agenda import Participant
from facilitator.core.record.events import AnyFact
from facilitator.core.record.people import Arrived, Presence
from facilitator.core.time import moves

FRIDAY = dt.date(2013, 3, 22)


def test_a_mark_says_that_somebody_is_there_and_can_be_taken_back() -> None:
    on = room(Participant("Anna", "blekinge")).until("10:12")
    on.do(marking.here, "anna", 0)
    assert here(on) == ["Anna"]
    assert refusal(on, marking.here, "anna", 0) == "That is already so."
    on.do(marking.unknown, "anna", 0)
    assert here(on) == []
    assert not attendance.used(on.state, 0)


def test_a_mark_says_nothing_of_anybody_else_nor_of_when_somebody_came() -> None:
    on = room(Participant("Anna"), Participant("Bo")).until("11:02")
    on.do(marking.here, "anna", 0)
    assert on.state.people.at(0, "anna") == Presence(came=True)
    assert words(on, "anna") == words(on, "bo") == ""
    assert attendance.turnout(on.state, 0) == attendance.Turnout(here=1, of=5)
    assert not attendance.none_came(on.state, 0, roster.roster(on.state))


def test_somebody_who_was_not_said_to_be_there_can_be_said_to_be_absent() -> None:
    on = room(Participant("Anna"), Participant("Bo")).until("10:30").do(marking.absent, "anna", 0)
    assert words(on, "anna") == "absent"
    assert attendance.turnout(on.state, 0) == attendance.Turnout(absent=1, of=5)
    assert not on.state.people.at(0, "bo").away
    assert refusal(on, marking.absent, "anna", 0) == "That is already so."
    on.do(marking.came_at, "anna", 0, dt.time(10, 20))  # they were there all the same
    assert words(on, "anna") == "20 min late"
    assert here(on) == ["Anna"]
    on.do(moves.undo).do(marking.here, "anna", 0)
    assert (here(on), words(on, "anna")) == (["Anna"], "")
    on.do(marking.unknown, "anna", 0)
    assert not attendance.used(on.state, 0)
    on.do(marking.absent, "anna", 0).do(people_moves.remove, "anna")


@pytest.mark.parametrize(
    ("came", "said"),
    [
        ("09:40", ""),
        ("10:00", ""),
        ("10:01", "1 min late"),
        ("11:05", "1 h 5 min late"),
    ],
)
def test_late_is_measured_by_the_planned_start(came: str, said: str) -> None:
    on = room(Participant("Anna")).until("11:30")
    on.do(marking.came_at, "anna", 0, dt.time.fromisoformat(came))
    assert words(on, "anna") == said


def test_who_came_within_the_first_minute_is_not_late() -> None:
    on = room(Participant("Anna")).until("10:02")
    on.put(Arrived("anna", 1, ago=61))
    assert words(on, "anna") == ""
    on.put(Arrived("anna", 1, ago=60))
    assert words(on, "anna") == "1 min late"


def test_those_who_come_for_their_part_are_never_late_or_absent() -> None:
    on = room(Participant("Cissi", None, "speaker"), Participant("Dan", None, "guest"))
    on.until("11:30").do(marking.came_at, "cissi", 0, dt.time(11, 30))
    assert words(on, "cissi") == ""
    assert attendance.turnout(on.state, 0) == attendance.Turnout(here=1, of=4)
    for body in BODIES:
        assert not attendance.none_came(on.state, 0, roster.roster(on.state))
        on.do(marking.absent, f"@{body.id}", 0)
    assert attendance.none_came(on.state, 0, roster.roster(on.state))
    on.do(marking.left, "cissi", 0)
    assert words(on, "cissi") == "left 11:30"


def test_leaving_and_coming_back() -> None:
    on = room(Participant("Anna")).until("10:00").do(marking.here, "anna", 0)
    on.until("11:10").do(marking.left, "anna", 0)
    assert words(on, "anna") == "left 11:10, 50 min early"
    assert attendance.turnout(on.state, 0) == attendance.Turnout(left=1, of=4)
    assert refusal(on, marking.left, "anna", 0) == "That is already so."
    on.until("11:20").do(marking.here, "anna", 0)
    assert on.state.people.at(0, "anna") == Presence(came=True)
    assert "Only somebody" in refusal(on, marking.left_at, "@skåne", 0, dt.time(11))


def test_nobody_leaves_early_when_the_day_is_over_sooner() -> None:
    on = room(Participant("Anna")).until("10:00").do(marking.here, "anna", 0)
    on.do(moves.start).until("10:50").do(moves.next_session).until("11:30").do(moves.end)
    on.do(marking.left, "anna", 0)
    assert words(on, "anna") == "left 11:30"


def test_a_day_of_which_everything_was_skipped_still_ends_as_planned() -> None:
    on = room(Participant("Anna")).until("10:00").do(marking.here, "anna", 0)
    on.do(moves.skip, "a").do(moves.skip, "b").until("11:00").do(marking.left, "anna", 0)
    assert words(on, "anna") == "left 11:00, 1 h early"


def test_times_can_be_said_afterwards() -> None:
    on = room(Participant("Anna")).until("10:30")
    on.do(marking.came_at, "anna", 0, dt.time(10, 20))
    assert words(on, "anna") == "20 min late"
    on.do(marking.on_time, "anna", 0)
    assert words(on, "anna") == ""
    assert refusal(on, marking.on_time, "anna", 0) == "That is already so."
    on.do(marking.came_at, "anna", 0, dt.time(10, 30))
    assert words(on, "anna") == "30 min late"
    on.until("11:30").do(marking.left_at, "anna", 0, dt.time(11, 15))
    assert words(on, "anna") == "30 min late, left 11:15, 45 min early"
    on.do(marking.came_at, "anna", 0, dt.time(10, 5))
    assert words(on, "anna") == "5 min late, left 11:15, 45 min early"
    assert "left before" in refusal(on, marking.came_at, "anna", 0, dt.time(11, 20))
    assert "came after" in refusal(on, marking.left_at, "anna", 0, dt.time(10, 0))
    assert "not yet 11:31" in refusal(on, marking.came_at, "anna", 0, dt.time(11, 31))
    on.do(marking.left_at, "anna", 0, dt.time(10, 5))
    on.do(marking.left_at, "anna", 0, dt.time(11, 15))
    assert "Write a clock time" in refusal(on, marking.came_at, "anna", 0, None)
    on.do(marking.came_at, "anna", 0, dt.time(9, 40))  # before the day began
    assert words(on, "anna") == "left 11:15, 45 min early"


def test_a_day_looked_back_on_and_one_to_come() -> None:
    on = Room(with_people(programme(day(session("a", 60)), day("b")), Participant("Anna")))
    on.until("10:00")
    assert refusal(on, marking.here, "anna", 1) == "Day 2 has not come yet."
    assert refusal(on, marking.here, "anna", 2) == "There is no day 3: the last is 2."
    assert "on the list" in refusal(on, marking.here, "nobody", 0)
    on.until("09:30", FRIDAY).do(marking.here, "anna", 0)
    assert on.state.people.at(0, "anna") == Presence(came=True)
    assert "That day is over" in refusal(on, marking.left, "anna", 0)
    on.do(marking.left_at, "anna", 0, dt.time(10, 45))
    assert words(on, "anna") == "left 10:45, 15 min early"
    assert not here(on, 1)


@pytest.mark.parametrize(
    ("begins", "clock", "date", "over"),
    [
        *(("10:00", "17:00", DATE, False), ("10:00", "17:00:01", DATE, True)),  # six hours after it
        *(("22:00", "04:29", FRIDAY, False), ("22:00", "04:30", FRIDAY, True)),  # half the night
    ],
)
def test_a_day_is_looked_back_on_some_hours_after_it_or_when_the_next_one_has_come(
    begins: str, clock: str, date: dt.date, *, over: bool
) -> None:
    on = Room(programme(day(session("a", 60), start=begins), day("b")))
    assert attendance.is_over(on.state, at(clock, date), 0) is over


def test_a_day_may_pass_midnight() -> None:
    on = Room(with_people(one_day(session("a", 300), start="21:00"), Participant("Anna")))
    on.until("21:00").do(marking.here, "anna", 0)
    on.until("01:30", FRIDAY).do(marking.left_at, "anna", 0, dt.time(0, 45))
    assert words(on, "anna") == "left 00:45, 1 h 15 min early"
    on.do(marking.came_at, "anna", 0, dt.time(21, 30))
    assert words(on, "anna") == "30 min late, left 00:45, 1 h 15 min early"


def test_somebody_listed_on_the_second_day_was_not_expected_on_the_first() -> None:
    on = Room(with_people(programme(day("a"), day("b")), Participant("Anna", "blekinge")))
    on.until("09:00", FRIDAY).do(people_moves.add, Line("Bo", "blek"))
    assert attendance.turnout(on.state, 0).of == 3
    assert attendance.turnout(on.state, 1).of == 4


def test_each_move_can_be_undone() -> None:
    on = room(Participant("Anna")).until("10:30")
    steps: tuple[tuple[Callable[..., AnyFact], tuple[Any, ...]], ...] = (
        (people_moves.add, (Line("Bo"),)),
        (people_moves.change, ("anna", Line("Anna Berg"))),
        (people_moves.remove, ("anna",)),
        (marking.absent, ("anna", 0)),
        (marking.here, ("anna", 0)),
        (marking.on_time, ("anna", 0)),
        (marking.came_at, ("anna", 0, dt.time(10, 5))),
    )
    for move, args in steps:
        before = on.state.people
        on.do(move, *args)
        assert on.state.people != before
        on.do(moves.undo)
        assert on.state.people == before

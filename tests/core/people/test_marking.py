"""One or several people are marked in one step, and each of the steps can be undone."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from builders import Room, at, day, refusal, session
from builders import agenda as programme
from core.people.making import here, room, with_people, words
from facilitator.core.people import attendance, marking
from facilitator.core.record.agenda import Participant
from facilitator.core.record.people import (
    Arrived,
    AttendanceCleared,
    AttendanceMarked,
    Departed,
    Presence,
)
from facilitator.core.time import moves

FRIDAY = dt.date(2013, 3, 22)
THREE = (Participant("Anna", "blekinge"), Participant("Bo", "kalmar"), Participant("Cia", "kalmar"))
ALL = ("anna", "bo", "cia")


def last(on: Room) -> Any:  # noqa: ANN401 - or mypy takes it for the same at every look
    return on.events[-1].fact


def test_several_are_marked_as_here_in_one_step_but_not_again_those_who_are() -> None:
    on = room(*THREE).until("10:12").do(marking.here, "bo", 0)
    assert last(on) == Arrived("bo", 1)
    on.do(marking.here, ALL, 0)
    assert last(on) == AttendanceMarked(1, ("anna", "cia"))
    assert here(on) == ["Anna", "Bo", "Cia", "Region Skåne"][:3]
    assert words(on, "anna") == ""
    assert refusal(on, marking.here, ALL, 0) == "That is already so."
    on.do(moves.undo)
    assert here(on) == ["Bo"]


def test_several_came_at_one_time() -> None:
    on = room(*THREE).until("10:30").do(marking.came_at, ("anna", "bo"), 0, dt.time(10, 20))
    assert last(on) == AttendanceMarked(1, ("anna", "bo"), "here", 600)
    assert words(on, "anna") == words(on, "bo") == "20 min late"
    on.do(marking.on_time, ALL, 0)
    assert [words(on, one) for one in ALL] == ["", "", ""]
    assert attendance.turnout(on.state, 0).late == 0


def test_before_it_begins_nobody_has_a_time() -> None:
    on = room(*THREE).until("09:40").do(marking.on_time, "anna", 0)
    assert last(on) == Arrived("anna", 1)
    assert refusal(on, marking.on_time, "anna", 0) == "That is already so."
    assert "It has not begun" in refusal(on, marking.came_at, "bo", 0, dt.time(9, 35))
    on.do(moves.start).do(marking.came_at, "bo", 0, dt.time(9, 35))  # it began early
    assert on.state.people.at(0, "bo").arrived == at("09:35")
    on.until("10:05").do(marking.on_time, "anna", 0)
    assert on.state.people.at(0, "anna").arrived == at("10:00")


def test_several_leave_of_whom_some_are_there() -> None:
    on = room(*THREE).until("10:00").do(marking.here, ("anna", "bo"), 0)
    assert "Only somebody" in refusal(on, marking.left, "cia", 0)
    on.until("11:00").do(marking.left, ALL, 0)
    assert last(on) == AttendanceMarked(1, ("anna", "bo"), "left")
    assert words(on, "bo") == "left 11:00, 1 h early"
    assert refusal(on, marking.left, ALL, 0) == "That is already so."
    on.do(marking.left_at, ("anna", "bo"), 0, dt.time(10, 50))
    assert words(on, "anna") == "left 10:50, 1 h 10 min early"
    assert attendance.turnout(on.state, 0) == attendance.Turnout(left=2, of=4)


def test_absent_is_also_somebody_who_was_marked_by_mistake() -> None:
    on = room(*THREE).until("10:00").do(marking.absent, "anna", 0)
    assert last(on) == Departed("anna", 1)
    on.do(marking.here, "bo", 0).do(marking.absent, "bo", 0)
    assert last(on) == AttendanceMarked(1, ("bo",), "absent")
    assert on.state.people.at(0, "bo") == Presence(left=on.now)
    on.do(marking.absent, ALL, 0)
    assert last(on) == Departed("cia", 1)
    assert attendance.turnout(on.state, 0) == attendance.Turnout(absent=3, of=4)
    on.do(marking.unknown, ALL, 0)
    assert last(on) == AttendanceMarked(1, ALL, "unknown")
    assert not attendance.used(on.state, 0)
    assert refusal(on, marking.unknown, "anna", 0) == "That is already so."


def test_who_comes_later_is_awaited_until_they_are_here() -> None:
    on = room(*THREE).until("09:50").do(marking.expect, ("anna", "bo"), 0, dt.time(10, 30))
    assert last(on) == AttendanceMarked(1, ("anna", "bo"), "expected", ahead=2400)
    later = attendance.awaited(on.state, on.schedule, 0)
    assert later == {"anna": at("10:30"), "bo": at("10:30")}
    assert not attendance.used(on.state, 0)
    assert [one.id for one in attendance.unseen(on.state, 0, later)] == ["cia", "@skåne"]
    on.do(marking.here, "anna", 0).do(marking.expect, "cia", 0)
    assert attendance.awaited(on.state, on.schedule, 0) == {"bo": at("10:30"), "cia": None}
    assert refusal(on, marking.expect, ("anna", "cia"), 0) == "They are here already."
    assert "09:00 has passed" in refusal(on, marking.expect, "cia", 0, dt.time(9))
    assert "no day 2" in refusal(on, marking.expect, "cia", 1)
    on.do(marking.unknown, "bo", 0)
    assert last(on) == AttendanceCleared("bo", 1)
    assert attendance.awaited(on.state, on.schedule, 0) == {"cia": None}


def test_speakers_are_awaited_until_their_session_is_over() -> None:
    made = programme(day(session("a", 60), replace(session("b", 60), speakers=("Dan Ek",))))
    on = Room(with_people(made, Participant("Dan Ek", None, "speaker"), Participant("Anna")))
    on.until("10:00").do(moves.start)
    assert attendance.awaited(on.state, on.schedule, 0) == {"dan-ek": at("11:00")}
    on.until("11:04")
    assert attendance.awaited(on.state, on.schedule, 0) == {"dan-ek": at("11:04")}  # as it is to be
    on.do(moves.next_session).until("12:00").do(moves.end)
    assert attendance.awaited(on.state, on.schedule, 0) == {}


@pytest.mark.parametrize("who", ["nobody", ("nobody", "no-one"), ()])
def test_nobody_is_marked_who_is_not_listed(who: str | tuple[str, ...]) -> None:
    on = room(*THREE).until("10:00")
    for move in (marking.here, marking.absent, marking.unknown, marking.expect):
        assert "on the list" in refusal(on, move, who, 0)


def two_days(*participants: Participant) -> Room:
    return Room(with_people(programme(day("a"), day("b")), *participants))


def test_who_was_there_the_day_before_is_marked_for_a_day_in_one_step() -> None:
    on = two_days(
        Participant("Anna", "blekinge"),
        Participant("Bo", "kalmar"),
        Participant("Cissi", None, "speaker"),
        Participant("Dan", "kalmar", "facilitator"),
        Participant("Eva"),
    ).until("10:05")
    for who in ("anna", "bo", "cissi", "@skåne"):
        on.do(marking.here, who, 0)
    on.until("11:00").do(marking.left, "bo", 0).do(marking.absent, "eva", 0)
    assert "has not come yet" in refusal(on, marking.carry, 1)
    assert "There is no day 3" in refusal(on, marking.carry, 2)
    on.until("09:00", FRIDAY).do(marking.absent, "anna", 1)
    expected = [person.id for person in attendance.expected_again(on.state, 1)]
    assert expected == ["bo", "@skåne"]  # they came for more than their part, nothing is known
    on.do(marking.carry, 1)
    assert here(on, 1) == ["Bo", "Region Skåne"]
    assert words(on, "bo", 1) == ""  # nothing is said of when they came
    assert words(on, "anna", 1) == "absent"
    assert "Nobody from the day before" in refusal(on, marking.carry, 1)
    on.do(moves.undo)
    assert here(on, 1) == []


def test_nobody_is_offered_where_nothing_is_known_of_a_day_before() -> None:
    on = two_days(Participant("Anna")).until("09:00", FRIDAY)
    assert attendance.expected_again(on.state, 1) == ()
    assert "Nobody from the day before" in refusal(on, marking.carry, 1)
    assert "Nobody from the day before" in refusal(on, marking.carry, 0)


def test_how_early_somebody_left_is_told_from_the_times_shown() -> None:
    on = room(*THREE).until("10:00").do(marking.here, "anna", 0)
    end = attendance.ends(on.state, 0)
    on.now = end - dt.timedelta(minutes=4, seconds=20)
    on.do(marking.left, "anna", 0)
    assert attendance.left_early(on.state, 0, "anna") == dt.timedelta(minutes=5)

"""The fold takes any event in its stride; these are the ones that make no sense."""

from __future__ import annotations

import datetime as dt

import pytest

from builders import Room, agenda, at, day, minutes, one_day
from facilitator.core.record.events import AnyFact, Event
from facilitator.core.record.groups import GroupDissolved, GroupFormed, MemberPlaced
from facilitator.core.record.notes import NoteChanged, Noted, NoteRemoved
from facilitator.core.record.opening import DayMoved
from facilitator.core.record.programme import SessionSplit
from facilitator.core.record.replay import replay
from facilitator.core.record.sessions import (
    LONGEST_ADDED,
    AwaySettled,
    Extended,
    LeftoverSettled,
    Paused,
    Resumed,
    SessionEnded,
    SessionReopened,
    SessionSkipped,
    SessionStarted,
)
from facilitator.core.record.state import EMPTY
from facilitator.core.record.undoing import Redone, Undone
from facilitator.core.time import moves
from facilitator.core.time.schedule import Status


def test_what_is_one_step_is_undone_and_done_again_as_one() -> None:
    room = Room(one_day("a"))
    room.put(Noted("note", "before"))
    first = room.put(Noted("note", "one")).id
    room.put(Noted("note", "another's meanwhile"))
    room.put_from("phone", Noted("note", "two"), first)
    room.put_from("phone", Noted("note", "three"), first)
    texts = [note.text for note in room.state.notes.values()]
    room.put(Undone(first))
    assert [note.text for note in room.state.notes.values()] == ["before", "another's meanwhile"]
    room.put(Redone(first))
    assert [note.text for note in room.state.notes.values()] == texts
    assert room.state == replay(room.events)
    assert len(room.do(moves.undo).state.notes) == 4, "who came meanwhile is undone first"
    assert len(room.do(moves.undo).state.notes) == 1


def test_what_joins_a_step_that_was_undone_is_one_of_its_own() -> None:
    room = Room(one_day("a"))
    first = room.put(Noted("note", "one")).id
    room.put(Undone(first))
    room.put_from("phone", Noted("note", "two"), first)
    assert len(room.state.notes) == 1
    assert not room.do(moves.undo).state.notes


def test_no_events_give_the_empty_state() -> None:
    assert replay([]) == EMPTY
    assert EMPTY.zone.key == "UTC"
    assert not EMPTY.finished
    assert EMPTY.slot(None) is None
    assert EMPTY.session(None) is None


def test_a_session_is_found_by_its_id() -> None:
    room = Room(one_day("a", "b"))
    found = room.state.session("b")
    assert found is not None
    assert found.title == "B"
    assert room.state.session("x") is None


@pytest.mark.parametrize(
    "fact",
    [
        SessionEnded("b"),
        SessionStarted("a"),
        SessionReopened("a"),
        Paused("b"),
        Resumed("b"),
        NoteChanged("n", "note", "x"),
        NoteRemoved("n"),
        DayMoved(0, dt.date(2013, 4, 1)),
        DayMoved(2, dt.date(2013, 4, 1)),
        DayMoved(1, dt.date(1, 1, 1)),
        DayMoved(1, dt.date(9999, 12, 31)),
        Redone("e1"),
        LeftoverSettled(("a",), "dropped"),
        AwaySettled("b", at("10:00"), at("10:10"), "ended"),
        AwaySettled("b", at("10:00"), at("10:10"), "counted"),
    ],
)
def test_a_fact_that_makes_no_sense_changes_nothing(fact: AnyFact) -> None:
    room = Room(one_day("a", "b")).until("10:00").do(moves.start)
    before = room.schedule
    room.put(fact)
    assert room.schedule == before


def test_a_session_that_was_held_is_not_skipped_afterwards() -> None:
    room = Room(one_day("a", "b")).until("10:00").do(moves.start).wait(30).do(moves.end)
    room.put(SessionSkipped("a"), LeftoverSettled(("a",), "homework"))
    assert room.row("a").status is Status.DONE
    assert room.state.leftovers == {}


def test_skipping_the_running_session_stops_it() -> None:
    room = Room(one_day("a", "b")).until("10:00").do(moves.start).wait(5)
    room.put(SessionSkipped("a"))
    assert room.state.current is None
    assert room.row("a").status is Status.SKIPPED
    assert room.row("a").actual_end == at("10:05")


@pytest.mark.parametrize("seconds", [2**63, -(2**63), 10**12])
def test_time_added_beyond_reason_is_cut(seconds: int) -> None:
    room = Room(one_day("a", "b")).until("10:00").do(moves.start)
    room.put(Extended("a", seconds), Extended("a", seconds))
    assert abs(room.state.of("a").added) == LONGEST_ADDED
    assert room.schedule.following == room.row("b")


def test_an_unknown_session_can_run_without_a_row() -> None:
    room = Room(one_day("a")).until("10:00")
    room.put(SessionStarted("x"))
    assert room.state.current == "x"
    assert room.schedule.current is None
    room.wait(5).do(moves.toggle)
    assert room.state.paused
    room.do(moves.next_session)
    assert room.state.current == "a"


def test_an_event_undone_twice_is_undone_once() -> None:
    room = Room(one_day("a")).until("10:00").do(moves.start)
    room.put(Undone("e1"), Undone("e1"), Redone("e1"))
    assert room.state.current == "a"


def test_the_last_session_of_the_last_day_is_not_held_the_next_day() -> None:
    room = Room(agenda(day("a"), day("b"))).until("12:00")
    before = room.state.programme
    room.put(LeftoverSettled(("b",), "next-day"))
    assert room.state.programme == before


def test_several_steps_are_redone_one_after_the_other() -> None:
    room = Room(one_day("a", "b", "c")).until("10:00").do(moves.start).do(moves.next_session)
    room.do(moves.undo).do(moves.undo).do(moves.redo)
    assert (room.state.current, len(room.state.undone)) == ("a", 1)
    assert room.do(moves.redo).state.current == "b"


def test_what_has_not_happened_yet_cannot_be_undone() -> None:
    room = Room(one_day("a")).until("10:00")
    room.put(Undone("e2"), SessionStarted("a"))
    assert room.state.current == "a"
    assert replay(room.events) == room.state


def test_without_its_opening_a_record_has_no_sessions() -> None:
    room = Room(agenda(day("a"))).until("10:00").do(moves.start)
    room.put(Undone("e0"))
    assert room.state.slots == ()
    assert room.schedule.rows == ()


def test_used_time_leaves_out_pauses_and_what_lies_between() -> None:
    room = Room(one_day("a")).until("10:00")
    assert room.state.of("a").used(room.now) == minutes(0)
    room.do(moves.start).wait(10).do(moves.pause).wait(5).do(moves.end).wait(7).do(moves.back)
    assert room.wait(3).state.of("a").used(room.now) == minutes(13)


def test_no_more_is_left_of_a_session_than_was_planned_after_a_clock_was_set_back() -> None:
    room = Room(one_day("a", "b")).until("10:00").do(moves.start).until("10:25")
    room.do(moves.next_session).until("10:05")
    assert room.state.of("b").used(room.now) == minutes(0)
    assert room.do(moves.back).expected("b") == ("10:30", "11:00")


def test_last_is_the_latest_instant_even_when_a_clock_was_set_back() -> None:
    room = Room(one_day("a")).until("10:00").do(moves.start).until("09:00").do(moves.pause)
    assert room.state.last == at("10:00")
    assert room.state.opened == at("09:00")


def test_a_rehearsal_is_marked_as_such() -> None:
    opening = moves.opened(one_day("a"), "title = 1", rehearsal=True)
    state = replay([Event("e", at("10:00"), "me", opening)])
    assert state.rehearsal
    assert state.text == "title = 1"


def test_the_rest_of_a_split_session_has_groups_of_its_own() -> None:
    room = Room(one_day("a", "b"))
    facts: list[AnyFact] = [
        GroupFormed("a", "g1", "One"),
        MemberPlaced("a", "ada", "g1"),
        SessionSplit("a", "a-2", "Rest", 10, 1, "b"),
        MemberPlaced("a-2", "ada"),
        GroupDissolved("a-2", "g1"),
        MemberPlaced("a", "bo", "g1"),
    ]
    events = [Event(f"g{n}", at("10:00"), "me", fact) for n, fact in enumerate(facts)]
    whole, rest = (replay([*room.events, *events]).groupings[id_] for id_ in ("a", "a-2"))
    assert (whole.members, list(whole.groups)) == ({"ada": "g1", "bo": "g1"}, ["g1"])
    assert (rest.members, rest.groups) == ({}, {})

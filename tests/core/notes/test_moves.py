"""What is said is kept, with the session it belongs to, and mended in place."""

from __future__ import annotations

import datetime as dt

import pytest

from builders import Room, agenda, day, one_day, refusal, session
from facilitator.core.base.refusal import Refused
from facilitator.core.notes import moves as note_moves
from facilitator.core.notes.capture import Capture
from facilitator.core.record.sessions import SessionStarted
from facilitator.core.time import moves


def kept(room: Room, text: str = "x", **options: object) -> str | None:
    event = room.put(note_moves.capture(room.state, room.now, Capture("note", text), **options))
    return room.state.notes[event.id].session


def test_a_capture_belongs_to_the_running_session_or_the_one_named() -> None:
    room = Room(one_day("a", "b")).until("10:00").do(moves.start)
    assert kept(room) == "a"
    assert kept(room, session="b") == "b"
    room.do(moves.pause)
    assert kept(room) == "a"


def test_a_capture_between_sessions_belongs_to_the_one_that_ran_last_that_day() -> None:
    room = Room(agenda(day("a", "b"), day("c")))
    assert kept(room) is None
    room.until("10:00").do(moves.start).wait(30).do(moves.end)
    assert kept(room) == "a"
    room.until("09:55", dt.date(2013, 3, 22))
    assert kept(room) is None


def test_a_summary_is_of_the_session_that_runs_else_of_the_meeting() -> None:
    room = Room(one_day("a", "b")).until("10:00").do(moves.start)
    room.do(note_moves.capture, Capture("summary", "a it was")).wait(30).do(moves.end)
    room.do(note_moves.capture, Capture("summary", "all of it"))
    room.do(note_moves.capture, Capture("summary", "a again"), "a")
    assert [note.session for note in room.state.notes.values()] == ["a", None, "a"]


def test_a_capture_in_a_running_session_stays_there_however_late_it_gets() -> None:
    room = Room(agenda(day("a"), day("b"))).until("10:00").do(moves.start)
    room.until("11:00", dt.date(2013, 3, 22))
    assert kept(room) == "a"


def test_a_capture_while_the_session_is_not_in_the_agenda_belongs_to_none() -> None:
    room = Room(one_day("a")).until("10:00")
    room.put(SessionStarted("gone"))
    assert kept(room) is None


@pytest.mark.parametrize("text", ["", " ", "\n"])
def test_a_capture_needs_a_text(text: str) -> None:
    room = Room(one_day("a"))
    assert "no text" in refusal(room, note_moves.capture, Capture("note", text))
    room.do(note_moves.capture, Capture("note", "x"))
    assert "no text" in refusal(
        room, note_moves.change_note, room.events[-1].id, Capture("note", text)
    )


def test_a_capture_in_an_unknown_session_is_refused() -> None:
    room = Room(one_day("a"))
    with pytest.raises(Refused, match="no session"):
        note_moves.capture(room.state, room.now, Capture("note", "x"), session="b")


def test_a_note_is_changed_in_place_and_keeps_its_session_time_and_author() -> None:
    room = Room(one_day("a", "b")).until("10:00").do(moves.start)
    room.do(note_moves.capture, Capture("note", "one")).do(
        note_moves.capture, Capture("note", "two")
    )
    first = room.state.notes["e2"]
    room.wait(60).do(
        note_moves.change_note, "e2", Capture("action", "One", "anna", dt.date(2013, 4, 1))
    )
    changed = room.state.notes["e2"]
    assert list(room.state.notes) == ["e2", "e3"]
    assert (changed.kind, changed.text, changed.who) == ("action", "One", "anna")
    assert changed.due == dt.date(2013, 4, 1)
    assert (changed.at, changed.by, changed.session) == (first.at, first.by, first.session)


def test_an_unchanged_or_missing_note_is_refused() -> None:
    room = Room(one_day("a")).do(note_moves.capture, Capture("note", "one"))
    assert "Nothing was changed" in refusal(
        room, note_moves.change_note, "e1", Capture("note", "one")
    )
    assert "no longer there" in refusal(room, note_moves.change_note, "e9", Capture("note", "one"))
    room.do(note_moves.remove_note, "e1")
    assert room.state.notes == {}
    assert "no longer there" in refusal(room, note_moves.remove_note, "e1")


FRIDAY = dt.date(2013, 3, 22)


def test_a_capture_after_midnight_still_belongs_to_the_evening() -> None:
    room = Room(agenda(day(session("a", 120), start="23:00"), day("b", start="14:00")))
    room.until("23:00").do(moves.start).until("00:50", FRIDAY).do(moves.end)
    room.do(note_moves.capture, Capture("note", "x"))
    assert [note.session for note in room.state.notes.values()] == ["a"]

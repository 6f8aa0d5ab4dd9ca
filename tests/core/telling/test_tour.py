"""The tour ticks its steps by what the meeting shows, in whatever order they are done."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from builders import Room, one_day, session
from facilitator.core.notes import capture
from facilitator.core.notes import moves as note_moves
from facilitator.core.record.agenda import Agenda
from facilitator.core.record.undoing import Undone
from facilitator.core.rounds import moves as round_moves
from facilitator.core.telling.tour import STEPS, Seen, done, following, undone
from facilitator.core.time import moves
from facilitator.files.agenda.file import parse
from facilitator.files.agenda.starter import practice

TODAY = dt.date(2026, 5, 4)


def _practice(language: str) -> Agenda:
    parsed = parse(practice(language, TODAY))
    assert parsed.agenda is not None
    assert parsed.warnings == ()
    return parsed.agenda


def _note(room: Room, line: str) -> None:
    room.do(note_moves.capture, capture.parse(line, today=TODAY))


def _names(room: Room, **more: Any) -> set[str]:  # noqa: ANN401 - as `Seen` takes them
    return set(done((), Seen(room.state, room.schedule, **more)))


@pytest.mark.parametrize("language", ["en", "sv"])
def test_the_practice_meeting_leads_through_every_step(language: str) -> None:
    programme = _practice(language)
    assert programme.days[0].date == TODAY
    room = Room(programme)
    room.now = room.schedule.rows[0].slot.start
    finished: frozenset[str] = frozenset()
    told = []

    def look(**more: Any) -> None:  # noqa: ANN401 - as above
        nonlocal finished
        step = following(finished)
        assert step is not None
        told.append(step.name)
        finished = done(finished, Seen(room.state, room.schedule, **more))
        assert step.name in finished

    room.do(moves.start)
    look()
    _note(room, "! We go on")
    look()
    _note(room, "> @Kim writes")
    look()
    room.wait(4.5)
    look()
    room.do(moves.extend, 5)
    look()
    room.do(moves.next_session)
    look()
    assert room.state.current is not None
    room.do(round_moves.next_turn, room.state.current)
    look()
    room.do(moves.undo)
    look(undone=undone(room.events))
    look(exported=True)
    assert told == [step.name for step in STEPS]
    assert following(finished) is None


def test_each_step_has_its_own_sign_and_stays_done() -> None:
    room = Room(one_day(session("a"), "b"))
    assert _names(room) == set()
    _note(room, "> writes")  # by nobody
    _note(room, "plain")
    assert _names(room) == set()
    assert _names(room, speed=10.0) == {"time"}
    assert _names(room, place="round") == {"round"}
    assert _names(room, place="groups", undone=True) == {"round", "undo"}
    kept = done({"export", "unknown"}, Seen(room.state, room.schedule))
    assert kept == {"export"}
    first = following(kept)
    assert first is not None
    assert first.name == "start"


def test_an_undo_is_found_in_the_journal() -> None:
    room = Room(one_day("a"))
    assert not undone(room.events)
    room.put(Undone("e1"))
    assert undone(room.events)

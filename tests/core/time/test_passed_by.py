"""A session is passed by if it was left at once and nothing of it is known."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pytest

from builders import Room, one_day
from facilitator.core.notes import moves as note_moves
from facilitator.core.notes.capture import Capture
from facilitator.core.record.groups import GroupFormed
from facilitator.core.record.pictures import PictureAttached
from facilitator.core.record.rounds import Answered
from facilitator.core.time import moves
from facilitator.core.time.passed_by import is_held, passed_by, took_place, written
from facilitator.core.time.schedule import Status

FILE: Final = "0" * 32 + ".png"


def left(room: Room, seconds: int = 30) -> bool:
    """Leave the session that runs, and say whether it was passed by."""
    room.wait(seconds / 60).do(moves.next_session)
    by = passed_by(room.state, "a", room.state.of("a"))
    assert by != took_place(room.state, "a")
    assert by != is_held(room.state, "a")
    assert (room.row("a").status is Status.PASSED) == by
    return by


def begun() -> Room:
    return Room(one_day("a", "b")).until("10:00:20").do(moves.start)


def test_only_what_ended_in_the_minute_it_began_in_was_passed_by() -> None:
    assert left(begun(), 39)
    assert not left(begun(), 40), "by the clock it took from 10:00 until 10:01"


@pytest.mark.parametrize("kind", ["note", "action", "parking"])
def test_what_something_was_captured_in_was_held(kind: str) -> None:
    room = begun()
    room.do(note_moves.capture, Capture(kind, "Said."))
    assert written(room.state, "a")
    assert not left(room)


@pytest.mark.parametrize(
    "put",
    [
        lambda room: room.put(Answered("a", "x", 1, "An answer")),
        lambda room: room.put(GroupFormed("a", "red", "Red")),
        lambda room: room.put(PictureAttached(FILE, "A flipchart", "a")),
    ],
)
def test_what_has_answers_groups_or_pictures_was_held(put: Callable[[Room], object]) -> None:
    room = begun()
    put(room)
    assert not left(room)

"""Pictures are attached to sessions and notes, described and removed, and undone like anything."""

from __future__ import annotations

from typing import Final

import pytest

from builders import Room, one_day, refusal
from facilitator.core.base.ids import EventId, SessionId
from facilitator.core.notes import moves, pictures
from facilitator.core.notes.capture import Capture
from facilitator.core.record.events import Event
from facilitator.core.record.pictures import PictureAttached, PictureRemoved
from facilitator.core.time.moves import toggle, undo
from facilitator.files.catalogues import load

FILE: Final = f"{'a' * 32}.png"
OTHER: Final = f"{'b' * 32}.jpg"


@pytest.fixture
def room() -> Room:
    return Room(one_day("a", "b"))


def attached(room: Room) -> list[tuple[str, str, SessionId | None, EventId | None]]:
    return [(one.file, one.text, one.session, one.note) for one in room.state.pictures.values()]


def told(room: Room) -> list[str]:
    say = load("en").say
    return [say(pictures.told(one, room.state)) for one in room.state.pictures.values()]


def test_a_picture_belongs_to_the_session_that_runs_or_that_is_named(room: Room) -> None:
    room.do(pictures.attach, FILE, " A\x1b[31m board \n")
    room.do(toggle)
    room.do(pictures.attach, FILE, "A board")
    room.do(pictures.attach, FILE, "", SessionId("b"))
    assert attached(room) == [
        (FILE, "A board", None, None),
        (FILE, "A board", "a", None),
        (FILE, "", "b", None),
    ]


def test_a_picture_of_a_note_is_in_the_session_of_that(room: Room) -> None:
    room.do(toggle).do(moves.capture, Capture("note", "Three ways"))
    note = next(iter(room.state.notes))
    room.do(pictures.attach, FILE, "", note)
    assert attached(room) == [(FILE, "", "a", note)]
    assert told(room) == ["Picture of “Three ways”"]
    room.do(moves.remove_note, note)
    assert told(room) == ["Picture of “A”"]


def test_without_a_text_a_picture_is_told_by_what_it_belongs_to(room: Room) -> None:
    room.do(pictures.attach, FILE).do(toggle).do(pictures.attach, FILE, " ,. ")
    assert told(room) == ["Picture", "Picture of “A”"]
    assert len(pictures.undescribed(room.state)) == 2
    room.do(pictures.describe_picture, next(iter(room.state.pictures)), "A door")
    assert told(room) == ["A door", "Picture of “A”"]


def test_what_makes_no_sense_is_refused(room: Room) -> None:
    room.do(toggle).do(pictures.attach, FILE, "A door")
    id_ = next(iter(room.state.pictures))
    assert "attached there already" in refusal(room, pictures.attach, FILE, "Another text")
    assert "no session" in refusal(room, pictures.attach, OTHER, "", SessionId("c"))
    assert refusal(room, pictures.describe_picture, id_, " ") == "There is no text to keep."
    assert refusal(room, pictures.describe_picture, id_, "A  door") == "Nothing was changed."
    room.do(pictures.remove_picture, id_)
    assert "no longer there" in refusal(room, pictures.remove_picture, id_)
    assert "no longer there" in refusal(room, pictures.describe_picture, id_, "x")


def test_a_removed_picture_comes_back_as_it_was(room: Room) -> None:
    room.do(pictures.attach, FILE, "A door")
    before = room.state.pictures
    room.do(pictures.remove_picture, next(iter(before)))
    assert not room.state.pictures
    assert room.do(undo).state.pictures == before


@pytest.mark.parametrize(
    "file", ["../../x.png", "/etc/passwd", "", f"{FILE}\n", f"{'A' * 32}.png", f"{'a' * 32}.svg"]
)
def test_a_file_of_another_name_is_none_of_the_record(room: Room, file: str) -> None:
    event: Event = room.put(PictureAttached(file, "x"))
    room.put(PictureRemoved(event.id))
    assert not room.state.pictures

"""The agenda file was edited while the meeting is open."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import agenda_text
from facilitator.core.record.opening import AgendaRevised
from facilitator.files.agenda.file import parse
from facilitator.running.agenda_watch import AgendaWatch
from facilitator.running.prompts.edited import EditedPrompt, FaultyAgendaPrompt, read_edited
from running.led import LedRoom

TEXT = agenda_text()


@pytest.fixture
def room(tmp_path: Path) -> LedRoom:
    """A meeting whose agenda is in a file."""
    read = parse(TEXT).agenda
    assert read is not None
    led = LedRoom(read)
    led.put(AgendaRevised(TEXT, read))
    led.watch = AgendaWatch(tmp_path / "a.toml")
    save(led, TEXT)
    return led


def save(led: LedRoom, text: str) -> None:
    assert led.watch.path is not None
    led.watch.path.write_text(text, "utf-8")
    led.watch._stamp = None  # noqa: SLF001 - as if the clock of the disk were finer
    led.watch.look()


def test_it_waits_with_what_would_be_different(room: LedRoom) -> None:
    assert room.kinds == []
    save(room, agenda_text("Möte", "Start"))
    (one,) = room.waiting
    assert one.text == "The agenda file was changed"
    assert one.details[0].startswith("The title is “Möte” now; ")
    assert one.details[1].startswith("The title is “Möte” now, and ")
    prompt = one.prompt()
    assert prompt.question.detail.split("\n")[0] == "The title is “Möte” now"
    assert [answer.words for answer in prompt.question.answers] == [
        "load the changes",
        "keep the programme as it is",
    ]
    room.answer(prompt, "take")
    assert isinstance(room.last(), AgendaRevised)
    assert room.told == ["The changes were loaded; u takes that back."]
    assert room.kinds == []


def test_what_was_left_is_asked_about_no_more_until_it_is_changed_again(room: LedRoom) -> None:
    save(room, agenda_text("Möte"))
    before = room.waiting[0].key
    room.answer(room.open("agenda-file"), "leave")
    assert room.kinds == []
    save(room, agenda_text("Mötet"))
    assert room.kinds == ["agenda-file"]
    assert room.waiting[0].key != before
    save(room, TEXT)
    assert room.kinds == []


def test_a_file_with_mistakes_waits_with_what_they_are(room: LedRoom) -> None:
    save(room, agenda_text(session="Start").replace("20", "x"))
    (one,) = room.waiting
    assert one.text == "The edited agenda has 1 mistake"
    prompt = one.prompt()
    assert isinstance(prompt, FaultyAgendaPrompt)
    assert prompt.question.detail == one.details[0]
    room.answer(prompt, "leave")
    assert room.kinds == []


def test_what_does_not_go_with_what_has_happened_is_told(room: LedRoom) -> None:
    from facilitator.core.time import moves

    room.until("10:00").do(moves.start)
    save(room, 'format = 1\ntitle = "Leer"\n')
    prompt = room.open("agenda-file")
    assert not isinstance(prompt, EditedPrompt)
    room.answer(prompt, "leave")
    assert room.kinds == []


def test_one_that_was_read_in_elsewhere_meanwhile_is_told(room: LedRoom) -> None:
    save(room, agenda_text("Möte"))
    assert room.watch.path is not None
    prompt = read_edited(room, room.watch.path)
    other = agenda_text("Annat")
    read = parse(other).agenda
    assert read is not None
    room.put(AgendaRevised(other, read))
    events = len(room.events)
    room.answer(prompt, "take")
    assert len(room.events) == events
    assert room.told == ["That no longer applies: nothing was changed."]


def test_the_times_that_the_changes_lead_to_are_said_last(room: LedRoom) -> None:
    save(room, agenda_text("Möte", "Start"))
    last = room.waiting[0].prompt().question.detail.split("\n")[-1]
    assert last.startswith("Then ")
    assert "day ends " in last

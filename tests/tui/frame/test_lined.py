"""What was typed in a line and not kept is there again, and is asked about when the app is left."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.core.homework import moves as homework_moves
from facilitator.core.homework import scan
from facilitator.core.notes import moves as note_moves
from facilitator.core.notes.capture import Capture
from facilitator.opening import Request
from facilitator.tui.widgets.capture_line import CaptureLine
from tui.harness import PROGRAMME, Stage, many_sessions, stage

AGENDA = (
    PROGRAMME.replace('title = "Check-in"\nkind = "checkin"', 'title = "Check-in"\nkind = "round"')
    .replace('"Strategy"', '"Strategy"\nkind = "groups"\ngroup = [{name = "Deeds"}]')
    .replace(
        "[[participant]]",
        """
[[organisation]]
id = "o0"
name = "Region Blekinge"

[[homework]]
id = "cloud"
title = "Word cloud"
collects = "terms"

[[participant]]""",
    )
)  # fmt: skip

LINES = {
    "a note": (("2",), "i", "Notes"),
    "an edited note": (("2",), "e", "Notes"),
    "a report": (("3", "end"), "i", "Groups"),
    "a new group": (("3", "end"), "a", "Groups"),
    "a group's name": (("3", "end"), "e", "Groups"),
    "the groups' time": (("3", "end"), "c", "Groups"),
    "a person in Groups": (("3", "home", "enter"), "4", "Groups"),
    "an answer": (("enter", "2"), "e", "Turns"),
    "a term": (("5",), "a", "Words"),
    "a person": (("6",), "a", "People"),
    "a mended person": (("6",), "e", "People"),
    "who comes instead": (("6", "k"), "7", "People"),
    "a finding": (("4", "o", "3"), "a", "Horizon scan"),
    "a mended finding": (("4", "o", "3", "down"), "e", "Horizon scan"),
    "a note in the scan": (("4", "o", "3"), "i", "Horizon scan"),
}
"""Lines to type in: the keys to the place and what is chosen there, the key, the place's name."""

QUESTION = "There is unsaved text."


def _line(on: Stage) -> CaptureLine:
    return on.app.screen.query_one(CaptureLine)


async def _prepare(on: Stage) -> None:
    on.meeting.do(homework_moves.hand_in, "cloud", "o0", "öppna data")
    on.meeting.do(scan.spot, "o0", scan.parse("Fibre #web"))
    on.meeting.do(note_moves.capture, Capture("note", "one"))
    await on.beat()


async def _to_run(on: Stage) -> None:
    while on.question != "Run":
        await on.press("escape")


@pytest.mark.parametrize(("there", "key", "place"), LINES.values(), ids=LINES)
async def test_what_is_half_typed_survives_another_line_and_another_place(
    tmp_path: Path, there: tuple[str, ...], key: str, place: str
) -> None:
    async with stage(tmp_path, AGENDA, at="10:00") as on:
        await _prepare(on)
        before = on.facts
        await on.press(*there, key, "end")
        await on.type("xyz")
        typed = _line(on).text
        assert typed.endswith("xyz")
        await on.press("ctrl+q")
        assert QUESTION in on.text
        assert f"The text in {place} will be there again." in on.text
        await on.press("escape", "escape")
        if key != "i":
            await on.press("i")
            assert "xyz" not in _line(on).text
            await on.press("escape")
        await on.press("q")
        assert QUESTION in on.text
        await on.press("escape")
        await _to_run(on)
        await on.press("q")
        assert f"The text in {place} will be there again." in on.text
        await on.press("escape", *there, key)
        assert _line(on).text == typed
        assert on.facts == before
        _line(on).clear()  # that throws it away
        await on.press("escape")
        await _to_run(on)
        await on.press("q")
        assert on.exited


@pytest.mark.parametrize(("there", "key", "place"), LINES.values(), ids=LINES)
async def test_a_line_that_was_only_opened_is_not_asked_about(
    tmp_path: Path, there: tuple[str, ...], key: str, place: str
) -> None:
    async with stage(tmp_path, AGENDA, at="10:00") as on:
        await _prepare(on)
        await on.press(*there, key)
        assert on.app.screen.focused is _line(on), place
        await on.press("ctrl+q")
        assert on.exited


async def test_a_capture_is_not_lost_to_a_line_opened_for_something_else(tmp_path: Path) -> None:
    async with stage(tmp_path, AGENDA, at="10:00") as on:
        await on.press("4", "o", "3", "i")
        await on.type("half a note")
        await on.press("escape", "a", "ctrl+q")
        assert QUESTION in on.text
        await on.press("escape")
        await on.type("found")
        await on.press("enter", "escape")
        assert _line(on).text == "half a note"


async def test_each_note_has_its_own_half_typed_change(tmp_path: Path) -> None:
    async with stage(tmp_path, AGENDA, at="10:00") as on:
        for text in ("one", "two"):
            on.meeting.do(note_moves.capture, Capture("note", text))
        await on.press("2", "home", "e", "!", "escape")
        assert on.said[-1].startswith("Not saved: your text stays")
        await on.press("end", "e")
        assert _line(on).text == "two"
        await on.press("?", "escape", "home", "e")
        assert _line(on).text == "one!"
        await on.press("enter", "end", "e", "enter")
        assert [note.text for note in on.meeting.state.notes.values()] == ["one!", "two?"]
        await on.press("q")
        assert on.exited


async def test_a_search_is_no_loss(tmp_path: Path) -> None:
    async with stage(tmp_path, AGENDA, at="10:00") as on:
        await _prepare(on)
        for keys in (("6", "slash"), ("5", "slash"), ("3", "g")):
            await on.press(*keys, "x", "escape")
            await _to_run(on)
        await on.press("q")
        assert on.exited


async def test_a_rehearsal_that_is_over_is_not_left_without_asking(tmp_path: Path) -> None:
    text = many_sessions(1)
    async with stage(tmp_path, text, at="08:00", request=Request(rehearse=True)) as on:
        await on.press("n", "i", "x", "escape")
        await on.advance(5)
        await on.press("n")
        assert on.question == "Tightness"
        await on.press("q")
        assert "The text in Run will be there again." in on.text
        await on.press("escape")
        assert on.question == "Run"
        assert _line(on).text == "x"
        await on.press("q", "1")
        assert on.exited


async def test_the_tour_is_not_left_without_asking(tmp_path: Path) -> None:
    async with stage(tmp_path, None) as on:
        await on.press("t", "i", "x", "escape", "q")
        assert QUESTION in on.text
        await on.press("escape", "q", "1")
        assert on.question == "Start"
        assert not on.exited

"""Help finds each key."""

from __future__ import annotations

from pathlib import Path

from textual.binding import Binding

from facilitator.tui.frame.places import every_place
from facilitator.tui.key_words import SENTENCES
from facilitator.tui.keymap import bindings
from facilitator.tui.places.start.screen import Start
from facilitator.tui.widgets.capture_line import CaptureLine
from tui.harness import stage


async def test_the_help_is_searched_by_typing(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.press("?", *"min")
        assert "Gives this session a minute more." in on.text
        assert "Goes to Groups" not in on.text
        await on.press(*"[/x]")
        assert "no key does that here" in on.text
        await on.press(*["backspace"] * 7, "u")
        assert "Takes back the last step" in on.text
        await on.press("backspace", "?")
        assert on.question == "Run"
        await on.press("question_mark", "enter")
        assert on.question == "Run"


async def test_the_help_tells_of_the_capture_line_only_where_there_is_one(tmp_path: Path) -> None:
    async with stage(tmp_path, None, size=(80, 60)) as on:
        await on.press("?")
        assert "Shows what each key does here." in on.text
        assert "In the capture line" not in on.text
        await on.press("escape", "t", "?", "end")
        assert "In the capture line" in on.text
        await on.press("escape", "p", "?")
        assert "Adds a session after the chosen one." in on.text
        assert "In the capture line" not in on.text


def test_each_key_has_a_sentence() -> None:
    listed = bindings((Start, *every_place()))
    ids = {binding.id or "" for found in listed.values() for binding in found}
    ids |= {binding.id or "" for binding in Binding.make_bindings(CaptureLine.BINDINGS)}
    assert ids == set(SENTENCES)
    assert all(words.endswith(".") and len(words) < 64 for words in SENTENCES.values())

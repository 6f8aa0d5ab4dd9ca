"""The command palette lists commands, speaks the language and takes keys at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.color import Color
from textual.widgets import Input

from facilitator.running.acts import ACTS
from tui.harness import stage


async def test_the_palette_lists_commands_and_runs_them(tmp_path: Path) -> None:
    async with stage(tmp_path, size=(80, 80)) as on:
        await on.press("ctrl+p")
        assert "Search for commands…" in on.text
        wanted = ["Export minutes", "Close the meeting", "Bell on or off", "Help", "Leave"]
        wanted += ["Theme: dark", "Theme: high contrast"]
        assert [words for words in wanted if words not in on.text] == []
        assert "Quit" not in on.text
        await on.type("close the")
        await on.app.workers.wait_for_complete()
        await on.press("down", "enter")
        await on.rest()
        assert on.kinds == ["meeting-closed"]
        await on.press("u", "ctrl+p")
        await on.type("high contrast")
        await on.app.workers.wait_for_complete()
        await on.press("down", "enter")
        await on.rest()
        assert on.app.theme == "high-contrast"


async def test_the_palette_speaks_the_language_even_where_nothing_matches(tmp_path: Path) -> None:
    async with stage(tmp_path, language="sv") as on:
        await on.press("ctrl+p")
        await on.type("xyzzy")
        await on.app.workers.wait_for_complete()
        await on.rest()
        assert "Inget kommando heter så." in on.text
        await on.press("down", "enter")
        assert on.question == "Run"
        assert on.facts == []


async def test_what_the_palette_explains_is_no_paler_than_other_explanations(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        on.app.theme = "light"
        await on.press("ctrl+p")
        muted = Color.parse(on.app.theme_variables["text-muted"])
        for widget, part in (
            (on.app.screen, "command-palette--help-text"),
            (on.app.screen.query_one(Input), "input--placeholder"),
        ):
            styles = widget.get_component_styles(part)
            assert styles.color == muted
            assert not styles.text_style.dim


@pytest.mark.parametrize("key", ["pagedown", "pageup", "down", "up", "home", "end"])
async def test_the_palette_takes_keys_that_come_before_its_list(tmp_path: Path, key: str) -> None:
    async with stage(tmp_path) as on:
        await on.burst(["ctrl+p", "escape", "ctrl+p", key, key])
        await on.app.workers.wait_for_complete()
        await on.burst(["x", key, "y", key, "z", key])
        await on.app.workers.wait_for_complete()
        await on.burst(["escape"] * 3)
        assert on.question == "Run"


async def test_the_palette_offers_keys_with_their_sentences(tmp_path: Path) -> None:
    async with stage(tmp_path, size=(100, 50)) as on:
        await on.press("ctrl+p")
        for id_ in ("meeting.export", "app.leave"):
            assert ACTS[id_] in on.text
        await on.type("bell")
        await on.app.workers.wait_for_complete()
        await on.press("down", "enter")
        await on.rest()
        assert on.app.bell_on is False
        assert "bell off" in on.text

"""The terminal's own colours are used as they are, from the first screen on."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.files.config import Config
from facilitator.tui.themes import THEMES
from tui.harness import stage


@pytest.mark.parametrize("theme", ["ansi-dark", "ansi-light"])
async def test_a_meeting_is_shown_in_the_colours_of_the_terminal(
    tmp_path: Path, theme: str
) -> None:
    async with stage(tmp_path, at="10:00", config=Config(theme=theme)) as on:
        assert "Check-in" in on.text
        for name in ("dark", theme, "light"):
            on.app.theme = THEMES[name]
            await on.beat()
            assert "Check-in" in on.text

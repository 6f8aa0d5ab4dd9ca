"""Themes can be read, and each of their colours has one meaning."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.color import Color
from textual.theme import Theme

from facilitator.files.config import Config
from facilitator.tui.themes import OWN_THEMES, THEMES
from tui.harness import stage


async def test_every_theme_is_there_by_its_plain_name(tmp_path: Path) -> None:
    async with stage(tmp_path, config=Config(theme="high-contrast")) as on:
        assert on.app.theme == THEMES["high-contrast"]
        assert on.said == []
        for name in THEMES.values():
            assert name in on.app.available_themes
            on.app.theme = name
            await on.press("2", "question_mark", "escape", "1")


async def test_an_unknown_theme_is_told_and_the_app_goes_on(tmp_path: Path) -> None:
    async with stage(tmp_path, config=Config(theme="[/neon]")) as on:
        told = f"There is no theme “[/neon]”; there are {', '.join(THEMES)}."
        assert on.said == [told]
        assert on.question == "Run"


INKS = (
    "foreground", "text-muted", "text-primary", "text-accent",
    "text-success", "text-warning", "text-error",
)  # fmt: skip
GROUNDS = ("background", "surface", "panel", "block-cursor-blurred-background")
BARS = ("primary-darken-2", "error-darken-2", "warning")
"""The header, the banner, and a message to the room: their text is what Textual calls $text."""


@pytest.mark.parametrize("theme", OWN_THEMES, ids=lambda theme: theme.name)
def test_every_text_can_be_read_on_every_ground(theme: Theme) -> None:
    least = 7 if theme.name == "high-contrast" else 4.5
    shown = theme.to_color_system().generate() | theme.variables
    pairs = [(ink, ground) for ink in INKS for ground in GROUNDS]
    pairs += [("text", bar) for bar in BARS]
    ratios = {pair: _contrast(shown[pair[0]], Color.parse(shown[pair[1]])) for pair in pairs}
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < least} == {}


@pytest.mark.parametrize("theme", OWN_THEMES, ids=lambda theme: theme.name)
def test_each_colour_has_one_meaning(theme: Theme) -> None:
    meanings = ("foreground", "text-success", "text-warning", "text-error", "text-accent")
    shown = theme.to_color_system().generate() | theme.variables
    assert len({Color.parse(shown[meaning]) for meaning in meanings}) == len(meanings)
    assert shown["text-accent"] == shown["text-primary"]


def _contrast(ink: str, ground: Color) -> float:
    """Give the contrast ratio of WCAG; "auto 60%" is as much of black or white over the ground."""
    if ink.startswith("auto"):
        share = float(ink.removeprefix("auto").strip(" %")) / 100
        colour = ground.blend(ground.get_contrast_text(1), share)
    else:
        colour = Color.parse(ink)
    light, dark = sorted((_luminance(*part.normalized) for part in (colour, ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(*parts: float) -> float:
    linear = [((part + 0.055) / 1.055) ** 2.4 if part > 0.03928 else part / 12.92 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

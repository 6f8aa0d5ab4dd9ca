"""The colours of the themes: contrast, and what is left of them to the colour-blind."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import Final

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from facilitator.files.config import Config
from facilitator.tui.themes import (
    ANSI_DARK_ROLES,
    ANSI_LIGHT_ROLES,
    DARK_ROLES,
    HIGH_CONTRAST_ROLES,
    LIGHT_ROLES,
    OWN_THEMES,
    THEMES,
    Roles,
    roles,
    variables,
)
from tui.harness import PROGRAMME, stage

Vector = Sequence[float]

SHADED: Final = {"dark": DARK_ROLES, "light": LIGHT_ROLES, "high-contrast": HIGH_CONTRAST_ROLES}

GROUNDS: Final = ("ground", "raised", "box")
# What the design promises: the least contrast of each pair, for dark, light and high contrast.
LEAST: Final = {
    **{
        ink: (GROUNDS, least)
        for ink, least in {
            "text": (12.6, 13.3, 17.4),
            "muted": (6.3, 5.6, 12.7),
            "accent": (7.8, 7.2, 13.9),
            "ok": (9.5, 5.9, 12.8),
            "warn": (10.4, 6.8, 16.2),
            "err": (5.8, 6.6, 8.6),
        }.items()
    },
    "edge": (("ground",), (2.0, 1.9, 9.7)),
    "cursor_text": (("cursor",), (10.3, 12.5, 21)),
    "ask_text": (("ask",), (9.8, 9.2, 19.6)),
}
BAR: Final = {
    "done": ("muted", (4.9, 4.7, 7.6)),
    "track": ("muted", (4.5, 4.5, 7)),
    "next": ("text", (9.0, 11.8, 10.9)),
    "next_alt": ("text", (9.0, 11.8, 10.8)),
    "now": ("text", (5.9, 10.0, 8.2)),
    "lost": ("text", (7.6, 9.4, 10.1)),
    "accent": ("ground", (9.0, 8.3, 16.7)),
    "err": ("ground", (6, 6, 7)),
}
ROUNDING: Final = 0.06


@pytest.mark.parametrize(("column", "name"), list(enumerate(SHADED)))
def test_every_ink_reaches_its_contrast_on_every_ground(column: int, name: str) -> None:
    of = SHADED[name]
    pairs = [(ink, on, least[column]) for ink, (ons, least) in LEAST.items() for on in ons]
    pairs += [(ink, on, least[column]) for on, (ink, least) in BAR.items()]
    reached = {
        (ink, on): round(contrast(getattr(of, ink), getattr(of, on)), 2)
        for ink, on, least in pairs
        if contrast(getattr(of, ink), getattr(of, on)) < least - ROUNDING
    }
    assert reached == {}


async def test_bold_lines_have_no_thin_sign_anywhere(tmp_path: Path) -> None:
    async with stage(tmp_path, config=Config(theme="bold-lines")) as on:
        await on.press("space")
        for place in "1234567":
            await on.press(place)
            assert not set("─━┄│╭╮╰╯▏") & set(on.text)
        on.app.theme = "dark"
        await on.press("1")
        assert "╭" in on.text


# How red and green look to those without one of the cones, as matrices over linear RGB.
# Viénot, Brettel and Mollon 1999, "Digital video colourmaps for checking the legibility of
# displays by dichromats", as worked out for sRGB by libDaltonLens (N. Burrus, 2021).
VIENOT: Final = {
    "protanopia": (
        (0.11238, 0.88762, 0.0),
        (0.11238, 0.88762, 0.0),
        (0.00401, -0.00401, 1.0),
    ),
    "deuteranopia": (
        (0.29275, 0.70725, 0.0),
        (0.29275, 0.70725, 0.0),
        (-0.02234, 0.02234, 1.0),
    ),
}
# Machado, Oliveira and Fernandes 2009, "A physiologically-based model for simulation of color
# vision deficiency", severity 1.0.
MACHADO: Final = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
}


@pytest.mark.parametrize("simulation", [VIENOT, MACHADO], ids=["vienot", "machado"])
@pytest.mark.parametrize("blindness", ["protanopia", "deuteranopia"])
@pytest.mark.parametrize("name", SHADED)
def test_how_the_time_stands_can_be_told_apart_by_the_red_green_blind(
    name: str, blindness: str, simulation: dict[str, Sequence[Vector]]
) -> None:
    of = SHADED[name]
    matrix = simulation[blindness]
    for one, other in combinations((of.ok, of.warn, of.err), 2):
        assert apart(one, other, matrix) >= (12 if name == "light" else 20), (one, other)


def test_the_measure_knows_colours_that_the_red_green_blind_confuse() -> None:
    leaf, brick = "#5f8f3f", "#b0763f"
    same = ((1, 0, 0), (0, 1, 0), (0, 0, 1))
    assert apart(leaf, brick, same) > 40
    assert apart(leaf, brick, VIENOT["deuteranopia"]) < 12
    assert apart("#000000", "#ffffff", VIENOT["protanopia"]) == pytest.approx(100, abs=0.5)


def test_neighbours_on_the_day_bar_differ() -> None:
    for of in SHADED.values():
        blocks = (of.track, of.next, of.next_alt, of.now, of.lost)
        assert len(set(blocks)) == len(blocks)
        assert of.done not in (of.track, of.now, of.lost)


@pytest.mark.parametrize("of", [ANSI_DARK_ROLES, ANSI_LIGHT_ROLES])
def test_the_terminals_own_colours_have_no_shades(of: Roles) -> None:
    assert of.ansi
    inks = [of.text, of.accent, of.ok, of.warn, of.err]
    assert len(set(inks)) == len(inks)
    assert {getattr(of, name) for name in (*GROUNDS, *BAR) if name not in LEAST} == {"ansi_default"}


@pytest.mark.parametrize("name", ["ansi-dark", "ansi-light"])
async def test_a_role_is_one_of_the_terminals_colours_wherever_it_is_drawn(
    tmp_path: Path, name: str
) -> None:
    of = roles(name)
    drawn = {
        of.accent: ("primary", "accent", "text-primary", "text-accent", "footer-key-foreground"),
        of.ok: ("success", "text-success"),
        of.warn: ("warning", "text-warning"),
        of.err: ("error", "text-error"),
    }
    async with stage(tmp_path, config=Config(theme=name)) as on:
        shown = on.app.get_css_variables()
        for colour, names in drawn.items():
            assert {Color.parse(shown[each]) for each in names} == {Color.parse(colour)}


@pytest.mark.parametrize("name", [*BUILTIN_THEMES, *SHADED])
def test_style_sheets_know_every_role_in_every_theme(name: str) -> None:
    shown = variables(name)
    assert set(shown) == {
        field.replace("_", "-") for field in Roles.__struct_fields__ if field != "ansi"
    }
    assert all(Color.parse(colour) for colour in shown.values())


@pytest.mark.parametrize("name", [name for name in BUILTIN_THEMES if not name.startswith("ansi")])
def test_roles_are_mixed_of_the_colours_of_textuals_own_themes(name: str) -> None:
    of = roles(name)
    assert contrast(of.text, of.ground) >= 4
    assert contrast(of.text, of.raised) >= 3.5
    assert len({of.ok, of.warn, of.err}) == 3
    assert of != DARK_ROLES


def test_a_theme_of_nobodys_gets_the_dark_roles() -> None:
    assert roles("nobody's") == DARK_ROLES
    assert {theme.name for theme in OWN_THEMES} >= set(SHADED)


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of WCAG 2."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def apart(one: str, other: str, matrix: Sequence[Vector]) -> float:
    """Give the distance in CIELAB (CIE 1976) of two colours, seen through a simulation."""
    pairs = zip(_lab(times(matrix, linear(one))), _lab(times(matrix, linear(other))), strict=True)
    return float(sum((a - b) ** 2 for a, b in pairs) ** 0.5)


def linear(colour: str) -> list[float]:
    """Give the linear light of sRGB."""
    parts = Color.parse(colour).normalized
    return [((part + 0.055) / 1.055) ** 2.4 if part > 0.04045 else part / 12.92 for part in parts]


def times(matrix: Sequence[Vector], vector: Vector) -> list[float]:
    """Multiply, within what a screen can show."""
    mixed = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return [min(1.0, max(0.0, part)) for part in mixed]


def _luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _lab(rgb: Vector) -> tuple[float, float, float]:
    to_xyz = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750),
              (0.0193339, 0.1191920, 0.9503041))  # fmt: skip
    white = (0.95047, 1.0, 1.08883)
    mixed = (sum(a * b for a, b in zip(row, rgb, strict=True)) for row in to_xyz)
    x, y, z = (_cube_root(part / full) for part, full in zip(mixed, white, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _cube_root(share: float) -> float:
    return float(share ** (1 / 3)) if share > 216 / 24389 else (24389 / 27 * share + 16) / 116


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
TEXT_GROUNDS = ("background", "surface", "panel", "block-cursor-blurred-background")
BARS = ("primary-darken-2", "error-darken-2", "warning")
"""The header, the banner, and a message to the room: their text is what Textual calls $text."""


@pytest.mark.parametrize("theme", OWN_THEMES, ids=lambda theme: theme.name)
def test_every_text_can_be_read_on_every_ground(theme: Theme) -> None:
    least = 7 if theme.name == "high-contrast" else 4.5
    shown = theme.to_color_system().generate() | theme.variables
    pairs = [(ink, ground) for ink in INKS for ground in TEXT_GROUNDS]
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
    light, dark = sorted(
        (_luminance_of(*part.normalized) for part in (colour, ground)), reverse=True
    )
    return (light + 0.05) / (dark + 0.05)


def _luminance_of(*parts: float) -> float:
    linear = [((part + 0.055) / 1.055) ** 2.4 if part > 0.03928 else part / 12.92 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


CHOSEN: Final = (
    ("p",), ("2",), ("3",), ("4",), ("6",), ("w",), ("down",),
)  # fmt: skip
"""The keys to each place with something that is chosen."""


@pytest.mark.parametrize("theme", OWN_THEMES, ids=lambda theme: theme.name)
async def test_what_is_chosen_looks_the_same_in_every_place(tmp_path: Path, theme: Theme) -> None:
    text = PROGRAMME + '[[homework]]\ntitle = "Words"\nof = "participant"\n'
    text = text.replace('kind = "checkin"', 'kind = "groups"')
    of = roles(theme.name)
    async with stage(tmp_path, text, at="10:00", config=Config(theme=theme.name)) as on:
        await on.press("space")
        await on.capture("Said once")
        for keys in CHOSEN:
            await on.press("1", *keys)
            looks = {
                segment.style.color
                for strip in on.app.screen._compositor.render_strips(on.app.size)  # noqa: SLF001
                for segment in strip
                if segment.style
                and segment.style.bgcolor is not None
                and Color.from_rich_color(segment.style.bgcolor) == Color.parse(of.cursor)
                and segment.text.strip()
            }
            found = {Color.from_rich_color(look) for look in looks if look is not None}
            assert found == {Color.parse(of.cursor_text)}, keys

"""Themes: light, dark, high-contrast and the terminal's own colours, by plain names.

A theme is a table of roles: a screen says what a colour is for, and never which colour it is.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from msgspec import Struct
from msgspec.structs import asdict, replace
from textual.color import Color
from textual.filter import LineFilter
from textual.theme import BUILTIN_THEMES, Theme

from facilitator.core.base.language import N_
from facilitator.tui.bold_lines import BoldLines


class Roles(Struct, frozen=True, kw_only=True):
    """What the colours of one theme are for.

    Grounds are `ground` (the screen), `raised` (header, say line and keys), `box` (what lies over a
    place), `cursor` and `ask`, each of the last two with its own ink; `track` and the five
    after it are the blocks of the day bar. All else is ink, or the lines of borders (`edge`).
    """

    ground: str
    raised: str
    box: str
    edge: str
    text: str
    muted: str
    accent: str
    ok: str
    warn: str
    err: str
    cursor: str
    cursor_text: str
    ask: str
    ask_text: str
    track: str
    done: str
    next: str
    next_alt: str
    now: str
    lost: str
    ansi: bool = False
    """Whether these are the terminal's own colours: there are then no shades to draw with."""


DARK_ROLES: Final = Roles(
    ground="#12151b",
    raised="#1c2330",
    box="#171b23",
    edge="#3d485c",
    text="#e1e6ee",
    muted="#9aa5b8",
    accent="#8fb7ff",
    ok="#6fdcc0",
    warn="#ffc978",
    err="#ff6f77",
    cursor="#23406f",
    cursor_text="#ffffff",
    ask="#3b2e0c",
    ask_text="#ffd894",
    track="#1c2330",
    done="#2e3644",
    next="#262f3d",
    next_alt="#303b4d",
    now="#1d5f55",
    lost="#7a2b32",
)
LIGHT_ROLES: Final = Roles(
    ground="#fbfaf6",
    raised="#e6ebf2",
    box="#ffffff",
    edge="#aeb8c7",
    text="#1b222d",
    muted="#525d6f",
    accent="#0a489e",
    ok="#006454",
    warn="#7a4100",
    err="#a3102f",
    cursor="#c9dcfa",
    cursor_text="#0b1a33",
    ask="#ffe9b8",
    ask_text="#5c3200",
    track="#f2efe7",
    done="#d3dae5",
    next="#e4e9f1",
    next_alt="#d6deea",
    now="#a0d8cc",
    lost="#f3b7bf",
)
HIGH_CONTRAST_ROLES: Final = Roles(
    ground="#000000",
    raised="#1a1a1a",
    box="#000000",
    edge="#b0b0b0",
    text="#ffffff",
    muted="#dcdcdc",
    accent="#00ffff",
    ok="#00ff66",
    warn="#ffff00",
    err="#ff9a9a",
    cursor="#ffffff",
    cursor_text="#000000",
    ask="#ffff00",
    ask_text="#000000",
    track="#000000",
    done="#404040",
    next="#2a2a2a",
    next_alt="#3d3d3d",
    now="#005c24",
    lost="#8a0000",
)


def _ansi(*, accent: str, ok: str, warn: str, err: str) -> Roles:
    """Make roles of the terminal's own colours: its inks, and its ground for everything."""
    own = dict.fromkeys(
        [field for field in Roles.__struct_fields__ if field != "ansi"], "ansi_default"
    )
    return Roles(**{**own, "accent": accent, "ok": ok, "warn": warn, "err": err}, ansi=True)


ANSI_DARK_ROLES: Final = _ansi(
    accent="ansi_bright_blue",
    ok="ansi_bright_green",
    warn="ansi_bright_yellow",
    err="ansi_bright_red",
)
# Yellow cannot be read on a light ground, and terminals have no other amber.
ANSI_LIGHT_ROLES: Final = _ansi(
    accent="ansi_blue", ok="ansi_green", warn="ansi_magenta", err="ansi_red"
)


def _own(name: str, of: Roles, *, dark: bool, chosen: str, bar: str) -> Theme:
    """Make a theme of Textual's kind of roles.

    `chosen` is the ground of a row whose pieces keep their colours, which is therefore paler
    than a cursor's; `bar` that of a warning over the whole width.
    """
    return Theme(
        name=name,
        dark=dark,
        primary=of.accent,
        secondary=of.accent,
        accent=of.accent,
        foreground=of.text,
        background=of.ground,
        surface=of.box,
        panel=of.raised,
        success=of.ok,
        warning=of.warn,
        error=of.err,
        variables={
            "text-muted": of.muted,
            "text-primary": of.accent,
            "text-accent": of.accent,
            "text-success": of.ok,
            "text-warning": of.warn,
            "text-error": of.err,
            "border": of.edge,
            "border-blurred": of.edge,
            "footer-background": of.raised,
            "footer-foreground": of.text,
            "footer-key-foreground": of.accent,
            "block-cursor-background": of.cursor,
            "block-cursor-foreground": of.cursor_text,
            "block-cursor-blurred-background": chosen,
            # The grounds of the header and of what must not be missed.
            "primary-darken-2": of.raised,
            "error-darken-2": bar,
        },
    )


DARK: Final = _own("dark", DARK_ROLES, dark=True, chosen="#19314f", bar=DARK_ROLES.lost)
LIGHT: Final = _own(
    "light", LIGHT_ROLES, dark=False, chosen=LIGHT_ROLES.cursor, bar=LIGHT_ROLES.err
)
HIGH_CONTRAST: Final = _own(
    "high-contrast", HIGH_CONTRAST_ROLES, dark=True, chosen="#00245a", bar=HIGH_CONTRAST_ROLES.lost
)
BOLD_LINES_ROLES: Final = replace(DARK_ROLES, edge=DARK_ROLES.muted)
BOLD_LINES: Final = _own(
    "bold-lines", BOLD_LINES_ROLES, dark=True, chosen="#19314f", bar=DARK_ROLES.lost
)
"""The dark one without thin lines: each is drawn with a bolder sign."""


def _terminals(name: str, of: Roles) -> Theme:
    """Let one of Textual's themes of the terminal's colours have each role in one colour only."""
    theme = BUILTIN_THEMES[name]
    inks = {
        "text-primary": of.accent,
        "text-accent": of.accent,
        "text-success": of.ok,
        "text-warning": of.warn,
        "text-error": of.err,
        "footer-key-foreground": of.accent,
    }
    return dataclasses.replace(
        theme,
        primary=of.accent,
        secondary=of.accent,
        accent=of.accent,
        success=of.ok,
        warning=of.warn,
        error=of.err,
        variables={**theme.variables, **inks},
    )


ANSI_DARK: Final = _terminals("ansi-dark", ANSI_DARK_ROLES)
ANSI_LIGHT: Final = _terminals("ansi-light", ANSI_LIGHT_ROLES)

OWN_THEMES: Final = (DARK, LIGHT, HIGH_CONTRAST, BOLD_LINES)
"""The themes whose colours are ours."""

TERMINAL_THEMES: Final = (ANSI_DARK, ANSI_LIGHT)
"""The themes of the terminal's own colours, which are as the terminal has them."""

THEMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "dark": DARK.name,
        "light": LIGHT.name,
        "high-contrast": HIGH_CONTRAST.name,
        "bold-lines": BOLD_LINES.name,
        "ansi-dark": ANSI_DARK.name,
        "ansi-light": ANSI_LIGHT.name,
    }
)
"""The themes by the names the config uses, and Textual's names for them."""

THEME_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "dark": N_("Theme: dark"),
        "light": N_("Theme: light"),
        "high-contrast": N_("Theme: high contrast"),
        "bold-lines": N_("Theme: dark with bold lines"),
        "ansi-dark": N_("Theme: the terminal's colours, dark"),
        "ansi-light": N_("Theme: the terminal's colours, light"),
    }
)

_ROLES: Final[Mapping[str, Roles]] = MappingProxyType(
    {
        "dark": DARK_ROLES,
        "light": LIGHT_ROLES,
        "high-contrast": HIGH_CONTRAST_ROLES,
        "bold-lines": BOLD_LINES_ROLES,
        "ansi-dark": ANSI_DARK_ROLES,
        "ansi-light": ANSI_LIGHT_ROLES,
    }
)


@lru_cache(maxsize=8)
def roles(theme: str) -> Roles:
    """Give the roles of a theme by its name; those of one of Textual's are mixed of its colours."""
    if theme in _ROLES:
        return _ROLES[theme]
    return _mixed(BUILTIN_THEMES[theme]) if theme in BUILTIN_THEMES else DARK_ROLES


def _mixed(theme: Theme) -> Roles:
    """Mix roles of the colours that every theme of Textual has."""
    shown = theme.to_color_system().generate() | theme.variables
    ground, text = Color.parse(shown["background"]), Color.parse(shown["foreground"])
    accent, ok, warn, err = (
        Color.parse(shown[f"text-{name}"]) for name in ("primary", "success", "warning", "error")
    )

    def over(colour: Color, share: float) -> str:
        return ground.blend(colour, share, alpha=1).hex6

    return Roles(
        ground=over(ground, 0),
        raised=over(text, 0.08),
        box=over(text, 0.04),
        edge=over(text, 0.3),
        text=over(text, 1),
        muted=over(text, 0.7),
        accent=over(accent, 1),
        ok=over(ok, 1),
        warn=over(warn, 1),
        err=over(err, 1),
        cursor=over(accent, 0.3),
        cursor_text=over(text, 1),
        ask=over(warn, 0.2),
        ask_text=over(text, 1),
        track=over(text, 0.06),
        done=over(text, 0.16),
        next=over(text, 0.11),
        next_alt=over(text, 0.2),
        now=over(ok, 0.3),
        lost=over(err, 0.3),
    )


_BOLD_FILTERS: Final = (BoldLines(),)


def line_filters(theme: str) -> Sequence[LineFilter]:
    """Return what a theme does to the lines that are drawn."""
    return _BOLD_FILTERS if theme == BOLD_LINES.name else ()


def variables(theme: str) -> dict[str, str]:
    """Give the roles of a theme as variables of style sheets: `cursor_text` is `$cursor-text`."""
    shown = asdict(roles(theme))
    del shown["ansi"]
    return {name.replace("_", "-"): colour for name, colour in shown.items()}

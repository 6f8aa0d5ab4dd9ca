"""Themes: light, dark, high-contrast and the terminal's own colours, by plain names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from textual.theme import BUILTIN_THEMES, Theme

from facilitator.core.base.language import N_


def _inks(  # noqa: PLR0913 - one colour for each meaning
    *, muted: str, app: str, good: str, warning: str, danger: str, chosen: str
) -> dict[str, str]:
    """Name the colours of text by their meaning, and the ground of what is chosen.

    `app` is for what belongs to the app and not to the meeting: headings, keys, the caret.
    """
    return {
        "text-muted": muted,
        "text-primary": app,
        "text-accent": app,
        "text-success": good,
        "text-warning": warning,
        "text-error": danger,
        "block-cursor-blurred-background": chosen,
    }


def _own(name: str, base: Theme, inks: dict[str, str]) -> Theme:
    """Make a theme of one that Textual has, with inks that can be read across a room."""
    return replace(base, name=name, variables={**base.variables, **inks})


DARK: Final = _own(
    "dark",
    BUILTIN_THEMES["textual-dark"],
    _inks(
        muted="#b4b4b4",
        app="#7cc0f5",
        good="#8ad4a1",
        warning="#ffc473",
        danger="#f09aab",
        chosen="#0b3a5f",
    ),
)
LIGHT: Final = _own(
    "light",
    BUILTIN_THEMES["textual-light"],
    _inks(
        muted="#454545",
        app="#00406f",
        good="#0e4a26",
        warning="#663600",
        danger="#7d1b33",
        chosen="#aac4da",
    ),
)
HIGH_CONTRAST: Final = Theme(
    name="high-contrast",
    primary="#0058e8",
    secondary="#00ffff",
    accent="#00ffff",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#202020",
    success="#00ff66",
    warning="#ffff00",
    error="#c00000",
    dark=True,
    variables=_inks(
        muted="#ffffff",
        app="#00ffff",
        good="#00ff66",
        warning="#ffff00",
        danger="#ff9a9a",
        chosen="#00245a",
    ),
)

OWN_THEMES: Final = (DARK, LIGHT, HIGH_CONTRAST)
"""The themes whose colours are ours; the terminal's own colours are as the terminal has them."""

THEMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "dark": DARK.name,
        "light": LIGHT.name,
        "high-contrast": HIGH_CONTRAST.name,
        "ansi-dark": "ansi-dark",
        "ansi-light": "ansi-light",
    }
)
"""The themes by the names the config uses, and Textual's names for them."""

THEME_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "dark": N_("Theme: dark"),
        "light": N_("Theme: light"),
        "high-contrast": N_("Theme: high contrast"),
        "ansi-dark": N_("Theme: the terminal's colours, dark"),
        "ansi-light": N_("Theme: the terminal's colours, light"),
    }
)

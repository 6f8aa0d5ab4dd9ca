"""Themes: light, dark, high-contrast and the terminal's own colours, by plain names."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from textual.theme import BUILTIN_THEMES, Theme

from facilitator.core.language import N_

HIGH_CONTRAST: Final = Theme(
    name="high-contrast",
    primary="#0050d0",
    secondary="#00ffff",
    accent="#00ffff",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#101010",
    success="#00ff66",
    warning="#ffff00",
    error="#ff5555",
    dark=True,
    variables={
        "text-muted": "#ffffff",
        "text-success": "#00ff66",
        "text-warning": "#ffff00",
        "text-error": "#ff7777",
        "text-accent": "#00ffff",
        "text-primary": "#ffffff",
        "footer-key-foreground": "#ffff00",
    },
)

_BUILT_IN_LIGHT: Final = BUILTIN_THEMES["textual-light"]
LIGHT: Final = Theme(
    name="light",
    primary=_BUILT_IN_LIGHT.primary,
    secondary=_BUILT_IN_LIGHT.secondary,
    warning=_BUILT_IN_LIGHT.warning,
    error=_BUILT_IN_LIGHT.error,
    success=_BUILT_IN_LIGHT.success,
    accent=_BUILT_IN_LIGHT.accent,
    background=_BUILT_IN_LIGHT.background,
    surface=_BUILT_IN_LIGHT.surface,
    panel=_BUILT_IN_LIGHT.panel,
    boost=_BUILT_IN_LIGHT.boost,
    dark=False,
    # The built-in ones are too pale to be read across a room.
    variables={
        **_BUILT_IN_LIGHT.variables,
        "text-warning": "#7a4300",
        "text-accent": "#7a4300",
        "text-success": "#14532d",
    },
)

OWN_THEMES: Final = (LIGHT, HIGH_CONTRAST)
"""The themes that Textual does not have."""

THEMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "dark": "textual-dark",
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

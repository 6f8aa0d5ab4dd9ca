"""Inks are the styles of one theme by what they are for, and pieces of text drawn with them.

A look is a few words: a role (`muted`, `ok`, `cursor` …) and how it is set (`bold`, `underline`),
such as "ok bold". The styles are made of the theme's roles and not of style sheets, which Textual
would apply again for every widget and screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.strip import Strip
from textual.widget import Widget

from facilitator.core.base.cells import ELLIPSIS, cells, cut, one_line
from facilitator.tui.themes import Roles, roles

Piece = tuple[str, str]
"""A text, never read as markup, and its look."""

_SET: Final[Mapping[str, Style]] = MappingProxyType(
    {
        "bold": Style(bold=True),
        "underline": Style(underline=True),
        "reverse": Style(reverse=True),
        # What a camera reads has the same colours in every theme.
        "code": Style(color="#ffffff", bgcolor="#000000"),
        "paper": Style(color="#ffffff", bgcolor="#ffffff"),
    }
)
_REVERSE: Final = Style(reverse=True)


class Inks:
    """The styles of one theme; without shades what is filled is reversed or underlined."""

    def __init__(self, of: Roles, *, shades: bool) -> None:
        """Take the colours of a theme; `shades` says whether grounds may be filled with them."""
        self.shades = shades
        self._words = {**_SET, **_inks(of), **(_filled(of) if shades else _unfilled(of))}
        self._looks: dict[str, Style] = {}

    def style(self, look: str) -> Style:
        """Give the style of a look; what is said last counts."""
        if look not in self._looks:
            # Textual does not put a widget's ground under what the widget draws.
            words = ["ground", *look.split()]
            self._looks[look] = Style.combine(self._words[word] for word in words)
        return self._looks[look]

    def strip(self, pieces: Iterable[Piece], width: int, base: str = "") -> Strip:
        """Draw pieces as one line `width` cells wide; `base` is the look of what they say not."""
        segments = [
            Segment(one_line(text), self.style(f"{base} {look}")) for text, look in pieces if text
        ]
        return Strip(segments).adjust_cell_length(width, self.style(base))


def _ink(colour: str) -> Style:
    return Style(color=Color.parse(colour).rich_color)


def _inks(of: Roles) -> dict[str, Style]:
    # A terminal has no paler ink of its own than what it dims.
    pale, full = (Style(dim=True), Style(dim=False)) if of.ansi else (Style.null(), Style.null())
    return {
        "text": _ink(of.text) + full,
        "muted": _ink(of.muted) + pale,
        "edge": _ink(of.edge) + pale,
        "accent": _ink(of.accent) + full,
        "title": _ink(of.accent) + full + Style(bold=True),
        "ok": _ink(of.ok) + full,
        "warn": _ink(of.warn) + full,
        "err": _ink(of.err) + full,
    }


def _filled(of: Roles) -> dict[str, Style]:
    def on(ground: str, ink: str = of.text) -> Style:
        return Style(color=Color.parse(ink).rich_color, bgcolor=Color.parse(ground).rich_color)

    bold = Style(bold=True)
    return {
        "ground": on(of.ground),
        "raised": on(of.raised),
        "box": on(of.box),
        "tab": on(of.accent, of.ground) + bold,
        "cursor": on(of.cursor, of.cursor_text) + bold,
        "ask": on(of.ask, of.ask_text),
        "alarm": on(of.err, of.ground) + bold,
        "track": on(of.track, of.muted),
        "done": on(of.done, of.muted),
        "next": on(of.next),
        "next-alt": on(of.next_alt),
        "now": on(of.now),
        "lost": on(of.lost),
        **{f"fill-{name}": on(getattr(of, name), of.ground) for name in FILLS},
    }


def _unfilled(of: Roles) -> dict[str, Style]:
    ink, bold, underline = _inks(of), Style(bold=True), Style(underline=True)
    return {
        "ground": ink["text"],
        "raised": ink["text"],
        "box": ink["text"],
        "tab": ink["title"] + _REVERSE,
        "cursor": bold + _REVERSE,
        "ask": ink["warn"] + _REVERSE,
        "alarm": ink["err"] + bold + _REVERSE,
        "track": ink["muted"],
        "done": ink["muted"] + underline,
        "next": ink["text"],
        "next-alt": ink["text"],
        "now": ink["ok"] + bold + underline,
        "lost": ink["err"] + _REVERSE,
        **{f"fill-{name}": ink[name] + _REVERSE for name in FILLS},
    }


FILLS: Final = ("text", "muted", "accent", "ok", "warn", "err")
"""The inks that cells can be filled with: `fill-ok` is a cell of the ground that is `ok`."""


@lru_cache(maxsize=8)
def _made(theme: str, *, shades: bool) -> Inks:
    return Inks(roles(theme), shades=shades)


def inks(widget: Widget) -> Inks:
    """Give the inks that a widget is drawn with now."""
    app = widget.app
    return _made(app.theme, shades=not (roles(app.theme).ansi or app.no_color))


def length(pieces: Iterable[Piece]) -> int:
    """Measure pieces in cells."""
    return sum(cells(one_line(text)) for text, _ in pieces)


def bare(pieces: Iterable[Piece]) -> list[Piece]:
    """Give pieces without their colours, as they stand on a ground with an ink of its own."""
    return [
        (text, " ".join(word for word in look.split() if word in _SET)) for text, look in pieces
    ]


def shortened(pieces: Sequence[Piece], width: int) -> list[Piece]:
    """Cut pieces to at most `width` cells; where something is left out there is an ellipsis."""
    lines = [(one_line(text), look) for text, look in pieces]
    whole = "".join(text for text, _ in lines)
    if cells(whole) <= width:
        return lines
    if width < 1:
        return []
    left = cut(whole, width).removesuffix(ELLIPSIS)
    kept: list[Piece] = []
    for text, look in lines:
        kept.append((left[: len(text)], look))
        left = left[len(text) :]
        if not left:
            break
    last, look = kept.pop()
    return [*kept, (last + ELLIPSIS, look)]

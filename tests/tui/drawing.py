"""Makers for tests of what widgets draw: an app with one widget, inks, and the text of strips."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from typing import Final

from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widget import Widget

from facilitator.tui.themes import (
    ANSI_DARK_ROLES,
    DARK_ROLES,
    OWN_THEMES,
    TERMINAL_THEMES,
    variables,
)
from facilitator.tui.widgets.inks import Inks, Piece
from facilitator.tui.widgets.rows import LOOKS
from tui.resting import rest

DARK: Final = Inks(DARK_ROLES, shades=True)
ANSI: Final = Inks(ANSI_DARK_ROLES, shades=False)
HOSTILE: Final = ("[b]bold[/b]", "[/", "[@click=app.quit]Q[/]", "中文字", "a\nb", "👩‍👩‍👧", "")
"""Texts that people type and that must neither break nor style what is drawn."""


class Frame(App[None]):
    """An app with one widget and the app's themes."""

    def __init__(self, widget: Widget, theme: str = "dark") -> None:
        super().__init__()
        self._widget = widget
        for each in (*OWN_THEMES, *TERMINAL_THEMES):
            self.register_theme(each)
        self.theme = theme

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variables(self.current_theme.name)

    def compose(self) -> ComposeResult:
        yield self._widget


@asynccontextmanager
async def framed(
    widget: Widget, size: tuple[int, int] = (80, 24), theme: str = "dark"
) -> AsyncIterator[Pilot[None]]:
    """Show a widget."""
    app = Frame(widget, theme)
    async with app.run_test(size=size) as pilot:
        await rest(app)
        yield pilot


def text(pieces: Iterable[Piece]) -> str:
    """Give the text of pieces, all of which can be drawn in a theme or in a row of a list."""
    pieces = list(pieces)
    for _, look in pieces:
        assert look in LOOKS or DARK.style(look)
    return "".join(words for words, _ in pieces)


def looks(pieces: Iterable[Piece]) -> dict[str, str]:
    """Give the look of each piece by its text, without the blanks around it."""
    return {words.strip(): look for words, look in pieces if words.strip()}


def picture(strips: Iterable[Strip]) -> list[str]:
    """Show strips as text, with a block for each blank cell of another ground than the screen's."""
    return ["".join(map(_cells, _filled(strip))) for strip in strips]


def _filled(strip: Strip) -> Iterable[tuple[str, bool]]:
    ground = (DARK.style("").bgcolor, None)
    for segment in strip:
        style = segment.style
        yield segment.text, bool(style and (style.reverse or style.bgcolor not in ground))


def _cells(piece: tuple[str, bool]) -> str:
    words, filled = piece
    return words.replace(" ", "█") if filled else words


def unclosed(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Give the line and the cell of each upper corner whose side is not drawn down to a lower one.

    Lines have no character that is two cells wide before a corner.
    """
    sides = {"╭": "╰", "╮": "╯"}
    return [
        (y, x)
        for y, line in enumerate(lines)
        for x, corner in enumerate(line)
        if corner in sides and not _reaches(lines[y + 1 :], x, sides[corner])
    ]


def _reaches(lines: Sequence[str], x: int, end: str) -> bool:
    for line in lines:
        here = line[x : x + 1]
        if here == end:
            return True
        if here != "│":
            return False
    return False

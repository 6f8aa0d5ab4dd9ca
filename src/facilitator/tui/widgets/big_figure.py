"""The big figure is the time that is left, gone over or to the start, read at two metres.

It is minutes and seconds (`87:24`, over time `+6:12`) and never a clock time, so that it cannot be
taken for one. Cells are filled with the ground's colour; where the theme has no
shades they are reversed. What is too long for figures is said in wall letters.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import ClassVar, Final, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.geometry import Size as Room
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from facilitator.core.base.cells import cut
from facilitator.core.base.language import Language
from facilitator.core.base.span import MINUTE, ZERO
from facilitator.tui.widgets import points, wall_letters
from facilitator.tui.widgets.inks import Inks, inks

LONGEST: Final = 1000 * MINUTE
"""From here on even time that runs is said in words."""
LONGEST_BEFORE: Final = 100 * MINUTE
"""From here on the time to a start is said in words: it is no time to look at each second."""


class Size(NamedTuple):
    """How large a figure is: the cells of a point, and those between two characters."""

    wide: int
    high: int
    gap: int


SMALL: Final = Size(2, 1, 2)
NORMAL: Final = Size(3, 1, 2)
WIDE: Final = Size(4, 2, 4)
SIZES: Final = (
    *(Size(2 * n, n, 2 * n) for n in range(12, 2, -1)),
    WIDE,
    NORMAL,
    SMALL,
)
"""All sizes, the largest first: a digit is 6 x 5, 9 x 5 or 12 x 10 cells, or larger on a wall."""

_FIGURE: Final = re.compile(r"\+?\d+:\d\d")


def figure(left: dt.timedelta, language: Language, *, before: bool = False) -> str:
    """Write the time that is left, negative over time, or `before` a start, as the big figure."""
    if abs(left) >= (LONGEST_BEFORE if before else LONGEST):
        words = language.minutes(left)
        return words if left >= ZERO else f"+{words}"
    # A part of a second counts as whole, as everywhere else: zero is when the time is used up.
    minutes, seconds = divmod(-int(-abs(left).total_seconds() // 1), 60)
    return f"{'+' if left < ZERO else ''}{minutes}:{seconds:02}"


def size_of(window: Room) -> Size:
    """Say how large the figure is in a place, by the size of the window."""
    if window.width < 100 or window.height < 32:  # noqa: PLR2004 - as in every place
        return SMALL
    return WIDE if window.width >= 160 and window.height >= 40 else NORMAL  # noqa: PLR2004


def cells(text: str, size: Size) -> int:
    """Say how many cells wide a figure is."""
    found = points.glyphs(text) or []
    return sum(len(each.rows[0]) * size.wide + size.gap for each in found) - size.gap


def largest(text: str, width: int, height: int) -> Size | None:
    """Find the largest size that fits, if one does."""
    for size in SIZES:
        if cells(text, size) <= width and points.HIGH * size.high <= height:
            return size
    return None


def draw(text: str, width: int, height: int, inks: Inks, look: str) -> list[Strip]:
    """Draw a figure, or words in wall letters, in the middle of so many cells and rows.

    Where not even that has room it is written in ordinary characters.
    """
    return list(_draw(text, width, height, inks, look))


@lru_cache(maxsize=8)
def _draw(text: str, width: int, height: int, inks: Inks, look: str) -> Sequence[Strip]:
    fill, ground = inks.style(f"fill-{look}"), inks.style("")
    size = largest(text, width, height) if _FIGURE.fullmatch(text) else None
    drawn = _rows(text, size, fill, ground) if size else None
    if drawn is None and not _FIGURE.fullmatch(text):
        drawn = wall_letters.draw(text, width, height, inks, look)
    if drawn is None:
        drawn = [Strip([Segment(cut(text, width), inks.style(f"{look} bold"))])]
    return _middle([_centred(strip, width, ground) for strip in drawn], width, height, ground)


def _rows(text: str, size: Size, fill: Style, ground: Style) -> list[Strip]:
    gap = [False] * size.gap
    found = points.glyphs(text) or []
    drawn: list[Strip] = []
    for row in range(points.HIGH):
        line: list[bool] = []
        for each in found:
            line += [*(gap if line else ()), *_stretched(each.rows[row], size.wide)]
        drawn += [Strip(points.filled(line, fill, ground))] * size.high
    return drawn


def _stretched(row: str, wide: int) -> list[bool]:
    return [point == "#" for point in row for _ in range(wide)]


def _centred(strip: Strip, width: int, ground: Style) -> Strip:
    left = max(0, (width - strip.cell_length) // 2)
    return Strip([Segment(" " * left, ground), *strip]).adjust_cell_length(width, ground)


def _middle(strips: Sequence[Strip], width: int, height: int, ground: Style) -> list[Strip]:
    blank = Strip([Segment(" " * width, ground)], width)
    top = max(0, (height - len(strips)) // 2)
    return [*[blank] * top, *strips, *[blank] * (height - top - len(strips))][:height]


class BigFigure(Widget):
    """A figure in the middle of its place, in the colour of how the time stands."""

    DEFAULT_CSS: ClassVar[str] = "BigFigure { height: auto; }"

    text: reactive[str] = reactive("")
    look: reactive[str] = reactive("ok")

    _lines: Sequence[Strip] = ()

    def get_content_height(self, container: Room, viewport: Room, width: int) -> int:  # noqa: ARG002
        """Take the height of the figure's size, whatever the figure is, so that nothing moves."""
        return points.HIGH * size_of(viewport).high

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the whole figure at once, as all of its lines change together."""
        self._lines = draw(self.text, *self.content_size, inks(self), self.look)
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Give one line."""
        blank = Strip.blank(self.content_size.width, inks(self).style(""))
        return self._lines[y] if y < len(self._lines) else blank

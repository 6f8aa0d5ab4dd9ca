"""The big figure is the time left, over time or until the start, to be read at two metres.

It is minutes and seconds (`87:24`, over time `+6:12`) and never a clock time, so that it cannot be
mistaken for one. Cells are filled with the ground's colour; where the theme has no shades they are
reversed. What is too long for figures is written in wall letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import ClassVar, Final, NamedTuple

from textual.geometry import Region
from textual.geometry import Size as Room
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from facilitator.core.base.cells import cut
from facilitator.tui.widgets import breakpoints, points, wall_letters
from facilitator.tui.widgets.inks import Inks, Piece, inks, length
from facilitator.tui.widgets.points import Glyph
from facilitator.tui.widgets.wall_letters import Drawn


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


def size_of(window: Room) -> Size:
    """Say how large the figure is in a place, by the size of the window."""
    if breakpoints.small(window):
        return SMALL
    broad = window.width >= breakpoints.BROAD and window.height >= breakpoints.HIGH
    return WIDE if broad else NORMAL


def cells(text: str, size: Size) -> int:
    """Say how many cells wide a figure is."""
    return _cells(points.glyphs(text) or [], size)


def _cells(found: Sequence[Glyph], size: Size) -> int:
    wide = sum(len(each.rows[0]) for each in found)
    return wide * size.wide + (len(found) - 1) * size.gap


def sizes(text: str, width: int, look: str, height: int | None = None) -> Iterator[Drawn]:
    """Draw a figure in each size that has room in so many cells and rows, the largest first.

    What is no figure is drawn in wall letters.
    """
    if not _FIGURE.fullmatch(text):
        drawn = wall_letters.sizes(text, width, look)
        yield from (each for each in drawn if height is None or len(each) <= height)
        return
    found = points.glyphs(text) or []
    for size in SIZES:
        low = height is None or points.HIGH * size.high <= height
        if low and _cells(found, size) <= width:
            yield _rows(found, size, look)


def rows(text: str, width: int, height: int, look: str) -> list[Sequence[Piece]]:
    """Set a figure, or words in wall letters, in the middle of so many cells and rows.

    Where not even that has room it is written in ordinary characters.
    """
    drawn = next(sizes(text, width, look, height), None)
    shown = drawn or [[(cut(text, width), f"{look} bold")]]
    left = " " * ((width - length(shown[0])) // 2)
    above = max(0, (height - len(shown)) // 2)
    below = max(0, height - above - len(shown))
    return [*[()] * above, *([(left, ""), *row] for row in shown), *[()] * below][:height]


def draw(text: str, width: int, height: int, inks: Inks, look: str) -> list[Strip]:
    """Draw a figure, or words, as `rows` sets them."""
    return list(_draw(text, width, height, inks, look))


@lru_cache(maxsize=8)
def _draw(text: str, width: int, height: int, inks: Inks, look: str) -> Sequence[Strip]:
    return [inks.strip(row, width) for row in rows(text, width, height, look)]


def _rows(found: Sequence[Glyph], size: Size, look: str) -> Drawn:
    drawn: list[Sequence[Piece]] = []
    for row in zip(*(each.rows for each in found), strict=True):
        drawn += [_row(row, size, look)] * size.high
    return drawn


@lru_cache(maxsize=64)
def _row(row: Sequence[str], size: Size, look: str) -> Sequence[Piece]:
    """Stretch a row of points; most of those of a figure are the same a second later."""
    gap = "." * size.gap
    drawn = gap.join("".join(point * size.wide for point in points) for points in row)
    runs = ((point, len(list(run))) for point, run in groupby(drawn))
    return [(" " * long, f"fill-{look}" if point == "#" else "") for point, long in runs]


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

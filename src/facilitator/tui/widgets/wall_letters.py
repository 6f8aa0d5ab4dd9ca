"""Wall letters are a text in capitals as large as fits, for those at the back of a room.

A point is two cells wide and one high where there is room for that, else a cell wide and half a
cell high. Each line is eight points high, the marks over Å, Ä and Ö included: the letters begin on
the edge of a cell, as half blocks would else be torn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from facilitator.tui.widgets import points
from facilitator.tui.widgets.inks import Inks


def draw(text: str, width: int, height: int, inks: Inks, look: str = "text") -> list[Strip] | None:
    """Draw a text in the middle of as many rows as it takes; None where it does not fit."""
    return _draw(text, width, height, inks.style(f"fill-{look}"), inks.style(look))


@lru_cache(maxsize=8)
def _draw(text: str, width: int, height: int, fill: Style, ink: Style) -> list[Strip] | None:
    for cells, drawn in ((2, _full), (1, _half)):
        lines = broken(text, width // cells)
        if lines:
            rows = [_centred(row, width, ink) for row in drawn(_grid(lines), fill, ink)]
            if len(rows) <= height:
                return rows
    return None


def broken(text: str, width: int) -> list[str] | None:
    """Break a text into lines of at most so many points; None if a word or a sign has no place."""
    lines: list[str] = []
    for word in text.split():
        if points.glyphs(word) is None or points.wide(word) > width:
            return None
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and points.wide(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _grid(lines: Sequence[str]) -> list[str]:
    """Set lines in points: marks, air, five rows of letters and air, for each of them.

    Where the first line has no marks it begins with its letters.
    """
    rows: list[str] = []
    for line in lines:
        air = "." * points.wide(line)
        rows += [points.above(line), air, *points.rows(line), air]
    return rows if "#" in rows[0] else rows[2:]


def _full(grid: Sequence[str], fill: Style, ink: Style) -> Iterator[list[Segment]]:
    for row in grid[:-1]:  # no air below the last line
        yield points.filled([point == "#" for point in row for _ in range(2)], fill, ink)


def _half(grid: Sequence[str], fill: Style, ink: Style) -> Iterator[list[Segment]]:
    drawn = {"##": (" ", fill), "#.": ("▀", ink), ".#": ("▄", ink), "..": (" ", ink)}
    for upper, lower in zip(grid[::2], grid[1::2], strict=True):
        yield [Segment(*drawn[up + low]) for up, low in zip(upper, lower, strict=True)]


def _centred(segments: Sequence[Segment], width: int, ground: Style) -> Strip:
    left = (width - sum(len(segment.text) for segment in segments)) // 2
    strip = Strip([Segment(" " * left, ground), *segments]).simplify()
    return strip.adjust_cell_length(width, ground)

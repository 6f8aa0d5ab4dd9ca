"""Wall letters are a text in capitals as large as fits, for those at the back of a room.

A point is two cells wide and one high where there is room for that, else a cell wide and half a
cell high. Each line is eight points high, the marks over Å, Ä and Ö included: the letters begin on
the edge of a cell, as half blocks would else be torn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Final

from facilitator.tui.widgets import points
from facilitator.tui.widgets.inks import Piece

HALF_LINE: Final = 4
"""The rows of a line of the smaller letters, the marks and the air around them included."""

Drawn = Sequence[Sequence[Piece]]
"""The rows of a text, all as wide as its longest line."""


@lru_cache(maxsize=128)
def sizes(text: str, width: int, look: str = "text", *, centred: bool = True) -> tuple[Drawn, ...]:
    """Draw a text in each size that has room in so many cells, the largest first.

    The shorter of its lines stand in the middle of the longest, or at its left.
    """
    return tuple(
        tuple(drawn(_grid(lines, centred=centred), look))
        for points_wide, drawn in ((2, _full), (1, _half))
        if (lines := broken(text, width // points_wide))
    )


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


def _grid(lines: Sequence[str], *, centred: bool) -> list[str]:
    """Set lines in points: marks, air, five rows of letters and air, for each of them.

    Where the first has no marks it begins with its letters.
    """
    widest = max(points.wide(line) for line in lines)
    rows: list[str] = []
    for line in lines:
        before = "." * ((widest - points.wide(line)) // 2 if centred else 0)
        drawn = [points.above(line), "", *points.rows(line), ""]
        rows += [(before + row).ljust(widest, ".") for row in drawn]
    return rows if "#" in rows[0] else rows[2:]


def _full(grid: Sequence[str], look: str) -> Iterator[list[Piece]]:
    drawn = {"#": ("  ", f"fill-{look}"), ".": ("  ", look)}
    for row in grid[:-1]:  # no air below the last line
        yield _row(drawn[point] for point in row)


def _half(grid: Sequence[str], look: str) -> Iterator[list[Piece]]:
    drawn = {"##": (" ", f"fill-{look}"), "#.": ("▀", look), ".#": ("▄", look), "..": (" ", look)}
    for upper, lower in zip(grid[::2], grid[1::2], strict=True):
        yield _row(drawn[up + low] for up, low in zip(upper, lower, strict=True))


def _row(cells: Iterable[Piece]) -> list[Piece]:
    """Join cells of one look to pieces."""
    looks = groupby(cells, key=itemgetter(1))
    return [("".join(text for text, _ in run), look) for look, run in looks]

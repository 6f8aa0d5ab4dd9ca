"""The columns of the page of groups, and what stands inside the frame of one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from facilitator.tui.widgets.columns import Cell, Line
from facilitator.tui.widgets.rows import Piece

NARROWEST: Final = 24
"""A column is at least this wide, in cells, unless the page is narrower."""

EDGES: Final = 2
"""How many rows the edges of a panel take."""


class Grid(NamedTuple):
    """Columns beside each other that fill a width, as equal as they can be."""

    columns: int
    width: int

    def x(self, column: int) -> int:
        """Say where a column, counted from 0, begins."""
        return column * self.width // self.columns

    def room(self, column: int) -> int:
        """Say how many cells a column takes."""
        return self.x(column + 1) - self.x(column)

    def inside(self, column: int) -> int:
        """Say how many cells of a column are not for its frame."""
        return max(1, self.room(column) - 4)

    def inner(self, column: int, pieces: Sequence[Piece], key: str = "") -> Cell:
        """Put pieces inside the frame of a column."""
        return Cell(self.x(column) + 2, self.inside(column), pieces, key)

    def framed(self, column: int, inner: Cell | None) -> Line:
        """Put the sides of a frame around a line of a column, which may be blank."""
        x, side = self.x(column), [("│", "edge")]
        cells = [Cell(x, 1, side), Cell(self.x(column + 1) - 1, 1, side)]
        return cells if inner is None else [cells[0], inner, cells[1]]


def grid(width: int, most: int) -> Grid:
    """Part a width into as many columns as there is room for, but no more than `most`."""
    return Grid(max(1, min(most, width // NARROWEST)), width)


def level(row: Sequence[Drawn], rows: int) -> list[Drawn]:
    """Let people begin on the same row in all panels of a row, as far as each has room for that."""
    most = max((len(each.about) for each in row), default=0)
    return [
        each._replace(
            about=[*each.about, *[None] * min(most - len(each.about), max(0, rows - each.high))]
        )
        for each in row
    ]


class Drawn(NamedTuple):
    """A panel's lines: what it is about, who is in it, and below a line what is told of it."""

    about: Sequence[Cell | None]
    seats: Sequence[Cell]
    told: Sequence[Cell]

    @property
    def high(self) -> int:
        """How many rows all of them take, the edges included."""
        return EDGES + len(self.about) + len(self.seats) + len(self.told)

    def within(self, rows: int) -> Drawn:
        """Set apart what it is about if all fits; leave that out, and what is told, if not."""
        if self.high < rows and self.about:
            return self._replace(about=[*self.about, None])
        if self.high > rows:
            left = self._replace(about=())
            return left if left.high <= rows else left._replace(told=())
        return self

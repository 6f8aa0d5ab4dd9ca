"""A grid is a table before anybody knows what its columns hold: lines of cells as text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from msgspec import Struct, field

from facilitator.core.base.text import clean_line
from facilitator.files.importing.written.values import kind

_SIGN: Final = re.compile(r"[.:;,/|_*\u00b7\u2013\u2014\u2026-]+")
"""What people write into a cell to say that it is empty, or between two others."""
MOST_COLUMNS: Final = 60
MOST_LINES: Final = 5000


class GridLine(Struct, frozen=True):
    """One line of a table; a cell with several lines of text has line feeds."""

    line: int
    cells: Sequence[str]
    struck: Sequence[str] = ()
    """What of each cell is struck through."""
    links: Sequence[Sequence[str]] = ()
    """Where the text of each cell leads."""

    def cell(self, index: int) -> str:
        """Return a cell without blanks around it; "" where nothing or only a sign stands."""
        text = self.cells[index].strip() if index < len(self.cells) else ""
        return "" if _SIGN.fullmatch(text) else text

    @property
    def filled(self) -> list[str]:
        """The cells that are not empty."""
        return [cell for index in range(len(self.cells)) if (cell := self.cell(index))]

    @property
    def single(self) -> bool:
        """Whether something stands in the first cell only."""
        return bool(self.cell(0)) and len(self.filled) == 1 and not any(self.struck)

    @property
    def text(self) -> str:
        """All that the line says, each thing once, for the list of what was left out."""
        return " \u00b7 ".join(dict.fromkeys(map(clean_line, self.filled)))


class Grid(Struct, kw_only=True):
    """The lines of a table that are not empty.

    `goes_on` are the cells (by index of line and column) that go on with the one above, and
    `as_left` those that are one with the cell to the left. `places` are the lines of the columns
    in the source, where the table is turned.
    """

    lines: list[GridLine]
    goes_on: set[tuple[int, int]] = field(default_factory=set)
    as_left: set[tuple[int, int]] = field(default_factory=set)
    places: Sequence[int] = ()

    @property
    def width(self) -> int:
        """The number of columns in which something stands."""
        return max((_width(line) for line in self.lines), default=0)

    def column(self, index: int, first: int = 0) -> list[str]:
        """Return the cells of a column that are not empty, from a line on."""
        cells = (line.cell(index) for line in self.lines[first:])
        return [cell for cell in cells if cell]

    def line_of(self, index: int, column: int) -> int:
        """Return the line of the source that a cell stands on."""
        return self.places[column] if self.places else self.lines[index].line

    def turned(self, first: int) -> Grid:
        """Return the table from a line on, with its lines as columns but for those of one cell."""
        kept = [
            n for n, line in enumerate(self.lines) if n == first or (n > first and not line.single)
        ]
        lines = [self.lines[n] for n in kept]
        place = {line: n for n, line in enumerate(kept)}
        return Grid(
            lines=[
                GridLine(
                    lines[0].line,
                    tuple(line.cell(n) for line in lines),
                    tuple("".join(line.struck[n : n + 1]) for line in lines),
                    [[link for cell in line.links[n : n + 1] for link in cell] for line in lines],
                )
                for n in range(self.width)
            ],
            goes_on={(column, place[line]) for line, column in self.as_left if line in place},
            as_left={(column, place[line]) for line, column in self.goes_on if line in place},
            places=[line.line for line in lines],
        )

    def text(self, first: int) -> str:
        """Return all that the lines say from one on, for the list of what was left out."""
        return " \u00b7 ".join(cell for line in self.lines[first:] for cell in line.filled)


def titled(text: str) -> tuple[str, str]:
    """Divide what stands in a cell into a title and a description, which begins a line.

    A line that begins in lower case goes on with the title, as does one after "Lecture".
    """
    lines = [line for line in text.split("\n") if line.strip()]
    first = 1 + (bool(lines) and kind(lines[0]) == "talk")
    after = enumerate(lines[first:], first)
    end = next((n for n, line in after if not line.strip()[0].islower()), len(lines))
    return clean_line(" ".join(lines[:end])), "\n".join(lines[end:])


def _width(line: GridLine) -> int:
    count = len(line.cells)
    return next((n for n in range(count, 0, -1) if clean_line(line.cells[n - 1])), 0)


def words_of(grid: Grid) -> list[tuple[int, str]]:
    """Return the text of each line, that of merged cells only where they begin."""
    merged = grid.goes_on | grid.as_left
    return [
        (line.line, " ".join(cell for n, cell in enumerate(line.cells) if (index, n) not in merged))
        for index, line in enumerate(grid.lines)
    ]

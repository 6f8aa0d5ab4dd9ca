"""A table that is written in HTML, with its merged cells."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from facilitator.core.base.text import clean_line
from facilitator.files.importing.tables.grid import MOST_COLUMNS, MOST_LINES, Grid, GridLine
from facilitator.files.importing.texts.blocks import leads_to

_CELLS: Final = ("td", "th")
STRIKING: Final = ("s", "del", "strike")
"""The elements whose text is struck through."""

_BREAKING: Final = ("br", "p", "li", "div", "h1", "h2", "h3", "h4", "h5", "h6")
MOST_SPANNED: Final = 200


class _Cell:
    """What stands in a cell, and how many columns and rows it takes."""

    def __init__(self, across: int = 1, down: int = 1) -> None:
        self.across, self.down = across, down
        self.text: list[str] = []
        self.struck: list[str] = []
        self.links: list[str] = []


class Cells:
    """Puts cells where they belong; those over several rows or columns stand in each of them."""

    def __init__(self, line: int) -> None:
        """Begin with a table whose first row is on a line."""
        self.grid = Grid(lines=[])
        self.line = line
        self.row: dict[int, _Cell] = {}
        self.below: dict[int, _Cell] = {}
        """What goes on in the rows below, by column; `down` of them with this one."""
        self.open: _Cell | None = None
        self.merged: set[int] = set()
        self.continued: set[int] = set()
        self.striking = 0

    def start(self, tag: str, said: Mapping[str, str], line: int) -> bool:
        """Begin a row, a cell or something in one; False for what stands in no cell."""
        if tag == "tr":
            self._end_row()
            self.line = line
        elif tag in _CELLS:
            self._end_cell()
            self.open = _Cell(_span(said.get("colspan")), _span(said.get("rowspan")))
        elif self.open is None:
            return False
        elif tag in _BREAKING:
            self.open.text.append("\n")
        elif tag in STRIKING:
            self.striking += 1
        elif link := leads_to(tag, said):
            self.open.links.append(link)
        return True

    def end(self, tag: str) -> bool:
        """End a row, a cell or something in one; False for what stands in no cell."""
        if tag in _CELLS:
            self._end_cell()
        elif tag == "tr":
            self._end_row()
        elif self.open is None:
            return False
        elif tag in _BREAKING:
            self.open.text.append("\n")
        elif tag in STRIKING:
            self.striking = max(0, self.striking - 1)
        return True

    def data(self, data: str) -> None:
        """Keep text; what stands in a table but in no cell is shown in a row of its own."""
        data = data.replace("\n", " ")
        if self.open is None:
            if not data.strip():
                return
            self._end_row()
            self.open = _Cell()
        (self.open.struck if self.striking else self.open.text).append(data)

    def ended(self) -> Grid:
        """Return the table."""
        self._end_row()
        return self.grid

    def _end_cell(self) -> None:
        cell, self.open, self.striking = self.open, None, 0
        if cell is None:
            return
        column = 0
        while column in self.row or column in self.below:
            column += 1
        for n in range(column, min(column + cell.across, MOST_COLUMNS)):
            self.row[n] = cell
            if n > column:
                self.merged.add(n)
            if cell.down > 1:
                self.below[n] = cell

    def _end_row(self) -> None:
        """End a row with what goes on in it from above."""
        self._end_cell()
        if not self.row:
            return
        for column, cell in list(self.below.items()):
            if column not in self.row:
                self.row[column] = cell
                self.continued.add(column)
        for cell in set(self.below.values()):
            cell.down -= 1
        self.below = {column: cell for column, cell in self.below.items() if cell.down}
        self._add_line()
        self.row, self.merged, self.continued = {}, set(), set()

    def _add_line(self) -> None:
        row = [self.row.get(column, _Cell()) for column in range(max(self.row) + 1)]
        texts = tuple(map(_text, row))
        struck = [clean_line("".join(cell.struck)) for cell in row]
        if len(self.grid.lines) >= MOST_LINES or not any((*texts, *struck)):
            return
        index = len(self.grid.lines)
        links = [cell.links for cell in row]
        self.grid.lines.append(GridLine(self.line, texts, struck if any(struck) else (), links))
        self.grid.as_left |= {(index, column) for column in self.merged}
        self.grid.goes_on |= {(index, column) for column in self.continued}


def _text(cell: _Cell) -> str:
    lines = map(clean_line, "".join(cell.text).split("\n"))
    return "\n".join(line for line in lines if line)


def _span(text: str | None) -> int:
    return min(int(text), MOST_SPANNED) if text and text.isdecimal() and int(text) else 1

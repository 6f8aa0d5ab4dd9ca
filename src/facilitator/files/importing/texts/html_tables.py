"""A table that is written in HTML, as it stands in Markdown, with its merged cells."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Final

from facilitator.core.base.text import clean_line
from facilitator.files.importing.tables.grid import MOST_COLUMNS, MOST_LINES, Grid, GridLine

_CELLS: Final = ("td", "th")
MOST_SPANNED: Final = 200


def html_grid(content: str, first: int) -> Grid:
    """Return the table whose text begins on a line."""
    reader = _Reader(first)
    reader.feed(content)
    reader.close()
    reader.end_row()
    return reader.grid


class _Reader(HTMLParser):
    """Puts cells where they belong; those over several rows or columns stand in each of them."""

    def __init__(self, first: int) -> None:
        super().__init__()
        self.first = first
        self.grid = Grid(lines=[])
        self.cells: dict[int, str] = {}
        self.line = first
        self.below: dict[int, tuple[str, int]] = {}
        """What goes on in the rows below, by column, and in how many."""
        self.text: list[str] = []
        self.spans: tuple[int, int] | None = None
        """How many columns and rows the cell that is open takes."""
        self.merged: set[int] = set()
        self.continued: set[int] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a row or a cell."""
        if tag == "tr":
            self.end_row()
            self.line = self.first + self.getpos()[0] - 1
        elif tag in _CELLS:
            self._end_cell()
            said = dict(attrs)
            self.spans = _span(said.get("colspan")), _span(said.get("rowspan"))
        elif tag in ("br", "p", "li", "div"):
            self.text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """End a row or a cell."""
        if tag in _CELLS:
            self._end_cell()
        elif tag in ("tr", "table"):
            self.end_row()

    def handle_data(self, data: str) -> None:
        """Keep text that is in a cell; breaks of lines in the source are only blanks."""
        if self.spans is not None:
            self.text.append(data.replace("\n", " "))

    def _end_cell(self) -> None:
        if self.spans is None:
            return
        across, down = self.spans
        lines = map(clean_line, "".join(self.text).split("\n"))
        text = "\n".join(line for line in lines if line)
        column = 0
        while column in self.cells or column in self.below:
            column += 1
        for n in range(column, min(column + across, MOST_COLUMNS)):
            self.cells[n] = text
            if n > column:
                self.merged.add(n)
            if down > 1:
                self.below[n] = (text, down)
        self.text, self.spans = [], None

    def end_row(self) -> None:
        """End a row with what goes on in it from above."""
        self._end_cell()
        if not self.cells:
            return
        for column, (text, rows) in list(self.below.items()):
            if column not in self.cells:
                self.cells[column] = text
                self.continued.add(column)
            self.below[column] = (text, rows - 1)
            if rows <= 1:
                del self.below[column]
        if len(self.grid.lines) < MOST_LINES and any(self.cells.values()):
            index = len(self.grid.lines)
            width = max(self.cells) + 1
            cells = tuple(self.cells.get(column, "") for column in range(width))
            self.grid.lines.append(GridLine(self.line, cells))
            self.grid.as_left |= {(index, column) for column in self.merged}
            self.grid.goes_on |= {(index, column) for column in self.continued}
        self.cells, self.merged, self.continued = {}, set(), set()


def _span(text: str | None) -> int:
    return min(int(text), MOST_SPANNED) if text and text.isdecimal() and int(text) else 1

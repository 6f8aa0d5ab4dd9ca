"""A matrix is a table of cells whose row and column headings stay while the cells scroll."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import ClassVar, Final, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from facilitator.core.base import signs
from facilitator.core.base.cells import cells, fit, one_line, told_apart
from facilitator.tui.widgets.framed import Framed
from facilitator.tui.widgets.list_keys import ALL_WAYS
from facilitator.tui.widgets.rows import LOOKS, Piece, over_pieces

HEADINGS: Final = 2
"""The lines above the cells: what each column is called, and a second line about it."""

WIDEST: Final = 40
"""No column is wider than this many cells, however much room there is."""


class Column(NamedTuple):
    """A column's heading and the line below it."""

    title: str
    detail: Sequence[Piece]


class Span(NamedTuple):
    """What is in view: the first column or row and how many there are, each `width` cells wide."""

    first: int
    length: int
    width: int = 0

    def holds(self, index: int) -> bool:
        """Say whether a column or row is in view."""
        return self.first <= index < self.first + self.length


# Each line of a matrix asks for these, and they are the same for all of them.


@lru_cache(maxsize=8)
def _longest(rows: tuple[str, ...]) -> int:
    return max(map(cells, rows), default=0)


@lru_cache(maxsize=8)
def _told_apart(rows: tuple[str, ...], width: int) -> Sequence[str]:
    return told_apart(rows, width)


def _fitting(pieces: Sequence[Piece], width: int) -> Sequence[Piece]:
    """Leave out all but the last piece, its figures, where not all of them fit."""
    if sum(cells(text) for text, _ in pieces) <= width or not pieces:
        return pieces
    text, look = pieces[-1]
    return [(fit(text.strip(), width), look)]


class Matrix(Framed, can_focus=True):
    """Rows by columns, each cell drawn by a function of its row, its column and the width in cells.

    Only the cells in view are drawn. The arrow keys move a cursor from cell to cell, and the cells
    scroll with it; signs in the corner say how many there are on which sides.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "rows--cursor",
        *(f"rows--{look}" for look in LOOKS),
    }
    BINDINGS: ClassVar[list[BindingType]] = [*ALL_WAYS]

    cursor: reactive[tuple[int, int]] = reactive((0, 0))
    """The chosen cell: its row and its column, counted from 0."""

    class Moved(Message):
        """The cursor went to another cell."""

    def __init__(
        self,
        draw: Callable[[int, int, int], Piece],
        *,
        least: int,
        id: str | None = None,  # noqa: A002 - Textual's name for it
    ) -> None:
        """Draw cells with `draw(row, column, width)`, none less than `least` cells wide."""
        super().__init__(id=id)
        self._draw = draw
        self._least = least
        self._rows: tuple[str, ...] = ()
        self._columns: Sequence[Column] = ()
        self._left = 0
        self._top = 0

    def show(self, rows: Sequence[str], columns: Sequence[Column]) -> None:
        """Show these rows, by their headings, and columns, with what their cells say now."""
        self._rows, self._columns = tuple(map(one_line, rows)), columns
        self.cursor = self._within(*self.cursor)
        self.show_below()
        self.refresh()

    def rename(self, rows: Sequence[str]) -> None:
        """Give the rows other headings."""
        self._rows = tuple(map(one_line, rows))
        self.refresh()

    def rows_below(self) -> int:
        """Say how many rows there are below what is seen."""
        rows = self._rows_in_view(self.content_size.height)
        return len(self._rows) - rows.first - rows.length if self.content_size.height else 0

    def on_resize(self) -> None:
        """Say anew how much there is below."""
        self.show_below()

    @property
    def empty(self) -> bool:
        """Whether there is no cell."""
        return not (self._rows and self._columns)

    # What is in view

    def _heading_width(self, width: int) -> int:
        longest = _longest(self._rows) + 1
        room = max(width * 3 // 10, width - len(self._columns) * (self._least + 1))
        return min(longest, room)

    def _columns_in_view(self, width: int) -> Span:
        room = width - self._heading_width(width)
        count = max(1, min(len(self._columns), room // (self._least + 1)))
        column = self.cursor[1]
        self._left = max(min(self._left, column, len(self._columns) - count), column - count + 1, 0)
        return Span(self._left, count, min(WIDEST, max(1, room // count)))

    def _rows_in_view(self, height: int) -> Span:
        count = max(1, min(len(self._rows), height - HEADINGS))
        row = self.cursor[0]
        self._top = max(min(self._top, row, len(self._rows) - count), row - count + 1, 0)
        return Span(self._top, count)

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draw one line of the widget."""
        width, height = self.content_size
        if self.empty:
            return Strip.blank(width, self.rich_style)
        columns, rows = self._columns_in_view(width), self._rows_in_view(height)
        if y < HEADINGS:
            segments = self._headings(y, width, columns, rows)
        elif rows.holds(row := rows.first + y - HEADINGS):
            segments = self._row(row, width, columns)
        else:
            segments = []
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    def _headings(self, line: int, width: int, columns: Span, rows: Span) -> list[Segment]:
        corner = self._hidden(columns, rows) if line == 0 else ""
        segments = [self._segment(fit(corner, self._heading_width(width)), "dim")]
        titles = told_apart([one_line(column.title) for column in self._columns], columns.width - 1)
        for index in range(columns.first, columns.first + columns.length):
            look = "heading" if index == self.cursor[1] else "dim"
            pieces: Sequence[Piece] = [(titles[index], look)]
            if line:
                pieces = _fitting(self._columns[index].detail, columns.width - 1)
            drawn = [self._segment(one_line(text), of) for text, of in [(" ", ""), *pieces]]
            segments += Strip(drawn).adjust_cell_length(columns.width, self.rich_style)
        return segments

    def _hidden(self, columns: Span, rows: Span) -> str:
        """Say how many more columns and rows there are on which sides."""
        sides = (
            (signs.FROM, columns.first),
            (signs.NEXT, len(self._columns) - columns.first - columns.length),
            (signs.ABOVE, rows.first),
            (signs.BELOW, 0 if self.has_class("panel") else self.rows_below()),
        )
        return " ".join(f"{sign}{more}" for sign, more in sides if more)

    def _row(self, row: int, width: int, columns: Span) -> list[Segment]:
        room = self._heading_width(width)
        look = "strong" if row == self.cursor[0] else ""
        names = _told_apart(self._rows, room - 1)
        segments = [self._segment(fit(names[row], room - 1) + " ", look)]
        for index in range(columns.first, columns.first + columns.length):
            chosen = (row, index) == self.cursor
            text, look = self._draw(row, index, columns.width - 1)
            over = self._cursor_style() if chosen else Style.null()
            sign = signs.CURSOR if chosen else " "
            segments.append(self._segment(sign + fit(text, columns.width - 1), look, over))
        return segments

    def _segment(self, text: str, look: str, over: Style | None = None) -> Segment:
        style = self.get_component_rich_style(f"rows--{look}") if look else self.rich_style
        return Segment(text, style + (over or Style.null()))

    def _cursor_style(self) -> Style:
        return over_pieces(self.get_component_rich_style("rows--cursor"))

    # Moving

    def watch_cursor(self) -> None:
        """Draw the cursor, and the cells in view, where they are now."""
        self.show_below()
        self.refresh()
        self.post_message(self.Moved())

    def _within(self, row: int, column: int) -> tuple[int, int]:
        return (
            max(0, min(row, len(self._rows) - 1)),
            max(0, min(column, len(self._columns) - 1)),
        )

    def action_step(self, right: int, down: int) -> None:
        """Move the cursor by so many columns and rows."""
        row, column = self.cursor
        self.cursor = self._within(row + down, column + right)

    def action_page(self, direction: int) -> None:
        """Move the cursor by a screenful of rows."""
        self.action_step(0, direction * max(1, self.content_size.height - HEADINGS - 1))

    def action_end(self, direction: int) -> None:
        """Move the cursor to the first or the last row."""
        self.action_step(0, direction * len(self._rows))

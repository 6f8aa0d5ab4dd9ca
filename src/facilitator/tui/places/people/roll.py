"""The roll: columns of people in one panel, with a cursor, on as few pages as possible."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from msgspec.structs import replace
from rich.segment import Segment
from textual.binding import BindingType
from textual.geometry import Region
from textual.strip import Strip

from facilitator.core.base import signs
from facilitator.core.base.cells import cells
from facilitator.tui.places.people.arranging import Arrangement, arranged
from facilitator.tui.places.people.drawing import Drawing
from facilitator.tui.places.people.rows import Heading, Item, key_of
from facilitator.tui.widgets import panel
from facilitator.tui.widgets.canvas import Canvas, Part
from facilitator.tui.widgets.inks import Inks, bare, shortened
from facilitator.tui.widgets.list_keys import ALL_WAYS
from facilitator.tui.widgets.panel import Panel

WIDE: Final = 100
"""From so many cells on there is room to say what is so usually."""


class Roll(Canvas, can_focus=True):
    """People in columns, read from top to bottom; keys go from row to row and column to column."""

    BINDINGS: ClassVar[list[BindingType]] = [*ALL_WAYS]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        """Show nobody yet."""
        super().__init__(id=id)
        self._items: list[Item] = []
        self._sizes: tuple[int, ...] = ()
        self._drawing: Drawing | None = None
        self._frame = Panel()
        self._empty: Sequence[str] = ()
        self._aside = ""
        self._cursor = 0
        self._made: tuple[object, Arrangement] | None = None

    def show(
        self,
        blocks: Sequence[Sequence[Item]],
        drawing: Drawing,
        frame: Panel,
        empty: Sequence[str] = (),
        aside: str = "",
    ) -> None:
        """Show blocks of rows in a panel, or centred lines where there are none.

        `aside` stands in the frame where there is room to spare. What was chosen stays so, or else
        what stands in its place.
        """
        chosen = self.chosen
        self._items = [item for block in blocks for item in block]
        self._sizes = tuple(map(len, blocks))
        self._drawing, self._frame, self._empty = drawing, frame, empty
        self._aside = aside
        if chosen is None or not self.choose(key_of(chosen)):
            self._cursor = max(0, min(self._cursor, len(self._items) - 1))
        self.renew()

    @property
    def chosen(self) -> Item | None:
        """What the cursor is on."""
        return self._items[self._cursor] if self._cursor < len(self._items) else None

    def choose(self, key: str | None) -> bool:
        """Put the cursor on an item; say whether it is listed."""
        for number, item in enumerate(self._items):
            if key_of(item) == key:
                self._move(number)
                return True
        return False

    def go_on(self) -> None:
        """Go to the next person, from an organisation to the next one."""
        heading = isinstance(self.chosen, Heading)
        for number in range(self._cursor + 1, len(self._items)):
            item = self._items[number]
            if isinstance(item, Heading) and (heading or item.alone):
                break
            if not heading and not isinstance(item, Heading):
                break
        else:
            return
        self._move(number)

    # Keys

    def action_step(self, across: int, down: int) -> None:
        """Go to the row above or below, or into the column beside."""
        if not self._items:
            return
        to = self._arranged().beside(self._cursor, across) if across else self._cursor + down
        self._move(max(0, min(to, len(self._items) - 1)))

    def action_page(self, direction: int) -> None:
        """Go on by a page, or by a column where there is one page only."""
        at = self._arranged()
        self.action_step(direction * (at.on_page if at.pages > 1 else 1), 0)

    def action_end(self, direction: int) -> None:
        """Go to the first or the last row."""
        self._move(0 if direction < 0 else max(0, len(self._items) - 1))

    def _move(self, to: int) -> None:
        if to != self._cursor:
            self._cursor = to
            self.renew()

    # Drawing

    def _arranged(self) -> Arrangement:
        width, height = panel.inside(*self.content_size)
        drawing = self._drawing
        needed = max((drawing.needed(item) for item in self._items), default=0) if drawing else 0
        key = (self._sizes, width, height, needed)
        if self._made is None or self._made[0] != key:
            self._made = key, arranged(self._sizes, width, height, needed)
        return self._made[1]

    def parts(self, width: int, height: int, inks: Inks) -> Sequence[Part]:
        """Draw the page on which the cursor is."""
        region = Region(0, 0, width, height)
        if not self._items or self._drawing is None:
            return [Part(region, self._draw_empty(width, height, inks))]
        at = self._arranged()
        page = at.place(self._cursor)[0] // at.on_page
        columns = at.columns[page * at.on_page : (page + 1) * at.on_page]
        lines = [
            panel.line(self._frame, inks, width, self._line(y, columns, at, inks))
            for y in range(max(map(len, columns)))
        ]
        frame = self._framed(page, at)
        return [Part(region, panel.draw(frame, inks, width, height, lines))]

    def _framed(self, page: int, at: Arrangement) -> Panel:
        """Say on which page it is, and the whole name of somebody whose name was cut."""
        frame, chosen = self._frame, self.chosen
        if not frame.count and self.content_size.width >= WIDE:
            frame = replace(frame, count=[(self._aside, "muted")])
        if at.pages > 1:
            turn = f"{signs.FROM} {page + 1}/{at.pages} {signs.NEXT}"
            between = [(" · ", "muted")] if frame.count else []
            frame = replace(frame, count=[*frame.count, *between, (turn, "accent")])
        if self._drawing and chosen is not None and self._drawing.needed(chosen) > at.room:
            name = chosen.name if isinstance(chosen, Heading) else self._drawing.name(chosen)
            frame = replace(frame, foot=[(name, "bold")])
        return frame

    def _line(
        self, y: int, columns: Sequence[Sequence[int | None]], at: Arrangement, inks: Inks
    ) -> Strip:
        ground = inks.style("")
        pieces = [Segment(" ", ground)]
        for number, column in enumerate(columns):
            row = column[y] if y < len(column) else None
            pieces += self._cell(row, at, inks)
            if number < len(columns) - 1:
                pieces.append(Segment(" " * at.gap, ground))
        return Strip(pieces)

    def _cell(self, row: int | None, at: Arrangement, inks: Inks) -> Strip:
        room, clear = at.room, 1 if at.gap == 1 else 0
        if row is None or self._drawing is None:
            return Strip.blank(room, inks.style(""))
        drawn = shortened(self._drawing.row(self._items[row], room, clear), room)
        if row == self._cursor:  # in its own ink, as not every colour can be read on its ground
            return inks.strip(bare(drawn), room, "cursor")
        return inks.strip(drawn, room)

    def _draw_empty(self, width: int, height: int, inks: Inks) -> list[Strip]:
        inside, rows = panel.inside(width, height)
        lines = [panel.row(self._frame, inks, width, ())] * max(0, (rows - len(self._empty)) // 2)
        for number, words in enumerate(self._empty):
            before = " " * max(0, (inside - cells(words)) // 2)
            look = "muted" if number else "bold"
            lines.append(panel.row(self._frame, inks, width, [(before, ""), (words, look)]))
        return panel.draw(self._frame, inks, width, height, lines)

"""Rows is a list of one-line rows that draws only the rows in view, however many there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, Final

from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from facilitator.core.base.cells import wrapped
from facilitator.tui.widgets.framed import Framed
from facilitator.tui.widgets.list_keys import CHOOSE, DOWNWARDS

Piece = tuple[str, str]
"""A piece of a row: its text and its look, one of `LOOKS` or "" for the ordinary one."""

LOOKS: Final = ("strong", "dim", "heading", "good", "warning", "danger", "accent", "struck", "edge")


def over_pieces(cursor: Style) -> Style:
    """Give what the cursor's look lays over pieces: its ground and its ink, as not all can be read.

    In the terminal's own colours it turns those of its text round, for every piece alike.
    """
    if cursor.reverse:
        return Style(color="default", bgcolor="default", bold=True, reverse=True)
    return Style(color=cursor.color, bgcolor=cursor.bgcolor, bold=True)


class Rows(Framed, ScrollView, can_focus=True):
    """A list of rows, each drawn by a function of its number and the width in cells.

    `hint` is what is shown while there are none. With `cursor=True` a row can be chosen with the
    arrow keys and Enter; rows for which `choosable` is False, such as headings, are passed over.
    """

    # Textual takes over the styles of one base only, and that is not the one that scrolls.
    DEFAULT_CSS: ClassVar[str] = "Rows { overflow-x: hidden; overflow-y: auto; }"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "rows--cursor",
        "rows--plain",
        *(f"rows--{look}" for look in LOOKS),
    }
    BINDINGS: ClassVar[list[BindingType]] = [*DOWNWARDS, CHOOSE]

    cursor_row: reactive[int] = reactive(-1)
    hint: reactive[str] = reactive("")

    class Chosen(Message):
        """Enter was pressed on a row."""

        def __init__(self, row: int) -> None:
            """Tell which row."""
            super().__init__()
            self.row = row

    class Moved(Message):
        """The cursor went to another row."""

    def __init__(
        self,
        draw: Callable[[int, int], Sequence[Piece]],
        *,
        cursor: bool = True,
        choosable: Callable[[int], bool] = lambda _: True,
        tall: int = 1,
        id: str | None = None,  # noqa: A002 - Textual's name for it
    ) -> None:
        """Draw rows with `draw(row, width)`; the cursor is on `tall` rows at a time."""
        super().__init__(id=id)
        self.can_focus = cursor
        self._draw = draw
        self._has_cursor = cursor
        self._choosable = choosable
        self._tall = tall
        self._drawn: dict[int, list[Piece]] = {}
        self._view = range(0)
        self._kept: int | None = (
            None  # the row that is to stay in view, if it is not the chosen one
        )
        self.count = 0

    def show(self, count: int, chosen: int | None = None) -> None:
        """Say how many rows there are now, and draw anew those in view that have changed.

        `chosen` is where the chosen row has come to stand; what is seen around it stays in place,
        unless that is the top of the list.
        """
        if count != self.count:
            self.count = count
            self.virtual_size = Size(0, count)
            self.show_below()
            height = self.styles.height
            self.refresh(layout=height is not None and height.is_auto)
        if chosen is not None and chosen != self.cursor_row:
            if self.scroll_target_y:
                top = self.scroll_target_y + chosen - self.cursor_row
                self.scroll_to(y=top, animate=False, immediate=True)
            self.cursor_row = chosen
        if self._has_cursor and (
            not 0 <= self.cursor_row < count or not self._choosable(self.cursor_row)
        ):
            self.cursor_row = self._nearest(min(max(self.cursor_row, 0), count - 1))
        width = self.scrollable_content_region.width
        for row, before in self._drawn.items():
            if row < count and list(self._draw(row, width)) != before:
                self._refresh_row(row)

    def rows_below(self) -> int:
        """Say how many rows there are below what is seen."""
        height = self.scrollable_content_region.height
        below = self.count - int(self.scroll_target_y) - height if height else 0
        return -(-below // self._tall)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Say anew how much there is below."""
        super().watch_scroll_y(old_value, new_value)
        self.show_below()

    def keep_in_view(self, row: int) -> None:
        """Let a row stand in the middle third, now and whenever the list gets another size."""
        self._kept = row
        height = self.scrollable_content_region.height
        top = int(self.scroll_target_y)
        third = height // 3
        if height and not top + third <= row < top + height - third:
            self.scroll_to(y=max(0, row - height // 2), animate=False, immediate=True)

    def begin_at(self, row: int) -> None:
        """Choose a row, or the nearest that can be chosen, and show what is around it."""
        self.cursor_row = self._nearest(row)
        if self.cursor_row >= 0:
            self.keep_in_view(self.cursor_row)

    def on_resize(self) -> None:
        """Keep in view what is to be seen, now that the list has a size, or another one."""
        self.show_below()
        if self._kept is not None:
            self.keep_in_view(self._kept)
        elif self._has_cursor:
            self._show_cursor()

    def render_line(self, y: int) -> Strip:
        """Draw one line of the widget."""
        row = y + int(self.scroll_offset.y)
        width = self.scrollable_content_region.width
        plain = self._look("")
        if row >= self.count:
            hint = Segment(self._hinted(y, width).center(width), self._look("dim"))
            return Strip([hint]).adjust_cell_length(width, plain)
        pieces = self._drawn[row] = list(self._draw(row, width))
        over = Style.null()
        if self._has_cursor and 0 <= row - self.cursor_row < self._tall and self.cursor_row >= 0:
            over = over_pieces(self._look("cursor"))
        segments = [Segment(text, self._look(look) + over) for text, look in pieces]
        return Strip(segments).adjust_cell_length(width, plain + over).simplify()

    def _hinted(self, y: int, width: int) -> str:
        """Give what a line says of the hint, which stands in the middle while there are no rows."""
        if self.count or not self.hint:
            return ""
        lines = wrapped(self.hint, width, self.size.height)
        line = y - (self.size.height - len(lines) + 1) // 2
        return lines[line] if 0 <= line < len(lines) else ""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Forget what is no longer in view before drawing."""
        top = int(self.scroll_offset.y)
        view = range(top, min(top + self.size.height, self.count))
        # Textual asks every widget for its lines whenever anything on the screen changes.
        if view != self._view:
            self._view = view
            self._drawn = {row: pieces for row, pieces in self._drawn.items() if row in view}
        return super().render_lines(crop)

    def _look(self, look: str) -> Style:
        # Textual remembers these styles, while it works out `rich_style` anew every time.
        return self.get_component_rich_style(f"rows--{look or 'plain'}")

    def watch_cursor_row(self, before: int, row: int) -> None:
        """Keep the chosen row in view."""
        self._kept = None
        self._show_cursor()
        self.post_message(self.Moved())
        for changed in (before, row):
            for part in range(self._tall):
                self._refresh_row(changed + part)

    def _show_cursor(self) -> None:
        """Scroll to the chosen row, with the heading above it."""
        row = self.cursor_row
        if 0 <= row < self.count:
            headed = self._tall == 1 and row > 0 and not self._choosable(row - 1)
            top = row - 1 if headed else row
            height = row - top + self._tall
            self.scroll_to_region(Region(0, top, 1, height), animate=False, immediate=True)

    def _refresh_row(self, row: int) -> None:
        # Textual's own `refresh_line` leaves out as many cells as there is padding.
        line = row - int(self.scroll_offset.y)
        if 0 <= line < self.outer_size.height:
            self.refresh(Region(0, line, self.outer_size.width, 1))

    def action_step(self, _: int, down: int) -> None:
        """Move the cursor to the next row that can be chosen."""
        row = self.cursor_row + down
        while 0 <= row < self.count:
            if self._choosable(row):
                self.cursor_row = row
                return
            row += down

    def action_page(self, direction: int) -> None:
        """Move the cursor by a screenful."""
        step = direction * max(1, self.scrollable_content_region.height - 1)
        self.cursor_row = self._nearest(min(max(self.cursor_row + step, 0), self.count - 1))

    def action_end(self, direction: int) -> None:
        """Move the cursor to the first or the last row."""
        self.cursor_row = self._nearest(0 if direction < 0 else self.count - 1)

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        if 0 <= self.cursor_row < self.count:
            self.post_message(self.Chosen(self.cursor_row))

    def _nearest(self, row: int) -> int:
        """Find the row nearest to this one that can be chosen, or -1."""
        for away in range(self.count):
            for other in (row - away, row + away):
                if 0 <= other < self.count and self._choosable(other):
                    return other
        return -1

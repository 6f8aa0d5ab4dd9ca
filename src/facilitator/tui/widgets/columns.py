"""Columns is a page of cells beside and below each other; arrow keys go from cell to cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from facilitator.tui.widgets.list_keys import ALL_WAYS
from facilitator.tui.widgets.rows import LOOKS, Piece, over_pieces


class Cell(NamedTuple):
    """A piece of a line, `width` cells wide from column `x` on; it can be chosen by its key.

    Without a key it is passed over. No two cells of a page have the same key.
    """

    x: int
    width: int
    pieces: Sequence[Piece]
    key: str = ""


Line = Sequence[Cell]
"""A line: cells from left to right that do not overlap."""


class _Place(NamedTuple):
    y: int
    x: int
    end: int


class Columns(ScrollView, can_focus=True):
    """A page laid out by a function of its width in cells; only the lines in view are drawn."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--cursor", *(f"rows--{look}" for look in LOOKS)}
    BINDINGS: ClassVar[list[BindingType]] = [*ALL_WAYS]

    chosen: reactive[str] = reactive("")

    class Moved(Message):
        """Another cell was chosen."""

    def __init__(
        self,
        lay: Callable[[int], Sequence[Line]],
        *,
        id: str | None = None,  # noqa: A002 - Textual's name for it
    ) -> None:
        """Lay the page out with `lay(width)`."""
        super().__init__(id=id)
        self._lay = lay
        self._lines: Sequence[Line] = ()
        self._places: dict[str, _Place] = {}

    def renew(self) -> None:
        """Lay the page out anew; the chosen cell stays so, or else one where it was."""
        before = self._places.get(self.chosen)
        self._lines = self._lay(self.scrollable_content_region.width)
        self._places = {
            cell.key: _Place(y, cell.x, cell.x + cell.width)
            for y, line in enumerate(self._lines)
            for cell in line
            if cell.key
        }
        self.virtual_size = Size(0, len(self._lines))
        if self.chosen not in self._places:
            self.chosen = self._nearest(before or _Place(0, 0, 1))
        else:
            self._show_chosen()
        self.refresh()

    def on_resize(self, _: events.Resize) -> None:
        """Lay the page out for another width."""
        self.renew()

    def watch_show_vertical_scrollbar(self) -> None:
        """Lay the page out for the cells there are beside a scrollbar, or without one."""
        self.call_after_refresh(self.renew)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the widget."""
        row = y + int(self.scroll_offset.y)
        width = self.scrollable_content_region.width
        plain = self.rich_style  # worked out anew each time it is asked for
        segments: list[Segment] = []
        at = 0
        for cell in self._lines[row] if row < len(self._lines) else ():
            segments.append(Segment(" " * (cell.x - at), plain))
            over = self._over(cell)
            drawn = [Segment(text, self._look(look, plain) + over) for text, look in cell.pieces]
            segments.extend(Strip(drawn).adjust_cell_length(cell.width, plain + over))
            at = cell.x + cell.width
        return Strip(segments).adjust_cell_length(width, plain).simplify()

    def _over(self, cell: Cell) -> Style:
        if not cell.key or cell.key != self.chosen:
            return Style.null()
        return over_pieces(self.get_component_rich_style("rows--cursor"))

    def _look(self, look: str, plain: Style) -> Style:
        return self.get_component_rich_style(f"rows--{look}") if look else plain

    def watch_chosen(self) -> None:
        """Show the chosen cell, on a page that may be laid out otherwise for it."""
        self.post_message(self.Moved())
        self.renew()

    def _show_chosen(self) -> None:
        place = self._places.get(self.chosen)
        if place is not None:
            # With the line above it, which may be a heading.
            top = max(0, place.y - 1)
            region = Region(0, top, 1, place.y - top + 1)
            self.scroll_to_region(region, animate=False, immediate=True)

    def action_step(self, across: int, down: int) -> None:
        """Go to the next cell in a direction: -1 is to the left or up, 1 to the right or down."""
        here = self._places.get(self.chosen)
        if here is None:
            self.scroll_relative(y=down, animate=False)
            return
        found: list[tuple[int, int, str]] = []
        for key, place in self._places.items():
            if across and (place.x - here.x) * across > 0:
                found.append((abs(place.x - here.x), abs(place.y - here.y), key))
            elif down and (place.y - here.y) * down > 0:
                beside = not (place.x < here.end and here.x < place.end)
                found.append((abs(place.y - here.y) + beside * len(self._lines), place.x, key))
        if found:
            self.chosen = min(found)[2]
        elif down < 0:
            self.scroll_to(y=0, animate=False)

    def action_page(self, direction: int) -> None:
        """Go on by a screenful."""
        step = direction * max(1, self.scrollable_content_region.height - 1)
        here = self._places.get(self.chosen)
        if here is None:
            self.scroll_relative(y=step, animate=False)
        else:
            self.chosen = self._nearest(here._replace(y=here.y + step))

    def action_end(self, direction: int) -> None:
        """Go to the first or the last cell."""
        if self._places:
            self.chosen = list(self._places)[0 if direction < 0 else -1]

    def _nearest(self, to: _Place) -> str:
        """Find the cell nearest to a place, "" if there is none that can be chosen."""
        return min(
            self._places,
            key=lambda key: (abs(self._places[key].y - to.y), abs(self._places[key].x - to.x)),
            default="",
        )

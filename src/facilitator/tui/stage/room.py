"""The room is a page of the audience's screen, drawn to fill its place, and nothing over it."""

from __future__ import annotations

from typing import ClassVar, Final

from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from facilitator.core.room.page import DARK, Page
from facilitator.tui.stage.lines import Line
from facilitator.tui.stage.page import lay_out
from facilitator.tui.widgets.inks import inks, length

MARGIN: Final = 2
BLACK: Final = Style.parse("on black")


class Room(Widget):
    """What the room sees, drawn to fill the window."""

    DEFAULT_CSS: ClassVar[str] = "Room { width: 100%; height: 100%; }"

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__(id="room")
        self.page = DARK
        self._stale = ""
        self._tick = 0
        self._lines: list[Line] = []
        self._of: tuple[object, ...] = ()

    def show(self, page: Page, tick: int, stale: str = "") -> None:
        """Show a page; `tick` counts seconds, `stale` says that the page is not fresh, if so."""
        if (page, stale, tick) != (self.page, self._stale, self._tick):
            self.page, self._stale, self._tick = page, stale, tick
            before = self._lines
            if self._laid() != before:
                self.refresh()

    def _laid(self) -> list[Line]:
        """Lay out the page, if it or the window has changed."""
        width, height = self.size
        of = (self.page, self._stale, self._tick, width, height)
        if of != self._of:
            self._of = of
            self._lines = lay_out(self.page, width, height, tick=self._tick, stale=self._stale)
        return self._lines

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        width = self.size.width
        lines = self._laid()
        if self.page.kind == "dark":
            return Strip.blank(width, BLACK)
        line = lines[y] if y < len(lines) else Line()
        used = length(line.pieces)
        margin = MARGIN if line.align == "left" and width >= used + MARGIN else 0
        before = max(0, width - used) // 2 if line.align == "center" else margin
        return inks(self).strip([(" " * before, ""), *line.pieces], width)

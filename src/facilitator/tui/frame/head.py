"""The two header lines as one widget, since they change together; redrawn only when they do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.strip import Strip
from textual.widget import Widget

from facilitator.tui.frame.header_lines import Meeting, Running, Tab, meeting_line, places_line
from facilitator.tui.widgets.inks import inks

_Shown = tuple[Meeting, Sequence[Tab], str, Running | None]


class Head(Widget):
    """The meeting above, the places and what runs below."""

    DEFAULT_CSS: ClassVar[str] = "Head { dock: top; height: 2; }"

    _shown: _Shown | None = None

    def show(
        self, meeting: Meeting, tabs: Sequence[Tab], current: str, running: Running | None
    ) -> None:
        """Show the meeting, and the places with the digit of the current one."""
        shown = (meeting, tabs, current, running)
        if shown != self._shown:
            self._shown = shown
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one of the lines."""
        width, ink = self.content_size.width, inks(self)
        if self._shown is None:
            return ink.strip((), width, "raised")
        meeting, tabs, current, running = self._shown
        line = places_line(tabs, current, running, width) if y else meeting_line(meeting, width)
        return ink.strip(line, width, "raised")

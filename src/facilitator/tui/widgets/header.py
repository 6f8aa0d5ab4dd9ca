"""The header says which meeting this is, which day, whether it is rehearsed, and the time."""

from __future__ import annotations

from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from facilitator.core.base.cells import cut, fit, one_line


class Header(Widget):
    """One line: `title` and `detail` on the left, `marks` and `clock` on the right."""

    title: reactive[str] = reactive("")
    detail: reactive[str] = reactive("")
    marks: reactive[str] = reactive("")
    clock: reactive[str] = reactive("")

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - there is one line
        """Draw the line; when it is narrow the detail goes first, then the title is cut."""
        width = self.content_size.width
        right = " ".join(part for part in (self.marks, self.clock) if part)
        room = max(0, width - len(right) - 1)
        title = cut(one_line(self.title), room)
        left = title
        if self.detail and len(title) + len(self.detail) + 3 <= room:
            left = f"{title} · {self.detail}"
        text = fit(left, room) + " " + right
        return Strip([Segment(text, self.rich_style)]).adjust_cell_length(width, self.rich_style)

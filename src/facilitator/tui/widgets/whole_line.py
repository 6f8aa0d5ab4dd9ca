"""A whole line ends where its text does, not where the window wraps it."""

from __future__ import annotations

from textual.widgets import TextArea
from textual.widgets.text_area import Location


class WholeLine(TextArea):
    """A text area in which Home, End, Ctrl+U and Ctrl+K go by the lines of the text.

    Textual's own goes by the rows on the screen: Ctrl+U then erases the last row of a long line
    and keeps those above it.
    """

    by_rows = False
    """Whether it goes by the rows after all, as texts of several paragraphs do."""

    def get_cursor_line_start_location(self, smart_home: bool = False) -> Location:
        """Give the place before the first letter of the line."""
        if self.by_rows:
            return super().get_cursor_line_start_location(smart_home)
        row, _ = self.cursor_location
        return row, 0

    def get_cursor_line_end_location(self) -> Location:
        """Give the place behind the last letter of the line."""
        if self.by_rows:
            return super().get_cursor_line_end_location()
        row, _ = self.cursor_location
        return row, len(self.document[row])

"""A list of what can be opened from Start."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from facilitator.tui.places.start import rows
from facilitator.tui.places.start.rows import Item
from facilitator.tui.widgets.rows import Rows


class Entries(Rows):
    """A list of things to open, in rows of two lines."""

    def __init__(
        self,
        looks: Callable[[Item], rows.Looks],
        *,
        id: str,  # noqa: A002 - Textual's name for it
    ) -> None:
        """List nothing yet."""
        self.items: list[Item] = []
        super().__init__(
            lambda line, width: rows.draw(
                looks(self.items[line // rows.LINES]), line % rows.LINES, width
            ),
            choosable=lambda line: line % rows.LINES == 0,
            tall=rows.LINES,
            id=id,
        )

    def list(self, items: Iterable[Item]) -> None:
        """List something else."""
        entered, chosen = self.cursor_row >= 0, self.chosen
        self.items = [*items]
        place = self.items.index(chosen) * rows.LINES if chosen in self.items else None
        self.show(len(self.items) * rows.LINES, place)
        if not entered:  # the cursor is in the other list
            self.cursor_row = -1

    @property
    def chosen(self) -> Item | None:
        """What the cursor is on, if it is in this list."""
        place = self.cursor_row // rows.LINES
        return self.items[place] if 0 <= place < len(self.items) else None

    def choose(self, place: int) -> None:
        """Put the cursor on an item, -1 for none."""
        self.cursor_row = place * rows.LINES if place >= 0 else -1

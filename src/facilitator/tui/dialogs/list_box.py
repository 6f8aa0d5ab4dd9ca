"""A box around a list: as high as what is in it; how much there is below stands in its edge."""

from __future__ import annotations

from facilitator.tui.widgets.framed import FramedList
from facilitator.tui.widgets.rows import Rows


class ListBox(FramedList):
    """A box of a dialogue, with a list in it that scrolls without a scrollbar."""

    def __init__(self, keys: str, *, id: str, beside: int = 5) -> None:  # noqa: A002 - Textual's
        """Hold a list; `keys` says what keys do.

        `beside` lines of the screen are not for it: the edges, and what else stands in the box.
        """
        super().__init__(id=id, classes="box -list")
        self._keys = (keys,)
        self._beside = beside

    def on_mount(self) -> None:
        """Say what keys do before there is a list."""
        self.show_below()
        self.on_resize()

    def on_resize(self) -> None:
        """Let the list be no higher than the screen has room for.

        That is in lines: a box as high as its contents counts a list as high as it would be without
        a limit in parts of the screen, and rows stayed empty while there was more below.
        """
        self.query_one(Rows).styles.max_height = max(1, self.app.size.height - self._beside)

    def show_below(self) -> None:
        """Say in the lower edge how much there is below, and what keys do."""
        self._show_foot()

    def keep_height(self) -> None:
        """Stay as high as the list is now: what is above it stands still while it gets shorter."""
        rows = self.query_one(Rows)
        rows.styles.height = max(1, rows.count)

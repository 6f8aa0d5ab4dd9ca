"""A framed widget has Textual's round border, with a title and what keys do, as every panel has.

For panels that scroll: how much there is below stands in the lower edge, in place of a scrollbar.
Whoever draws a panel's inside line by line draws the edges too, with `panel`.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget

from facilitator.core.base.cells import one_line
from facilitator.core.base.signs import BELOW
from facilitator.tui.host import host
from facilitator.tui.widgets.plain import Plain


class Framed(Widget):
    """A widget that may be a panel."""

    _keys: Sequence[str] = ()
    _foot = ""

    @property
    def allow_vertical_scroll(self) -> bool:
        """Scroll without a scrollbar too."""
        framed = self.has_class("panel") or isinstance(self.parent, FramedList)
        return framed or super().allow_vertical_scroll

    def frame(self, title: str, *details: str, keys: Sequence[str] = ()) -> None:
        """Draw the edges: the title and what is known of it above, what keys do below."""
        self.add_class("panel")
        named = [(one_line(title), "bold")] if title else []
        more = [(" · " + one_line(detail), "$muted") for detail in details if detail]
        shown = Content.assemble(*named, *more)
        if self.border_title != shown.markup:
            self.border_title = shown
        self._keys = keys
        self.show_below()

    def rows_below(self) -> int:
        """Say how many rows there are below what is seen."""
        return 0

    def show_below(self) -> None:
        """Say in the lower edge how much there is below, and what keys do."""
        if isinstance(self.parent, FramedList):
            self.parent.show_below()
        if self.has_class("panel"):
            self._show_foot()

    def _show_foot(self) -> None:
        below = self.rows_below()
        language = host(self).language
        more = [f"{BELOW} {language.count('{n} more', '{n} more', below)}"] if below > 0 else []
        foot = " · ".join([*more, *self._keys])
        if foot != self._foot:
            self._foot = foot
            self.border_subtitle = Content(foot)


class FramedText(Plain, Framed):
    """A panel with a text."""


class FramedBox(Horizontal, Framed):
    """A panel with other widgets in it, beside each other."""


class FramedList(Vertical, Framed):
    """A panel with a list, and above that the names of its columns, which do not scroll."""

    def rows_below(self) -> int:
        """Say how many rows of the list there are below what is seen."""
        return sum(each.rows_below() for each in self.query_children(Framed))

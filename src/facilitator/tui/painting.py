"""Drawing at once, which Textual does not: it waits until the app has come to rest."""

from __future__ import annotations

from typing import Any

from textual.screen import Screen
from textual.widget import Widget


def paint(screen: Screen[Any]) -> None:
    """Draw what waits to be drawn on the screen in front, while something is still being done."""
    # Textual has no public words for it, as it never lets an app wait.
    due = {each for each in screen.walk_children(Widget) if each._repaint_required}  # noqa: SLF001
    screen._compositor.update_widgets(due)  # noqa: SLF001
    screen._compositor_refresh()  # noqa: SLF001

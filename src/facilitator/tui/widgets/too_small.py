"""What covers a screen while the terminal is too small for it says so, in as few words as fit."""

from __future__ import annotations

from textual.content import Content
from textual.events import Resize
from textual.geometry import Size

from facilitator.core.base.cells import cells
from facilitator.core.base.language import Language
from facilitator.tui.widgets.plain import Plain


class TooSmall(Plain):
    """How large the terminal has to be."""

    def __init__(self, language: Language, columns: int, lines: int) -> None:
        """Say that so many columns and lines are needed."""
        say = language.say
        self._ways = (
            say(
                "The window is too small: {columns} columns and {lines} lines are needed.",
                columns=columns,
                lines=lines,
            ),
            say("At least {columns} × {lines}", columns=columns, lines=lines),  # noqa: RUF001
            f"{columns}×{lines}",  # noqa: RUF001
        )
        super().__init__(self._ways[0])

    def on_resize(self, event: Resize) -> None:
        """Say as much as there is room for."""
        fitting = (words for words in self._ways if _fits(words, event.size))
        self.show(next(fitting, self._ways[-1]))


def _fits(words: str, size: Size) -> bool:
    if not size or max(map(cells, words.split())) > size.width:
        return False
    return Content(words).get_height({}, size.width) <= size.height

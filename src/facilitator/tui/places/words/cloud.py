"""The word cloud as a widget: the words in use, the heaviest in the middle."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Final

from rich.segment import Segment
from textual.strip import Strip

from facilitator.core.base.cells import cells, one_line
from facilitator.core.words.cloud import Cloud, Size, cloud
from facilitator.tui.widgets.framed import Framed

LONGEST: Final = 14
"""Longer terms are not spaced out, as a line has room for few of them."""
STYLES: Final = {size: f"cloud--{size.name.lower()}" for size in Size}


class WordCloud(Framed):
    """Words around the heaviest, laid out anew for each size of the widget."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(STYLES.values())

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        """Show no words yet."""
        super().__init__(id=id)
        self._weights: Mapping[str, float] = {}
        self._laid: tuple[int, int, Cloud] | None = None

    def show(self, weights: Mapping[str, float]) -> None:
        """Show other words."""
        self._weights = weights
        self._laid = None
        self.refresh()

    @property
    def cloud(self) -> Cloud:
        """The words in their places."""
        width, height = self.content_size
        if self._laid is None or self._laid[:2] != (width, height):
            found = cloud(self._weights, width, height, measure=cells, written=spaced)
            self._laid = (width, height, found)
        return self._laid[2]

    def render_line(self, y: int) -> Strip:
        """Draw one line of the widget; the cloud stands in the middle of it."""
        lines = self.cloud.lines
        line = y - (self.content_size.height - len(lines)) // 2
        segments: list[Segment] = []
        at = 0
        for word in lines[line] if 0 <= line < len(lines) else ():
            segments.append(Segment(" " * (word.column - at), self.rich_style))
            style = self.get_component_rich_style(STYLES[word.size])
            segments.append(Segment(word.text, style))
            at = word.column + word.cells
        return Strip(segments).adjust_cell_length(self.content_size.width, self.rich_style)


def spaced(term: str, size: Size) -> str:
    """Write a term the wider the heavier it is, so that its size is seen without colour too."""
    letters = term.upper() if size is Size.HUGE else term
    if size >= Size.LARGE and len(term) <= LONGEST:
        letters = " ".join(letters)
    return f"  {letters}  " if size is Size.HUGE else letters


def lined(weights: Mapping[str, float]) -> dict[str, float]:
    """Put every word on one line."""
    return {one_line(word): weight for word, weight in weights.items()}

"""A canvas is one widget for all the panels of a place, each drawn into a region of its own.

A widget for each of them would cost a style pass, a layout and a question for its lines at every
change on the screen. What has changed is found by comparing lines, so that a second that goes by
costs the rows that show it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from textual.filter import ANSIToTruecolor, LineFilter
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from facilitator.tui.widgets.inks import Inks, inks


class Part(NamedTuple):
    """A region and the lines in it, each as wide as the region."""

    region: Region
    lines: Sequence[Strip]


class Canvas(Widget):
    """A widget whose lines are those of its parts, side by side; a place says what they are."""

    DEFAULT_CSS: ClassVar[str] = "Canvas { height: 1fr; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        """Draw nothing yet."""
        super().__init__(id=id)
        self._parts: Sequence[Part] = ()
        self._drawn: tuple[Size, Inks] | None = None

    def parts(self, width: int, height: int, inks: Inks) -> Sequence[Part]:
        """Draw the parts, from left to right and from top to bottom, on so many cells and rows."""
        raise NotImplementedError

    def renew(self) -> None:
        """Draw anew what looks otherwise now."""
        wanted = self._wanted()
        if not wanted[0]:
            return  # it is drawn once there is room
        before, self._parts = self._parts, self.parts(*wanted[0], wanted[1])
        if wanted != self._drawn:
            self._drawn = wanted
            self.refresh()
        elif regions := list(changed(before, self._parts)):
            self.refresh(*regions)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Leave out what turns colours of the terminal into others: inks have none of these then.

        It is asked for each line of the canvas, whichever widget has changed.
        """
        filters = super().get_line_filters()
        return [each for each in filters if not isinstance(each, ANSIToTruecolor)]

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw everything anew if the room or the theme is another one now."""
        wanted = self._wanted()
        if self._drawn != wanted:
            self._drawn = wanted
            self._parts = self.parts(*wanted[0], wanted[1])
        return super().render_lines(crop)

    def _wanted(self) -> tuple[Size, Inks]:
        """Give the room and the inks that there are now, which Textual works out each time."""
        return self.content_size, inks(self)

    def render_line(self, y: int) -> Strip:
        """Put together what stands in a row."""
        size, ink = self._drawn or self._wanted()
        width, ground = size.width, ink.style("")
        row: list[Strip] = []
        reached = 0
        for region, lines in self._parts:
            if region.y <= y < region.bottom and y - region.y < len(lines):
                if region.x > reached:
                    row.append(Strip([Segment(" " * (region.x - reached), ground)]))
                row.append(lines[y - region.y])
                reached = region.right
        return Strip.join(row).adjust_cell_length(width, ground)


def changed(before: Sequence[Part], after: Sequence[Part]) -> Iterator[Region]:
    """Find the rows of parts that look otherwise, or all of two drawings that differ in form."""
    if [part.region for part in before] != [part.region for part in after]:
        yield Region(0, 0, *_extent(before, after))
        return
    for (region, lines), (_, drawn) in zip(before, after, strict=True):
        if lines is drawn:
            continue
        for y in range(max(len(lines), len(drawn))):
            if lines[y : y + 1] != drawn[y : y + 1]:
                yield Region(region.x, region.y + y, region.width, 1)


def _extent(*drawings: Sequence[Part]) -> tuple[int, int]:
    regions = [part.region for drawing in drawings for part in drawing]
    return (
        max((region.right for region in regions), default=0),
        max((region.bottom for region in regions), default=0),
    )

"""Big time draws a countdown as large as its place allows, to be read from across the room."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import ClassVar, Final

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

# Each glyph is five rows of pixels; a pixel becomes a square of half blocks.
GLYPHS: Final = {
    "0": ("###", "# #", "# #", "# #", "###"),
    "1": (" # ", "## ", " # ", " # ", "###"),
    "2": ("###", "  #", "###", "#  ", "###"),
    "3": ("###", "  #", "###", "  #", "###"),
    "4": ("# #", "# #", "###", "  #", "  #"),
    "5": ("###", "#  ", "###", "  #", "###"),
    "6": ("###", "#  ", "###", "# #", "###"),
    "7": ("###", "  #", "  #", "  #", "  #"),
    "8": ("###", "# #", "###", "# #", "###"),
    "9": ("###", "# #", "###", "  #", "###"),
    ":": (" ", "#", " ", "#", " "),
    "+": ("   ", " # ", "###", " # ", "   "),
    "-": ("   ", "   ", "###", "   ", "   "),
}
ROWS: Final = 5
LEAST: Final = (ROWS + 1) // 2
HALVES: Final = {(True, True): "█", (True, False): "▀", (False, True): "▄", (False, False): " "}


def pixels(text: str) -> list[str]:
    """Set a time in pixels: five strings, "#" where there is ink, a column between characters."""
    glyphs = [GLYPHS[character] for character in text if character in GLYPHS]
    return [" ".join(glyph[row] for glyph in glyphs) for row in range(ROWS)]


@lru_cache(maxsize=4)
def draw(text: str, width: int, height: int) -> list[str]:
    """Draw a time in at most `width` by `height` cells, as large as fits.

    Where not even the smallest drawing fits, the time is written in ordinary characters.
    """
    rows = pixels(text)
    # A cell is two half blocks high, so a pixel of n by n half blocks is n cells wide.
    scale = min(width // max(1, len(rows[0])), height * 2 // ROWS)
    if scale < 1:
        return [text[:width]]
    tall = [row for row in rows for _ in range(scale)]
    if len(tall) % 2:
        tall.append(" " * len(rows[0]))
    return [
        _halves(upper, lower, scale) for upper, lower in zip(tall[::2], tall[1::2], strict=True)
    ]


def _halves(upper: str, lower: str, scale: int) -> str:
    return "".join(
        HALVES[up == "#", down == "#"] * scale for up, down in zip(upper, lower, strict=True)
    )


class BigTime(Widget):
    """A time such as "12:34" in large digits, centred."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"time--ink"}

    time: reactive[str] = reactive("")

    _lines: Sequence[Strip] = ()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Take the height that the width asks for, but no more than a third of the screen.

        It is that of a time with five characters, so that nothing moves when there are fewer.
        """
        return min(len(draw("00:00", width, viewport.height)), max(LEAST, viewport.height // 3))

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the whole time at once, as all of its lines change together."""
        # Textual remembers this style, while it works out `rich_style` anew for every line.
        ink = self.get_component_rich_style("time--ink")
        self._lines = _strips(self.time, *self.content_size, ink)
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Give one line."""
        return self._lines[y] if y < len(self._lines) else Strip.blank(self.content_size.width)


@lru_cache(maxsize=4)
def _strips(text: str, width: int, height: int, ink: Style) -> list[Strip]:
    """Draw a time in the middle of `width` by `height` cells."""
    lines = draw(text, width, height)
    top = (height - len(lines)) // 2
    whole = [*[""] * top, *lines, *[""] * (height - top - len(lines))]
    return [
        Strip([Segment(line.center(width), ink)]).adjust_cell_length(width, ink) for line in whole
    ]

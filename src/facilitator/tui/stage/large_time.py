"""The large time is a time in half blocks, as large as fits, to be read from across the room."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

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

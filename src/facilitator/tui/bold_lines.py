"""A filter that draws lines with heavier signs, for fonts and projectors that lose thin ones."""

from __future__ import annotations

from typing import Final

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_BOLDER: Final = str.maketrans("─━┄│╭╮╰╯▏", "-█.|++++|")
"""Each thin sign, and one of the same width that is not."""


class BoldLines(LineFilter):
    """Put bolder signs in the place of thin ones, in all that is drawn."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """Draw a line."""
        return [Segment(text.translate(_BOLDER), style, more) for text, style, more in segments]

"""The gate is the last thing that text passes on its way to the terminal, wherever it comes from.

Text is cleaned where people write it, but a record may come from another program or a text editor.
"""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from facilitator.core.base.cells import cells
from facilitator.core.base.text import clean


class Gate(LineFilter):
    """Lets nothing through that a terminal takes for an order or for a direction."""

    def apply(self, segments: list[Segment], _: Color) -> list[Segment]:
        """Make every text of a line harmless and leave it as wide as it is."""
        if all(text.isprintable() for text, _, _ in segments):
            return segments
        return [
            segment
            if segment.text.isprintable()
            else Segment(_harmless(segment.text), *segment[1:])
            for segment in segments
        ]


def _harmless(text: str) -> str:
    # Line ends and tabs were given no room when the line was laid out.
    cleaned = clean(text.replace("\t", "")).replace("\n", "")
    return cleaned + " " * (cells(text) - cells(cleaned))

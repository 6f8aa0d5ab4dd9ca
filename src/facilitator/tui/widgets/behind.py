"""The place behind a box is dimmed: its inks by more than half, and its grounds even more.

Textual dims both alike, so that the day bar and filled areas would stand out from a place that
should only be felt there.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.renderables.background_screen import BackgroundScreen

INK: Final = 0.4
GROUND: Final = 0.28
"""How much of the inks and of the grounds of what lies behind is left."""


class Behind(BackgroundScreen):
    """A screen as it is seen behind a box, its colours mixed with that of the ground."""

    @classmethod
    def process_segments(cls, segments: Iterable[Segment], color: Color) -> Iterable[Segment]:
        """Dim what is drawn."""
        for segment in segments:
            text, style, control = segment
            yield segment if control else Segment(text, _dimmed(style or Style.null(), color))


@lru_cache(maxsize=512)
def _dimmed(style: Style, ground: Color) -> Style:
    plain = style.clear_meta_and_links()
    ink = None if style.color is None else Color.from_rich_color(style.color)
    filled = None if style.bgcolor is None else Color.from_rich_color(style.bgcolor)
    return plain + Style(
        color=None if ink is None else (ink + ground.with_alpha(1 - INK)).rich_color,
        bgcolor=None if filled is None else (filled + ground.with_alpha(1 - GROUND)).rich_color,
    )

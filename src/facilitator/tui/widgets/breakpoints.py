"""Breakpoints are the sizes of a window at which what is shown, and how large, changes."""

from __future__ import annotations

from typing import Final

from textual.geometry import Size

NARROW: Final = 100
"""In fewer columns texts and labels are shorter."""
LOW: Final = 32
"""In fewer rows there is no air, and only what cannot be done without."""
BROAD: Final = 160
"""From so many columns on there are three of panels."""
HIGH: Final = 40
"""From so many rows on a broad window has room for the largest figure."""


def small(window: Size) -> bool:
    """Say whether a window is narrow or low."""
    return window.width < NARROW or window.height < LOW

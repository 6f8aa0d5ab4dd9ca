"""The sizes of the screen that styles depend on, and the names of their classes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from textual.geometry import Size

from facilitator.tui.frame.spoken import LEAST_COLUMNS, LEAST_LINES
from facilitator.tui.widgets.breakpoints import LOW, NARROW

COLUMNS: Final = [(0, "-too-narrow"), (LEAST_COLUMNS, "-narrow"), (NARROW, "-wide")]
LINES: Final = [(0, "-too-low"), (LEAST_LINES, "-low"), (20, "-short"), (LOW, "-tall")]


def size_classes(size: Size) -> Iterator[str]:
    """Name the classes by which a screen's style goes by its size."""
    for cells, breakpoints in ((size.width, COLUMNS), (size.height, LINES)):
        yield max((at, name) for at, name in breakpoints if at <= cells)[1]

"""What of Run stands where, by the size of the window.

In a small window what is seen of the room goes, then the ruler and the marks of the day, with
less than 20 rows the notes, and in a narrow one the programme. A wide one has three columns.
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct
from textual.geometry import Region, Size

from facilitator.tui.widgets import big_figure
from facilitator.tui.widgets.day_bar import ROWS
from facilitator.tui.widgets.panel import SIDES

NARROW: Final = 72
"""In fewer columns there is no programme beside the time."""
LOW: Final = 20
"""In fewer rows there are no notes."""
HIGH: Final = 40
_NOTES: Final = 8
_FEW_NOTES: Final = 4
_LEAST_ROOM: Final = 5
"""How high the panel of the room is at least."""
_LEAST_LATER: Final = 6
_MIDDLE: Final = 76
"""How wide the middle of three columns is at least, for the large figure."""

NOWHERE: Final = Region()


class Layout(Struct, frozen=True):
    """Where each part stands; what is not shown stands nowhere."""

    small: bool
    wide: bool
    programme: Region
    room: Region
    now: Region
    later: Region
    bar: Region
    notes: Region


def laid_out(window: Size, body: Size, programme: int, now: int) -> Layout:
    """Share out the body; `programme` and `now` are how many rows these panels would like."""
    figure = big_figure.size_of(window)
    small = figure is big_figure.SMALL
    wide = not small and window.width >= 160  # noqa: PLR2004 - as in every place
    bar = 1 if small else ROWS
    notes = 0 if window.height < LOW or wide else _FEW_NOTES if small else _notes(window.height)
    columns = max(0, body.height - bar - notes)
    left, right = _columns(body.width, wide=wide)
    middle = body.width - left - right
    upper = columns if small else min(programme, columns - _LEAST_ROOM)
    shared = min(now, columns - _LEAST_LATER) if wide else columns
    return Layout(
        small,
        wide,
        programme=Region(0, 0, left, upper),
        room=NOWHERE if small else Region(0, upper, left, columns - upper),
        now=Region(left, 0, middle, shared),
        later=Region(left, shared, middle, columns - shared) if wide else NOWHERE,
        bar=Region(0, columns, body.width, bar),
        notes=_noted(body, Region(left + middle, 0, right, columns), columns + bar, wide=wide),
    )


def _notes(height: int) -> int:
    """Say how high the notes are: in a high window they get a third of what it is higher."""
    return _NOTES + max(0, height - HIGH) // 3


def _columns(width: int, *, wide: bool) -> tuple[int, int]:
    """Say how wide the columns left and right of the middle are."""
    if width < NARROW:
        return 0, 0
    if not wide:
        return max(width * 2 // 5 if width < 100 else width * 46 // 120, 28), 0  # noqa: PLR2004
    sides = width - max(_MIDDLE, width * 78 // 180)
    left = sides * 50 // 102
    return left, sides - left


def _noted(body: Size, beside: Region, top: int, *, wide: bool) -> Region:
    below = Region(0, top, body.width, max(0, body.height - top))
    return beside if wide else below if below.height > SIDES else NOWHERE

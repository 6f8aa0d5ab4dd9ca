"""What of Run stands where, by the size of the window.

In a low window what is seen of the room goes, then the ruler and the marks of the day, with
less than 20 rows the notes, and in a very narrow one the programme. A wide one has three columns.
Where the time and what there is to know of it leave rows free, what comes later gets them; where
they need more, the notes give some of theirs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from textual.geometry import Region, Size

from facilitator.tui.widgets.breakpoints import BROAD, HIGH, LOW, NARROW
from facilitator.tui.widgets.day_bar import ROWS
from facilitator.tui.widgets.panel import SIDES

ALONE: Final = 72
"""In fewer columns there is no programme beside the time."""
LOWEST: Final = 20
"""In fewer rows there are no notes."""
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

    narrow: bool
    low: bool
    wide: bool
    programme: Region
    room: Region
    now: Region
    later: Region
    bar: Region
    notes: Region


def laid_out(
    window: Size, body: Size, programme: int, now: int, whole: Sequence[int] = ()
) -> Layout:
    """Share out the body; `programme` and `now` are how many rows these panels would like.

    Without a `now` there is nothing that comes later. `whole` is how many the middle takes where
    it has all of them: with all air, with some, and without.
    """
    narrow, low = window.width < NARROW, window.height < LOW
    wide = not low and window.width >= BROAD
    bar = 1 if low else ROWS
    notes = 0 if window.height < LOWEST or wide else _FEW_NOTES if low else _notes(window.height)
    columns = max(0, body.height - bar - notes)
    left, right = _columns(body.width, wide=wide)
    middle = body.width - left - right
    shared = columns if low or not now else min(now, columns - _LEAST_LATER)
    if not wide and (shared < now or not now):  # it needs all of them
        notes = _given(notes, columns, whole) if not low else notes
        columns = shared = max(0, body.height - bar - notes)
    upper = columns if low else min(programme, columns - _LEAST_ROOM)
    return Layout(
        narrow,
        low,
        wide,
        programme=Region(0, 0, left, upper),
        room=Region(0, upper, left, columns - upper) if left and not low else NOWHERE,
        now=Region(left, 0, middle, shared),
        later=Region(left, shared, middle, columns - shared) if shared < columns else NOWHERE,
        bar=Region(0, columns, body.width, bar),
        notes=_noted(body, Region(left + middle, 0, right, columns), columns + bar, wide=wide),
    )


def _given(notes: int, rows: int, whole: Sequence[int]) -> int:
    """Say how high the notes are once they have given the middle, of so many rows, what it needs.

    They give none where the middle has some air anyway, or would not have room for all even then.
    """
    *airy, bare = whole or (0,)
    if any(wanted <= rows for wanted in airy):
        return notes
    most = rows + max(0, notes - _FEW_NOTES)
    wanted = next((each for each in (*airy, bare) if each <= most), rows)
    return notes - max(0, wanted - rows)


def _notes(height: int) -> int:
    """Say how high the notes are: in a high window they get a third of what it is higher."""
    return _NOTES + max(0, height - HIGH) // 3


def _columns(width: int, *, wide: bool) -> tuple[int, int]:
    """Say how wide the columns left and right of the middle are."""
    if width < ALONE:
        return 0, 0
    if not wide:
        return max(width * 2 // 5 if width < NARROW else width * 46 // 120, 28), 0
    sides = width - max(_MIDDLE, width * 78 // 180)
    left = sides * 50 // 102
    return left, sides - left


def _noted(body: Size, beside: Region, top: int, *, wide: bool) -> Region:
    below = Region(0, top, body.width, max(0, body.height - top))
    return beside if wide else below if below.height > SIDES else NOWHERE

"""The twelve-hour clock: "11:00, 12:00, 1:30" is a day on it, told from the whole of the day."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from msgspec.structs import replace

from facilitator.core.base.language import Phrase, phrase
from facilitator.files.importing.layout import about, clock, leave_out
from facilitator.files.importing.programme import Row, Source

HALF: Final = 12 * 60
EVENING: Final = 18 * 60
EARLIEST: Final = 7 * 60
"""What is written as earlier than this, after something later, is in the afternoon."""
EARLY: Final = 6 * 60
LONGEST: Final = 6 * 60


def on_one_clock(source: Source, rows: Sequence[Row]) -> list[Row]:
    """Return the rows of one day on the clock of 24 hours; what may be either is left out."""
    timed = [row for row in rows if row.start is not None]
    starts = [row.start or 0 for row in timed]
    drops = [n for n, (one, after) in enumerate(pairwise(starts), 1) if after < one]
    if not any(row.vague for row in timed):
        return list(rows)
    if not drops:
        _tell_of_night(source, timed[0])
        return [_ending_later(source, row) for row in rows]
    drop = drops[0]
    if not (
        timed[drop].vague and starts[drop] < EARLIEST and EARLIEST <= starts[drop - 1] < EVENING
    ):
        return [_ending_later(source, row) for row in rows]
    after = timed[drop:]
    # What is after noon is all after what is before it, or one line of another clock is among them.
    apart = max(starts[drop:]) < min(starts[:drop])
    if len(drops) == 1 and apart and all(row.vague or (row.start or 0) <= HALF for row in timed):
        message = phrase(
            "The times go on after noon with {time}, so they are read on a twelve-hour clock.",
            time=clock(starts[drop]),
        )
        _assume(source, timed[drop], message)
        moved = [_later(row) if row in after else row for row in rows]
        return [_ending_later(source, row) for row in moved]
    return [kept for row in rows if (kept := _unless_unclear(source, row))]


def _tell_of_night(source: Source, first: Row) -> None:
    if first.vague and (first.start or 0) < EARLY and not first.left_out:
        message = phrase("“{title}” begins at {time} in the night.", time=clock(first.start or 0))
        _assume(source, first, message)


def _assume(source: Source, row: Row, message: Phrase) -> None:
    source.sheet = row.sheet
    source.assumed(row.line, about(message, row), timing=True)


def _later(row: Row) -> Row:
    """Set a row in the afternoon."""
    if row.start is None or row.start >= HALF:
        return row
    end = row.end + HALF if row.end is not None and row.start < row.end < HALF else row.end
    return replace(row, start=row.start + HALF, end=end)


def _ending_later(source: Source, row: Row) -> Row:
    """Let a row that ends before it begins end in the afternoon: "11:30-1:00"."""
    if not row.vague or row.end is None or row.start is None or row.end >= row.start:
        return row
    later = row.end + HALF
    if not row.start < later <= row.start + LONGEST:
        return row
    if row.start < HALF or row.end < EARLIEST:
        message = phrase("“{title}” ends at {end}, after noon.", end=clock(later))
        _assume(source, row, message)
    return replace(row, end=later)


def _unless_unclear(source: Source, row: Row) -> Row | None:
    if row.left_out or not row.vague or row.start is None or row.start >= EARLIEST:
        return _ending_later(source, row)
    message = phrase(
        "“{title}” may begin at {time} or {later}; write the time as one of them.",
        time=clock(row.start),
        later=clock(row.start + HALF),
    )
    leave_out(source, row, message, session=True)
    return None

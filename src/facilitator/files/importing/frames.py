"""Rows that are no sessions of their own: frames of others, and the end of a day.

Of "Conference 9-17" its talks are the sessions; "17.00 End" says when the session before it ends.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from msgspec.structs import replace

from facilitator.core.base.language import N_, phrase
from facilitator.core.base.text import clean_line, fold
from facilitator.files.importing.layout import clock, leave_out
from facilitator.files.importing.programme import Row, Source

ENOUGH: Final = 3
"""So many sessions within another are its parts, even if the first begins later."""

LEAST: Final = 2
DIVIDED: Final = N_("“{title}” is divided into its parts.")
_UNTIL: Final = N_("“{title}” is taken for the end at {time}, not for a session.")

_END: Final = re.compile(
    r"(?:the )?end(?: of (?:the )?(?:day|meeting|workshop|conference|session|programme|program)"
    r"| of day(?: [0-9])?)?|slut(?: för dagen)?|dagen slutar|mötet (?:slutar|avslutas)|dagens slut"
    r"|finish|sammanträdet avslutas|adjourn(?:ment)?"
    r"|ends?|hem(?:färd|resa)|avresa|avfärd|departures?",
    re.IGNORECASE,
)


def without_frames(source: Source, rows: Sequence[Row]) -> list[Row]:
    """Leave out, and tell of, the sessions of one day that only frame several others."""
    timed = [row for row in rows if row.start is not None and not row.left_out]
    kept = []
    for row in rows:
        if not row.left_out and _is_frame(row, timed):
            leave_out(source, row, phrase(DIVIDED))
        else:
            kept.append(row)
    return kept


def without_end(source: Source, rows: Sequence[Row], ends: int | None) -> list[Row]:
    """Let a last row such as "17.00 End" end the row before it, and tell of it.

    `ends` is when the day ends, where that is said: what begins then is its end, too.
    """
    last = rows[-1] if len(rows) > 1 else None
    if last is None or last.start is None:
        return list(rows)
    if last.start != ends and not _END.fullmatch(clean_line(last.title)):
        return list(rows)
    if _end(last) is not None or last.left_out or last.description:
        return list(rows)
    leave_out(source, last, phrase(_UNTIL, time=clock(last.start)))
    return [*rows[:-1], replace(last, left_out=True)]


def _is_frame(row: Row, timed: Sequence[Row]) -> bool:
    end = _end(row)
    if end is None:
        return False
    parts = sorted(
        (one for one in timed if one is not row and _within(one, row, end)),
        key=lambda one: one.start or 0,
    )
    if len(parts) < LEAST or any(_elsewhere(row, part) for part in parts):
        return False
    apart = all(
        (_end(one) or one.start or 0) <= (after.start or 0) for one, after in pairwise(parts)
    )
    return apart and (parts[0].start == row.start or len(parts) >= ENOUGH)


def _end(row: Row) -> int | None:
    """Return when a session ends, where that is said; a day later for the night after."""
    if row.start is None:
        return None
    if row.end is not None and row.end > row.start:
        return row.end
    return row.start + row.minutes if row.minutes is not None else None


def _within(one: Row, row: Row, end: int) -> bool:
    """Return whether a session lies within the times of another, and does not fill them."""
    start, ends = one.start or 0, _end(one)
    if not (row.start or 0) <= start < end or (start if ends is None else ends) > end:
        return False
    return (start, ends) != (row.start, end) and start + (ends is None) != end


def _elsewhere(row: Row, part: Row) -> bool:
    """Return whether another session is in another room or track, and so beside the first."""
    for one, other in ((row.place, part.place), (row.track, part.track)):
        if clean_line(one) and clean_line(other) and fold(one) != fold(other):
            return True
    return False

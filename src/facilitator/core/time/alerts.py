"""A session's own alerts: so many minutes before its end whoever leads it wants to be told.

Each is due once, as the time left comes down to it. More time given lets what lies ahead again be
due again; while a session is paused nothing is.
"""

from __future__ import annotations

import datetime as dt

from facilitator.core.base.span import MINUTE, ZERO
from facilitator.core.time.schedule import Row, Schedule, Status


def due(before: Schedule, now: Schedule) -> dt.timedelta | None:
    """Return how much time is left, of a session that alerts then, if that came between two looks.

    Of several alerts passed at once the last one counts, and less than it is left; none does once
    the time is up, which is seen.
    """
    row, left = now.current, now.remaining
    if row is None or left is None or row.status is Status.PAUSED:
        return None
    marks = [mark * MINUTE for mark in row.session.warn]
    passed = [mark for mark in marks if _left(before, now, row) > mark >= left > ZERO]
    if not passed:
        return None
    least = min(passed)
    return least if least - left < MINUTE else left


def _left(before: Schedule, now: Schedule, row: Row) -> dt.timedelta:
    """Return how much of a running session was left at the look before, or as it began since."""
    was, left = before.current, now.remaining or ZERO
    if was is None or before.remaining is None or was.session.id != row.session.id:
        return left + (now.now - row.progress.spans[-1].start)
    return before.remaining

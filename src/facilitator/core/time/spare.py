"""The time to spare: how much later things may go on, and what comes next at a fixed time is kept.

Once it is used up, every session before that has to be held at its shortest.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from facilitator.core.time.schedule import Row, Schedule, shortest


def spare(plan: Schedule) -> dt.timedelta | None:
    """Return how much later than expected the running session may end, or else the next one begin.

    It is measured by the next fixed point of the day, or where there is none by the planned end of
    the day: negative if that cannot be kept, None if nothing is to come.
    """
    if plan.fixed_point is not None:
        return -plan.fixed_point.missing
    here = plan.current or plan.following
    if here is None:
        return None
    expected = here.expected_end if here.running else here.expected_start
    of_day = [row for row in plan.rows if row.slot.day == here.slot.day]
    return _latest(of_day) - expected if expected is not None else None


def _latest(of_day: Sequence[Row]) -> dt.datetime:
    """Return the latest end of what runs, or start of what is next, for the day to end in time."""
    latest = max(row.slot.end for row in of_day)
    for row in reversed(of_day):
        if row.expected_end is None or row.running:
            continue
        if row.session.end_fixed:
            latest = min(latest, row.slot.end)
        latest -= shortest(row)
    return latest

"""The time to spare: how much later things may go on, and what comes next at a fixed time is kept.

Once it is used up, every session before that has to be held at its shortest.
"""

from __future__ import annotations

import datetime as dt

from facilitator.core.time.schedule import Row, Schedule, shortest


def spare(plan: Schedule) -> dt.timedelta | None:
    """Say how much later than expected the running session may end, or else the next one begin.

    It is measured by the next fixed point of the day, or where there is none by the planned end of
    the day: negative if that cannot be kept, None if nothing is to come.
    """
    if plan.fixed_point is not None:
        return -plan.fixed_point.missing
    here = plan.current or plan.following
    expected = here and (here.expected_end if plan.current else here.expected_start)
    if here is None or expected is None:
        return None
    return _latest([row for row in plan.rows if row.slot.day == here.slot.day], here) - expected


def _latest(of_day: list[Row], here: Row) -> dt.datetime:
    """Give the latest end of what runs, or start of what is next, for the day to end in time."""
    latest = max(row.slot.end for row in of_day)
    for row in reversed(of_day):
        if row.expected_end is None or (row is here and row.running):
            continue
        if row.session.end_fixed:
            latest = min(latest, row.slot.end)
        latest -= shortest(row)
    return latest

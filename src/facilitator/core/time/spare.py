"""The time to spare: how much later things may go on as planned, and what comes next is kept.

What comes next is the next fixed point of the day, or where there is none the planned end of the
day. How much can be made up besides, by holding what comes before it at its shortest, is another
figure.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from facilitator.core.base.span import MINUTE, ZERO
from facilitator.core.record.plan import planned_end
from facilitator.core.time.schedule import Row, Schedule, shortest

Length = Callable[[Row], dt.timedelta]


def spare(plan: Schedule) -> dt.timedelta | None:
    """Return how much later than expected the running session may end, or else the next one begin.

    Nothing has to be shortened for that. It is negative if what comes next begins late as things
    are, None if nothing is to come. It is told from the clock times shown, as lateness is: from
    when all before it is expected to end.
    """
    left = _until_kept(plan, _expected)
    return None if left is None else -(-left // MINUTE) * MINUTE


def made_up(plan: Schedule) -> dt.timedelta:
    """Return how much can be made up for by shortening what comes before, never less than none."""
    least, as_expected = _until_kept(plan, shortest), _until_kept(plan, _expected)
    return ZERO if least is None or as_expected is None else max(ZERO, least - as_expected)


def _until_kept(plan: Schedule, length: Length) -> dt.timedelta | None:
    """Return how much later it may go on if each session to come takes so long."""
    here, point = plan.current or plan.following, plan.fixed_point
    if here is None:
        return None
    expected = here.expected_end if here.running else here.expected_start
    if expected is None:
        return None
    latest = point.row.slot.start if point is not None else _end(plan, here)
    for row in reversed([*_before(plan, here)]):
        if row.session.end_fixed:
            latest = min(latest, row.slot.end)
        latest -= length(row)
    return latest - expected


def _before(plan: Schedule, here: Row) -> Iterator[Row]:
    """Yield the sessions to come of the day before its next fixed point."""
    for row in plan.rows:
        if plan.fixed_point is not None and row is plan.fixed_point.row:
            return
        if row.slot.day == here.slot.day and row.expected_end is not None and not row.running:
            yield row


def _end(plan: Schedule, here: Row) -> dt.datetime:
    return planned_end(row.slot for row in plan.rows if row.slot.day == here.slot.day)


def _expected(row: Row) -> dt.timedelta:
    if row.expected_start is None or row.expected_end is None:
        return ZERO
    return row.expected_end - row.expected_start

"""The fixed points of the day that are going to begin late, all of them and not the next one only.

The next one is lost as the schedule says; a later one is lost if it begins late even where all that
comes before it takes its least.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from msgspec import Struct

from facilitator.core.base.span import MINUTE, ZERO
from facilitator.core.record.plan import Anchor
from facilitator.core.time.schedule import Row, Schedule, shortest


class LatePoint(Struct, frozen=True):
    """A fixed point that begins `late` as things are, at `begins`, by a minute or more.

    `missing` is by how much it is late even where all that comes before it takes its least.
    """

    row: Row
    begins: dt.datetime
    missing: dt.timedelta

    @property
    def late(self) -> dt.timedelta:
        """How long after its time it begins as things are."""
        return self.begins - self.row.due

    @property
    def lost(self) -> bool:
        """Whether shortening what comes before it no longer keeps it, as far as people tell."""
        return self.missing >= MINUTE


def late_points(plan: Schedule) -> tuple[LatePoint, ...]:
    """List the fixed points of the running day that begin late as things are, in their order."""
    found = (
        LatePoint(row, row.expected_start, missing)
        for row, missing in _missing(plan)
        if row.expected_start is not None
    )
    return tuple(point for point in found if point.late >= MINUTE)


def _missing(plan: Schedule) -> Iterator[tuple[Row, dt.timedelta]]:
    """Yield each fixed point ahead with how late it is if all before it takes its least."""
    point = plan.fixed_point
    if point is None:
        return
    reached = point.row.slot.start
    ahead = plan.rows[plan.rows.index(point.row) :]
    for row in ahead:
        slot = row.slot
        if slot.day != point.row.slot.day or row.expected_start is None:
            continue
        missing = point.missing if row is point.row else reached - slot.start
        if slot.anchor is Anchor.FIXED and not row.progress.begun:
            yield row, missing
        if slot.anchor is not Anchor.NONE or row is point.row:
            reached = slot.start + max(ZERO, missing)
        reached += shortest(row)
        if row.session.end_fixed:
            reached = max(reached, slot.end)

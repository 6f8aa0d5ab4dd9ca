"""From when until when a session is shown to be held."""

from __future__ import annotations

import datetime as dt

from facilitator.core.record.plan import expected_end
from facilitator.core.time.schedule import Row


def held(row: Row, now: dt.datetime) -> tuple[dt.datetime, dt.datetime]:
    """Return from when until when a session is shown to be held.

    That is when it began, until its time is up, while it runs; it is what happened of one that is
    over, and else what is expected or, without that, was planned.
    """
    if row.running and row.actual_start is not None:
        return row.actual_start, expected_end(row.slot, row.progress, now)
    if row.expected_end is not None:
        return row.begins, row.expected_end
    return row.begins, row.actual_end or row.slot.end

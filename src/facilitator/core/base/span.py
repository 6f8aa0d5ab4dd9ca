"""A span is a stretch of time between two instants."""

from __future__ import annotations

import datetime as dt
from typing import Final

from msgspec import Struct

ZERO: Final = dt.timedelta()
MINUTE: Final = dt.timedelta(minutes=1)
DAY: Final = dt.timedelta(days=1)
DAY_MINUTES: Final = DAY // MINUTE
"""The minutes of a day by the clock, and the most that anything is planned to last."""


class Span(Struct, frozen=True):
    """A stretch of time from one instant to another; `end` is None while it lasts."""

    start: dt.datetime
    end: dt.datetime | None = None

    def length(self, now: dt.datetime) -> dt.timedelta:
        """Say how long it lasted, until `now` if it lasts; never less than nothing."""
        return max(ZERO, (self.end or now) - self.start)

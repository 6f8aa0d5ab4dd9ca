"""A span is a stretch of time between two instants."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

from msgspec import Struct

ZERO: Final = dt.timedelta()
SECOND: Final = dt.timedelta(seconds=1)
MINUTE: Final = dt.timedelta(minutes=1)
DAY: Final = dt.timedelta(days=1)
_FIRST: Final = dt.datetime.min.replace(tzinfo=dt.UTC)
_LAST: Final = dt.datetime.max.replace(tzinfo=dt.UTC)
DAY_MINUTES: Final = DAY // MINUTE
"""The minutes of a day by the clock, and the most that anything is planned to last."""


class Span(Struct, frozen=True):
    """A stretch of time from one instant to another; `end` is None while it lasts."""

    start: dt.datetime
    end: dt.datetime | None = None

    def length(self, now: dt.datetime) -> dt.timedelta:
        """Return how long it lasted, until `now` if it lasts; never less than nothing."""
        return max(ZERO, (self.end or now) - self.start)

    def ended(self, at: dt.datetime) -> Span:
        """End it now, or where it began if that is later, as when the clock was set back."""
        return Span(self.start, max(self.start, at))

    def moved(self, by: dt.timedelta) -> Span:
        """Return it as a clock shows it that was set by a length; no instant is before all time."""
        end = None if self.end is None else shifted(self.end, by)
        return Span(shifted(self.start, by), end)


def whole(instant: dt.datetime) -> dt.datetime:
    """Cut an instant to the whole minute, as a clock shows it."""
    return instant.replace(second=0, microsecond=0)


def minutes_between(start: dt.datetime, end: dt.datetime) -> int:
    """Return the minutes between two instants as clocks show them; less than none if earlier.

    Whatever is shown beside two clock times is this, so that it is their difference.
    """
    return (whole(end) - whole(start)) // MINUTE


def cut_to_minutes(length: dt.timedelta) -> dt.timedelta:
    """Cut a length to whole minutes, towards nothing."""
    return int(length / MINUTE) * MINUTE


def took(spans: Iterable[Span], now: dt.datetime) -> dt.timedelta:
    """Sum up intervals by the clock times shown of them, none less than nothing."""
    lengths = (whole(span.end or now) - whole(span.start) for span in spans)
    return sum((max(ZERO, length) for length in lengths), ZERO)


def shifted(at: dt.datetime, by: dt.timedelta) -> dt.datetime:
    """Return an instant that is so much later, or earlier; within the calendar."""
    return at + min(max(by, _FIRST - at), _LAST - at)

"""Whether the laptop slept, or its clock was set, is seen by comparing two clocks."""

from __future__ import annotations

import datetime as dt
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from facilitator.core.base.clock import Clock
from facilitator.core.base.language import Phrase, clock_time, in_seconds, length, phrase
from facilitator.core.base.span import MINUTE
from facilitator.core.record.sessions import ASKED

NOTICED: Final = dt.timedelta(seconds=2)
"""A difference from which on the clocks did not just drift."""

LONG: Final = dt.timedelta(hours=1)
"""An absence after which nothing goes on without an answer."""


class Absence(NamedTuple):
    """A time nobody kept: from `since` until `until` (UTC); backwards if the clock was set back."""

    since: dt.datetime
    until: dt.datetime

    @property
    def length(self) -> dt.timedelta:
        """How long it was; negative if the clock was set back."""
        return self.until - self.since

    @property
    def set_back(self) -> bool:
        """Whether the clock was set back rather than let stand."""
        return self.length < -NOTICED

    def sentence(self, zone: ZoneInfo) -> Phrase:
        """Say by how much the clock was set back, and from when to when."""
        return phrase(
            "The clock went back {length}, from {since} to {until}.",
            length=length(self.length) if abs(self.length) >= MINUTE else _in_seconds(self.length),
            since=clock_time(self.since, zone),
            until=clock_time(self.until, zone),
        )

    @property
    def asked(self) -> bool:
        """Whether it is long enough to ask about."""
        return abs(self.length) >= ASKED


def _in_seconds(length: dt.timedelta) -> Phrase:
    return in_seconds(int(abs(length).total_seconds()))


class SleepWatch:
    """Compares how far the wall clock and the clock of waking went since the last look."""

    def __init__(self, clock: Clock) -> None:
        """Begin now."""
        self._clock = clock
        self._now = clock.now()
        self._awake = clock.awake()

    def look(self) -> Absence | None:
        """Say what is missing since the last look, if it is more than drift."""
        now, awake = self._clock.now(), self._clock.awake()
        kept = dt.timedelta(seconds=awake - self._awake)
        since = self._now + kept
        self._now, self._awake = now, awake
        absence = Absence(since, now)
        return absence if abs(absence.length) > NOTICED else None

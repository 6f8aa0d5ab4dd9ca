"""The clocks of groups: how much time all of them have, and one of them for itself."""

import datetime as dt
from collections.abc import Mapping
from typing import Final, Self

from msgspec import Struct
from msgspec.structs import replace

from facilitator.core.base.ids import SessionId
from facilitator.core.base.span import DAY, shifted
from facilitator.core.record.fact import Fact
from facilitator.core.record.own import Own


class GroupTimerStarted(Fact, frozen=True):
    """The groups have `seconds` from now, within the session's time; or only the `group` has."""

    session: SessionId
    seconds: int
    group: str | None = None


class GroupTimerStopped(Fact, frozen=True):
    """The time of all groups is over, or that which the `group` had for itself."""

    session: SessionId
    group: str | None = None


LONGEST_TIMER: Final = DAY
"""A timer is no longer than this, whatever a journal says."""


class Timer(Struct, frozen=True):
    """The time of groups: from when (UTC) and how long."""

    start: dt.datetime
    length: dt.timedelta

    @classmethod
    def of(cls, start: dt.datetime, seconds: int) -> Self:
        """Give so many seconds from an instant, within reason."""
        longest = int(LONGEST_TIMER.total_seconds())
        return cls(start, dt.timedelta(seconds=max(0, min(seconds, longest))))

    def left(self, now: dt.datetime) -> dt.timedelta:
        """Return how much of it is left, negative once it has run out."""
        return self.start + self.length - now

    def shifted(self, by: dt.timedelta) -> Self:
        """Return it as a clock shows it that was set by a length."""
        return replace(self, start=shifted(self.start, by))


class GroupClocks(Struct, frozen=True):
    """The time of `all` groups, and by group the time of those that have one of their `own`.

    `length` is how much all of them were given last.
    """

    all: Timer | None = None
    own: Mapping[str, Timer] = {}
    length: dt.timedelta | None = None

    @property
    def running(self) -> bool:
        """Whether any group has a time that runs, or has run out."""
        return self.all is not None or bool(self.own)

    def of(self, group: str) -> Timer | None:
        """Give the time of a group: its own, or else that of all."""
        return self.own.get(group, self.all)

    def again(self) -> int | None:
        """Say how many seconds the groups have once more in a next round, None for no time.

        That is what all were given last, or else the longest time that one of them has.
        """
        lengths = [self.length] if self.length else [timer.length for timer in self.own.values()]
        return int(max(lengths).total_seconds()) if lengths else None

    def for_all(self, timer: Timer) -> Self:
        """Return them with one time for all groups, and none that a group has for itself."""
        return replace(self, all=timer, own={}, length=timer.length)

    def without(self, group: str, own: Own) -> Self:
        """Return them without the time that a group has for itself."""
        return replace(self, own=own.without(self.own, group))

    def set_back(self, by: dt.timedelta) -> Self:
        """Return them with all their starts moved, as the clock was set by a negative length."""
        own = {group: timer.shifted(by) for group, timer in self.own.items()}
        return replace(self, all=self.all and self.all.shifted(by), own=own)


NO_CLOCKS: Final = GroupClocks()


def apply(
    clocks: GroupClocks, fact: GroupTimerStarted | GroupTimerStopped, at: dt.datetime, own: Own
) -> GroupClocks:
    """Fold a fact about a clock that happened at an instant (UTC)."""
    match fact:
        case GroupTimerStarted(_, seconds, None):
            return clocks.for_all(Timer.of(at, seconds))
        case GroupTimerStarted(_, seconds, group):
            return replace(clocks, own=own.put(clocks.own, group, Timer.of(at, seconds)))
        case GroupTimerStopped(_, group):
            if group is not None:
                return clocks.without(group, own)
            return replace(clocks, all=None, own={})

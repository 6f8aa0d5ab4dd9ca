"""A clock tells the instant and the seconds awake; only `facilitator.cli` has the real one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Protocol


class Clock(Protocol):
    """What tells the time to everything that needs it."""

    def now(self) -> dt.datetime:
        """Return the instant, aware and in UTC."""

    def awake(self) -> float:
        """Return seconds that pass only while the machine is awake, from any origin."""

    @property
    def speed(self) -> float:
        """How many times as fast as the real time it runs, 0 if it stands still."""


class SimulatedClock:
    """A clock for rehearsals and tests that starts at a chosen instant and runs at a chosen speed.

    With the default speed 0 it stands still until it is moved.
    """

    def __init__(
        self, start: dt.datetime, speed: float = 0, seconds: Callable[[], float] = lambda: 0.0
    ) -> None:
        """Start at the aware instant `start`; `seconds` is a real clock that `speed` multiplies."""
        self._start = start.astimezone(dt.UTC)
        self._speed = speed
        self._seconds = seconds
        self._origin = seconds()
        self._moved = dt.timedelta()
        self._asleep = dt.timedelta()

    def _elapsed(self) -> dt.timedelta:
        return dt.timedelta(seconds=(self._seconds() - self._origin) * self._speed) + self._moved

    def now(self) -> dt.datetime:
        """Return the simulated instant in UTC."""
        return self._start + self._elapsed()

    def awake(self) -> float:
        """Return the simulated seconds spent awake."""
        return (self._elapsed() - self._asleep).total_seconds()

    @property
    def speed(self) -> float:
        """How many times as fast as the real time it runs, 0 if it stands still."""
        return self._speed

    def run_at(self, speed: float) -> None:
        """Run `speed` times as fast as the real clock from now on."""
        self._moved, self._origin = self._elapsed(), self._seconds()
        self._speed = speed

    def advance(self, length: dt.timedelta) -> None:
        """Let time pass at once, awake."""
        self._moved += length

    def show(self, now: dt.datetime, speed: float) -> None:
        """Show another instant, having been awake, and run on from it at another speed."""
        self.run_at(speed)
        self._moved += now - self.now()

    def sleep(self, length: dt.timedelta) -> None:
        """Let time pass as if the laptop slept, or as if its clock was set (back if negative)."""
        self._moved += length
        self._asleep += length

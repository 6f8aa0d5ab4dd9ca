"""The program on a laptop whose clock is ahead of the real one, behind it, or stands still.

`python skewed.py CLOCK WORDS…` runs the program with these words. CLOCK is by how many seconds the
clock is ahead, or the instant at which it stands.
"""

from __future__ import annotations

import datetime as dt
import sys

from msgspec.structs import replace

from facilitator.cli.program import main
from facilitator.cli.world import SystemClock, system_world
from facilitator.core.base.clock import Clock, SimulatedClock


class Skewed(SystemClock):
    """A clock that is ahead by so many seconds."""

    def __init__(self, ahead: float) -> None:
        self._ahead = dt.timedelta(seconds=ahead)

    def now(self) -> dt.datetime:
        """Return the instant that it shows."""
        return super().now() + self._ahead


def _clock(told: str) -> Clock:
    if "T" in told:
        return SimulatedClock(dt.datetime.fromisoformat(told))
    return Skewed(float(told))


if __name__ == "__main__":
    told, *words = sys.argv[1:]
    sys.exit(main(words, replace(system_world(), clock=_clock(told))))

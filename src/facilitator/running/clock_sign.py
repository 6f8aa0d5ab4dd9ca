"""The clock sign tells programs beside the app what time it is in a rehearsal."""

from __future__ import annotations

import datetime as dt
import os
from typing import Final

from facilitator.core.base.clock import Clock, SimulatedClock
from facilitator.files.records.shared_clock import Reading, keep, share
from facilitator.meeting import Meeting

DRIFT: Final = 0.3
"""Real seconds by which what was left may be wrong before it is left anew."""


class ClockSign:
    """Leaves a rehearsal's clock beside its journal, anew whenever it jumps or changes its pace."""

    def __init__(self, meeting: Meeting, real: Clock) -> None:
        """Begin with nothing left; `real` is the clock that other programs have too."""
        self._meeting = meeting
        self._real = real
        self._left: Reading | None = None
        self._held: int | None = None

    def show(self) -> None:
        """Leave what the clock shows, if what was left says otherwise.

        Where another program runs the same rehearsal it is that one's clock that others go by.
        """
        clock = self._meeting.clock
        if not self._meeting.state.rehearsal or not isinstance(clock, SimulatedClock):
            return
        if self._held is None:
            self._held = keep(self._meeting.journal.path)
        if self._held is None:
            return
        reading = Reading(clock.now(), self._real.now(), clock.speed)
        if self._left is None or self._is_off(reading):
            self._leave(reading)

    def stop(self) -> None:
        """Let the clock stand still for others, as nobody keeps it any more."""
        if self._held is None:
            return
        self._leave(Reading(self._meeting.clock.now(), self._real.now(), 0))
        os.close(self._held)
        self._held = None

    def _is_off(self, reading: Reading) -> bool:
        before = self._left
        if before is None or before.speed != reading.speed:
            return True
        off = abs(before.at(reading.real) - reading.now)
        return off > dt.timedelta(seconds=DRIFT * max(1, reading.speed))

    def _leave(self, reading: Reading) -> None:
        self._left = reading
        share(self._meeting.journal.path, reading)

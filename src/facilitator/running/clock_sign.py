"""The clock sign tells other programs what time it is in a rehearsal, and hears it from them.

Several windows may have one rehearsal open: its clock is the same in all of them, and whichever
lets it jump or changes its pace does so for all.
"""

from __future__ import annotations

import datetime as dt
import os
from typing import Final

from facilitator.core.base.clock import Clock, SimulatedClock
from facilitator.files.records.shared_clock import Reading, keep, look, share, shared
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
        self._seen: object = None

    def show(self) -> None:
        """Go by what another window has left since, and leave what the clock shows otherwise."""
        clock = self._meeting.clock
        if not self._meeting.state.rehearsal or not isinstance(clock, SimulatedClock):
            return
        if self._held is None:
            self._held = keep(self._meeting.journal.path)
            if self._held is not None:  # whoever kept it before has gone, and its clock with it
                self._left, self._seen = None, look(self._meeting.journal.path)
        self._hear(clock)
        reading = Reading(clock.now(), self._real.now(), clock.speed)
        if self._left is None or self._is_off(reading):
            self._leave(reading)

    def stop(self) -> None:
        """Let the clock stand still for others, as nobody keeps it any more."""
        if self._held is None:
            return
        self._leave(Reading(self._meeting.clock.now(), self._real.now(), 0, stopped=True))
        os.close(self._held)
        self._held = None

    def _hear(self, clock: SimulatedClock) -> None:
        """Go by what another window has left, if that is new."""
        path = self._meeting.journal.path
        seen = look(path)
        if seen == self._seen:
            return
        self._seen = seen
        reading = shared(path)
        if reading is not None and reading != self._left and not reading.stopped:
            clock.show(reading.at(self._real.now()), reading.speed)
            self._left = reading

    def _is_off(self, reading: Reading) -> bool:
        before = self._left
        if before is None or before.speed != reading.speed:
            return True
        off = abs(before.at(reading.real) - reading.now)
        return off > dt.timedelta(seconds=DRIFT * max(1, reading.speed))

    def _leave(self, reading: Reading) -> None:
        self._left = reading
        share(self._meeting.journal.path, reading)

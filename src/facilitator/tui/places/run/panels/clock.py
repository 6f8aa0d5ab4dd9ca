"""The countdown of a part of the time, on a line: its sign, what is left, and a gauge."""

from __future__ import annotations

import datetime as dt
from typing import Final

from facilitator.core.base import signs
from facilitator.core.base.language import countdown
from facilitator.core.base.span import ZERO
from facilitator.core.time.phase_signs import PHASES
from facilitator.core.time.schedule import phase_of
from facilitator.tui.places.run.panels.programme import LOOKS
from facilitator.tui.widgets.inks import Piece
from facilitator.tui.widgets.labelled import Line, Room, gauge

GAUGE: Final = 16
"""How many cells the gauge of a clock takes."""
WIDTH: Final = 12
"""How many cells the rest of it takes."""


def countdown_of(
    left: dt.timedelta, whole: dt.timedelta, room: Room, *, paused: bool = False
) -> Line:
    """Say how much of a time is left; without a gauge where it is small."""
    phase = phase_of(left, whole)
    look, sign = ("muted", signs.PAUSED) if paused else (LOOKS[phase], PHASES[phase])
    time = f"{'+' if left < ZERO else ''}{countdown(left)}"
    clock: list[Piece] = [(f"   {sign} {time:>6} ", look)]
    if not room.narrow and whole > ZERO:
        clock += gauge((whole - left) / whole, GAUGE, look)
    return clock

"""What the room sees, in words for the facilitator: the countdown, the message, the page."""

from __future__ import annotations

import datetime as dt

from facilitator.core.base.cells import one_line
from facilitator.core.base.language import Language, clock_time, countdown
from facilitator.core.base.span import ZERO
from facilitator.core.record.stage import Countdown
from facilitator.core.record.state import State


def counted(of: Countdown, now: dt.datetime, state: State, language: Language) -> str:
    """Say how much of a countdown is left, until when, and what it is for."""
    left = of.left(now)
    until = clock_time(of.until, state.zone)
    words = (
        language.say("countdown: {time} left, until {until}", time=countdown(left), until=until)
        if left > ZERO
        else language.say("countdown: over since {until}", until=until)
    )
    return f"{words} {one_line(of.label)}".rstrip()

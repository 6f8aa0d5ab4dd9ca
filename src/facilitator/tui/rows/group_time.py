"""The time that groups were given, in words: how much of it is left."""

from __future__ import annotations

import datetime as dt

from facilitator.core.base.language import Language, countdown
from facilitator.core.base.span import MINUTE, ZERO
from facilitator.core.time.phase_signs import PHASES
from facilitator.core.time.schedule import phase_of


def line(left: dt.timedelta, length: dt.timedelta, language: Language) -> str:
    """Say how much time of so much the groups have left, with the sign of its phase."""
    sign = PHASES[phase_of(left, length)]
    if left < ZERO:
        words = language.say("the groups are {time} over time", time=countdown(left))
    elif left < MINUTE:
        words = language.say("the groups have less than a minute left")
    else:
        words = language.say("the groups have {time} left", time=language.minutes(left))
    return f"{sign} {words}"

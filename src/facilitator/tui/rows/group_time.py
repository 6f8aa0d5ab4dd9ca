"""The time that groups were given, in words: how much of it is left."""

from __future__ import annotations

import datetime as dt

from facilitator.core.base.language import Language, countdown
from facilitator.core.base.span import MINUTE, ZERO
from facilitator.core.groups.timers import running_timers
from facilitator.core.record.state import State
from facilitator.core.time.phase_signs import PHASES
from facilitator.core.time.schedule import Phase, phase_of


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


def run_line(state: State, now: dt.datetime, language: Language) -> tuple[str, Phase]:
    """Say to the second how much time groups have left, and how urgent that is; "" without any.

    Of several times that run it is the one that ends first.
    """
    timers = [timer for _, timer in running_timers(state)]
    if not timers:
        return "", Phase.CALM
    timer = min(timers, key=lambda timer: timer.left(now))
    left = timer.left(now)
    phase = phase_of(left, timer.length)
    words = (
        language.say("groups: {time} over time", time=countdown(left))
        if left < ZERO
        else language.say(
            "groups: {time} left of {length}", time=countdown(left), length=countdown(timer.length)
        )
    )
    return f"{PHASES[phase]} {words}", phase

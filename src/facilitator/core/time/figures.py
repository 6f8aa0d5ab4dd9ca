"""Figures say how much time is left so that they can be read at a distance.

They are minutes and seconds ("87:24", over time "+6:12"), as the plan is in minutes; what is too
long for that is said in hours. What is said in words beside them goes by the seconds that they
show, so that no two say different minutes.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from facilitator.core.base.language import N_, Language, in_minutes
from facilitator.core.base.signs import MINUS
from facilitator.core.base.span import MINUTE, SECOND, ZERO

LONGEST: Final = 1000 * MINUTE
"""From here on even time that runs is said in words."""
LONGEST_BEFORE: Final = 100 * MINUTE
"""From here on the time to a start is said in words: it is no time to look at each second."""


def shown(length: dt.timedelta) -> dt.timedelta:
    """Round a time to the second that a figure shows: zero is when the time is used up."""
    whole = -(-abs(length) // SECOND) * SECOND
    return whole if length >= ZERO else -whole


def figure(left: dt.timedelta, language: Language, *, before: bool = False) -> str:
    """Write the time that is left, negative over time, or `before` a start, as a figure."""
    if abs(left) >= (LONGEST_BEFORE if before else LONGEST):
        words = language.minutes(left)
        return words if left >= ZERO else f"+{words}"
    minutes, seconds = divmod(abs(shown(left)) // SECOND, 60)
    return f"{'+' if left < ZERO else ''}{minutes}:{seconds:02}"


def in_words(left: dt.timedelta, language: Language) -> str:
    """Say in words what the figure says in figures."""
    whole = abs(shown(left))
    minutes = whole // MINUTE
    if not minutes:
        return language.say("over time") if left < ZERO else language.say("less than a minute left")
    time = language.minutes(whole) if whole >= LONGEST else in_minutes(minutes)
    words = N_("{time} over time") if left < ZERO else N_("{time} left")
    return language.say(words, time=time)


def apart(late: dt.timedelta) -> str:
    """Write how far a time is from the plan: "+4" minutes, "+17h", "" for less than a minute."""
    minutes = abs(late) // MINUTE
    sign = "+" if late > ZERO else MINUS
    if abs(late) >= LONGEST:
        return f"{sign}{minutes // 60}h"
    return f"{sign}{minutes}" if minutes else ""

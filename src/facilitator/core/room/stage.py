"""What the audience sees: a page, a message and a countdown beside the session's time."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final, get_args
from zoneinfo import ZoneInfo

from facilitator.core.base.language import joined, phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.base.span import DAY_MINUTES
from facilitator.core.base.text import clean_line, clean_words, says_nothing
from facilitator.core.base.times import read_either
from facilitator.core.record.plan import instant
from facilitator.core.record.stage import (
    CountdownStarted,
    CountdownStopped,
    StageFact,
    StagePage,
    StageSet,
    StageTold,
)

if TYPE_CHECKING:
    from facilitator.core.record.state import State

PAGES: Final[tuple[StagePage, ...]] = get_args(StagePage)

USUAL: Final = 10
"""The minutes a countdown takes unless told otherwise."""

LONGEST_MESSAGE: Final = 500
"""A message has no more characters than this: nobody reads more from a wall."""

USUAL_MESSAGE: Final = 10
"""The minutes for which a message is shown, unless another end is chosen."""

BLINKING: Final = "!"
"""A message that begins with this blinks."""

_MEANT_TODAY: Final = dt.timedelta(hours=12)


# Moves


def tell(
    state: State, now: dt.datetime, text: str = "", until: dt.datetime | None = None
) -> StageFact:
    """Show the room a message until an instant, or until it is taken away, as an empty one does.

    "!" before it lets it blink.
    """
    line = clean_line(text)
    blink = line.startswith(BLINKING)
    words = line.removeprefix(BLINKING).strip()
    if len(words) > LONGEST_MESSAGE:
        raise Refused(
            phrase("A message has at most {n} characters, this has {has}.",
                   n=LONGEST_MESSAGE, has=len(words))
        )  # fmt: skip
    if not words:
        if not state.stage.told(now):
            raise Refused(phrase("The room sees no message."))
        return StageTold()
    if says_nothing(words):
        raise Refused(phrase("There is no text in that message."))
    of = state.stage
    if (words, blink, until) == (of.told(now), of.blink, of.until):
        raise Refused(phrase("The room sees this message already."))
    return StageTold(words, blink, until)


def tell_until(state: State, now: dt.datetime, text: str, end: str) -> StageFact:
    """Show the room a message for some minutes or until a local clock time, or without an end."""
    line = clean_line(end)
    found = read_either(line) if line else None
    if line and (found is None or found[1]):
        raise Refused(
            phrase(
                "“{text}” is not an end time: write a length, such as 15 or 1h30m, or a clock "
                "time, such as 10:45 or 1045.",
                text=line,
            )
        )
    return tell(state, now, text, _instant(found[0], now, state.zone) if found else None)


def show_page(state: State, _: dt.datetime, page: str) -> StageFact:
    """Choose what the audience sees, by the name of a page."""
    found = next((known for known in PAGES if known == page), None)
    if found is None:
        raise Refused(
            phrase(
                "There is no page “{page}” for the room; there are {names}.",
                page=clean_line(page),
                names=joined(PAGES),
            )
        )
    if found == state.stage.page:
        raise Refused(phrase("The room sees that already."))
    return StageSet(found)


def start_countdown(state: State, now: dt.datetime, when: str = "") -> StageFact:
    """Count down so many minutes, or to a local clock time; words after it are shown with it.

    What has a colon, a full stop or four digits is a clock time. Nothing stands for `USUAL`
    minutes. A countdown that runs is replaced.
    """
    line = clean_line(when)
    found = read_either(line or str(USUAL))
    if found is None:
        raise Refused(
            phrase(
                "“{text}” is not a countdown: write a length, such as 15 or 1h30m, or a clock "
                "time, such as 10:45 or 1045, and then words if you like.",
                text=line,
            )
        )
    time, label = found[0], clean_words(found[1])
    return CountdownStarted(_instant(time, now, state.zone), label[:LONGEST_MESSAGE])


def stop_countdown(state: State, _: dt.datetime) -> StageFact:
    """Put the countdown away, whether or not it has run out."""
    if state.stage.countdown is None:
        raise Refused(phrase("No countdown is running."))
    return CountdownStopped()


def _instant(when: dt.time | int, now: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    """Return the instant (UTC) of a clock time to come, or after so many minutes."""
    if isinstance(when, dt.time):
        return _next(when, now, zone).astimezone(dt.UTC)
    if not 0 < when <= DAY_MINUTES:
        raise Refused(phrase("Write a length from 1 to {n} minutes.", n=DAY_MINUTES))
    return (now + dt.timedelta(minutes=when)).astimezone(dt.UTC)


def _next(clock: dt.time, now: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    """Return the instant of a clock time to come: today, or in the night that follows."""
    today = now.astimezone(zone).date()
    until = instant(today, clock, zone)
    if until > now:
        return until
    tomorrow = instant(today + dt.timedelta(days=1), clock, zone)
    if tomorrow - now > _MEANT_TODAY:
        raise Refused(
            phrase(
                "It is past {time} already. A length is written without a colon: 90 or 1h30m.",
                time=f"{clock:%H:%M}",
            )
        )
    return tomorrow

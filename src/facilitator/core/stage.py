"""The stage is what the room sees: a page, a message and a countdown beside the session's time."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Final, get_args
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from facilitator.core import events as ev
from facilitator.core.language import phrase
from facilitator.core.plan import instant
from facilitator.core.refused import Refused
from facilitator.core.span import ZERO
from facilitator.core.text import clean_line

if TYPE_CHECKING:
    from facilitator.core.state import State

PAGES: Final[tuple[ev.StagePage, ...]] = get_args(ev.StagePage)

LINGER: Final = dt.timedelta(minutes=5)
"""How long a countdown that has run out is still shown, if nothing goes on meanwhile."""

USUAL: Final = 10
"""The minutes a countdown takes unless told otherwise."""

LONGEST: Final = 24 * 60
"""The most minutes a countdown may take."""

LONGEST_MESSAGE: Final = 500
"""A message has no more characters than this: nobody reads more from a wall."""

BLINKING: Final = "!"
"""A message that begins with this blinks."""

_MEANT_TODAY: Final = dt.timedelta(hours=12)
_CLOCK: Final = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)(?:\s+(.*))?")
_MINUTES: Final = re.compile(
    r"(\d{1,6})(?:\s*min(?:\.|uter|utes?)?(?!\w))?(?:\s+(.*))?", re.IGNORECASE
)


class Countdown(Struct, frozen=True):
    """Time that counts down to an instant (UTC)."""

    until: dt.datetime
    label: str = ""

    def left(self, now: dt.datetime) -> dt.timedelta:
        """Say how much of it is left, negative once it has run out."""
        return self.until - now


class Stage(Struct, frozen=True):
    """Which page the room sees ("auto" goes by the kind of session), and what is shown on it."""

    page: ev.StagePage = "auto"
    message: str = ""
    blink: bool = False
    countdown: Countdown | None = None

    def counting(self, now: dt.datetime) -> Countdown | None:
        """Give the countdown that is shown: it goes by itself some time after it has run out."""
        here = self.countdown
        return here if here is not None and here.left(now) > -LINGER else None


PLAIN: Final = Stage()


def went_on(stage: Stage, at: dt.datetime) -> Stage:
    """Put a countdown away that has run out when a session starts or goes on: its wait is over."""
    here = stage.countdown
    return replace(stage, countdown=None) if here is not None and here.left(at) <= ZERO else stage


def apply(stage: Stage, fact: ev.AnyFact) -> Stage:
    """Fold a fact about what the room sees."""
    match fact:
        case ev.StageTold(text, blink):
            return replace(stage, message=text, blink=blink and bool(text))
        case ev.StageSet(page):
            return replace(stage, page=page)
        case ev.CountdownStarted(until, label):
            return replace(stage, countdown=Countdown(until, label))
        case ev.CountdownStopped():
            return replace(stage, countdown=None)
        case _:
            return stage


# Moves


def tell(state: State, _: dt.datetime, text: str = "") -> ev.AnyFact:
    """Show the room a message; "!" before it lets it blink, and an empty one takes it off."""
    line = clean_line(text)
    blink = line.startswith(BLINKING)
    words = line.removeprefix(BLINKING).strip()
    if len(words) > LONGEST_MESSAGE:
        raise Refused(
            phrase("A message has at most {n} characters, this has {has}.",
                   n=LONGEST_MESSAGE, has=len(words))
        )  # fmt: skip
    if (words, blink and bool(words)) == (state.stage.message, state.stage.blink):
        raise Refused(
            phrase("The room sees this message already.")
            if words
            else phrase("The room sees no message.")
        )
    return ev.StageTold(words, blink and bool(words))


def show_page(state: State, _: dt.datetime, page: str) -> ev.AnyFact:
    """Choose what the room sees, by the name of a page."""
    found = next((known for known in PAGES if known == page), None)
    if found is None:
        raise Refused(
            phrase(
                "There is no page “{page}” for the room; there are {names}.",
                page=clean_line(page),
                names=", ".join(PAGES),
            )
        )
    if found == state.stage.page:
        raise Refused(phrase("The room sees that already."))
    return ev.StageSet(found)


def start_countdown(state: State, now: dt.datetime, when: str = "") -> ev.AnyFact:
    """Count down so many minutes, or to a local clock time; words after it are shown with it.

    Nothing stands for `USUAL` minutes. A countdown that runs is replaced.
    """
    line = clean_line(when)
    if found := _CLOCK.fullmatch(line):
        hour, minute, label = found.groups()
        until = _next(dt.time(int(hour), int(minute)), now, state.zone)
    elif found := _MINUTES.fullmatch(line or str(USUAL)):
        count, label = found.groups()
        if not 0 < int(count) <= LONGEST:
            raise Refused(phrase("A countdown takes from 1 to {n} minutes.", n=LONGEST))
        until = now + dt.timedelta(minutes=int(count))
    else:
        raise Refused(
            phrase(
                "“{text}” is no countdown: write minutes or a clock time, such as 15 or 10:45, "
                "and then words if you like.",
                text=line,
            )
        )
    return ev.CountdownStarted(until.astimezone(dt.UTC), (label or "")[:LONGEST_MESSAGE])


def stop_countdown(state: State, _: dt.datetime) -> ev.AnyFact:
    """Put the countdown away, whether or not it has run out."""
    if state.stage.countdown is None:
        raise Refused(phrase("No countdown is running."))
    return ev.CountdownStopped()


def _next(clock: dt.time, now: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    """Give the instant of a clock time to come: today, or in the night that follows."""
    today = now.astimezone(zone).date()
    until = instant(today, clock, zone)
    if until > now:
        return until
    tomorrow = instant(today + dt.timedelta(days=1), clock, zone)
    if tomorrow - now > _MEANT_TODAY:
        raise Refused(phrase("It is past {time} already.", time=f"{clock:%H:%M}"))
    return tomorrow

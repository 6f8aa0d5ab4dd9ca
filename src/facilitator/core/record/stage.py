"""What the room was shown: a page, a message, a countdown."""

import datetime as dt
from typing import Final, Literal

from msgspec import Struct
from msgspec.structs import replace

from facilitator.core.base.span import ZERO
from facilitator.core.record.fact import Fact

StagePage = Literal[
    "auto",
    "time",
    "programme",
    "groups",
    "rules",
    "homework",
    "words",
    "dark",
    "actions",
    "question",
    "votes",
]


# What the audience sees, and a countdown beside the session's


class StageTold(Fact, frozen=True):
    """The facilitator shows the room a message, blinking if so wished; none if it is empty.

    It is shown until an instant (UTC), or without one until it is taken away.
    """

    text: str = ""
    blink: bool = False
    until: dt.datetime | None = None


class StageSet(Fact, frozen=True):
    """What the room sees; "auto" goes by the kind of session."""

    page: StagePage


class CountdownStarted(Fact, frozen=True):
    """Time counts down to an instant, beside the session's own."""

    until: dt.datetime
    label: str = ""


class CountdownStopped(Fact, frozen=True):
    """The countdown was put away."""


StageFact = StageTold | StageSet | CountdownStarted | CountdownStopped
"""Every fact about what the room sees."""


LINGER: Final = dt.timedelta(minutes=5)
"""How long a countdown that has run out is still shown, if nothing goes on meanwhile."""


class Countdown(Struct, frozen=True):
    """Time that counts down to an instant (UTC)."""

    until: dt.datetime
    label: str = ""

    def left(self, now: dt.datetime) -> dt.timedelta:
        """Return how much of it is left, negative once it has run out."""
        return self.until - now


class Stage(Struct, frozen=True):
    """Which page the room sees ("auto" goes by the kind of session), and what is shown on it.

    `until` is when the message ends, if it has an end; `before` is the last one that was shown.
    """

    page: StagePage = "auto"
    message: str = ""
    blink: bool = False
    until: dt.datetime | None = None
    before: str = ""
    countdown: Countdown | None = None

    def told(self, now: dt.datetime) -> str:
        """Return the message that is shown, or "": one that has an end goes by itself."""
        return self.message if self.until is None or now < self.until else ""

    def counting(self, now: dt.datetime) -> Countdown | None:
        """Return the countdown that is shown: it goes by itself some time after it has run out."""
        here = self.countdown
        return here if here is not None and here.left(now) > -LINGER else None


PLAIN: Final = Stage()


def apply(stage: Stage, fact: StageFact) -> Stage:
    """Fold a fact about what the audience sees."""
    match fact:
        case StageTold(text, blink, until):
            ends, blinks = (until, blink) if text else (None, False)
            before = stage.message or stage.before
            return replace(stage, message=text, blink=blinks, until=ends, before=before)
        case StageSet(page):
            return replace(stage, page=page)
        case CountdownStarted(until, label):
            return replace(stage, countdown=Countdown(until, label))
        case CountdownStopped():
            return replace(stage, countdown=None)


def went_on(stage: Stage, at: dt.datetime) -> Stage:
    """Put a countdown away that has run out when a session starts or goes on: its wait is over."""
    here = stage.countdown
    return replace(stage, countdown=None) if here is not None and here.left(at) <= ZERO else stage

"""Where the time of a meeting went: what took or gave most of it, the most first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from facilitator.core.base.language import Phrase
from facilitator.core.base.span import ZERO
from facilitator.core.review.review import Cause, DayReview, Outcome, Review, SessionReview
from facilitator.core.review.sentences import CAUSES

_IN_SESSIONS: Final = frozenset({Cause.LONGER, Cause.SHORTER})
"""What the sessions say one by one."""


class Share(Struct, frozen=True):
    """What took time beyond the plan, or gave some back: `by`, negative when it gave."""

    of: Phrase | str
    by: dt.timedelta


def went(review: Review) -> tuple[Share, ...]:
    """List what took time, the most first, and then what gave some back, the most first."""
    found = [each for day in review.days for each in _of_day(day)]
    took = sorted((each for each in found if each.by > ZERO), key=lambda each: -each.by)
    gave = sorted((each for each in found if each.by < ZERO), key=lambda each: each.by)
    return (*took, *gave)


def to_the_minute(review: Review) -> tuple[SessionReview, ...]:
    """List the sessions that began of those that were to begin at exactly a time, in order."""
    return tuple(
        each
        for each in review.sessions
        if each.slot.session.start is not None
        and each.slot.session.starts == "fixed"
        and each.started_late is not None
    )


def _of_day(day: DayReview) -> Iterator[Share]:
    for each in day.sessions:
        if each.home == day.day and _tells(each, day):
            yield Share(each.slot.session.title, each.over)
    if day.balance:
        for cause, amount in day.balance:
            if cause not in _IN_SESSIONS:
                yield Share(CAUSES[cause], amount)
    elif day.began_late:
        yield Share(CAUSES[Cause.BEGAN], day.began_late)


def _tells(each: SessionReview, day: DayReview) -> bool:
    """Say whether what is left of a session's time is known not to be used any more."""
    match each.outcome:
        case Outcome.HELD:
            return True
        case Outcome.RUNNING:
            return each.over > ZERO
        case Outcome.INTERRUPTED:
            return day.over
        case _:
            return False

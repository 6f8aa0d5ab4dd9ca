"""Where the time of a meeting went: what took or gave most of it, the most first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from msgspec import Struct

from facilitator.core.base.ids import SessionId
from facilitator.core.base.language import Phrase
from facilitator.core.base.span import ZERO
from facilitator.core.review.balance import Cause
from facilitator.core.review.review import Review, SessionReview
from facilitator.core.review.sentences import CAUSES


class Share(Struct, frozen=True):
    """What took time beyond the plan, or gave some back: `by`, negative when it gave."""

    of: Phrase | str
    by: dt.timedelta


def went(review: Review) -> tuple[Share, ...]:
    """List what took time, the most first, and then what gave some back, the most first.

    They sum up to how far the days are from the agenda.
    """
    found: dict[SessionId | tuple[int, Cause], Share] = {}
    for day in review.days:
        for part in day.so_far.parts if day.so_far is not None else ():
            of = part.session
            key = (day.day, part.cause) if of is None else of.id
            before = found[key].by if key in found else ZERO
            found[key] = Share(CAUSES[part.cause] if of is None else of.title, before + part.by)
    took = sorted((each for each in found.values() if each.by > ZERO), key=lambda each: -each.by)
    gave = sorted((each for each in found.values() if each.by < ZERO), key=lambda each: each.by)
    return (*took, *gave)


def sum_of(shares: Iterable[Share]) -> dt.timedelta:
    """Sum up what shares took and gave."""
    return sum((each.by for each in shares), ZERO)


def to_the_minute(review: Review) -> tuple[SessionReview, ...]:
    """List the sessions that began of those that were to begin at exactly a time, in order."""
    return tuple(
        each
        for each in review.sessions
        if each.slot.session.start is not None
        and each.slot.session.starts == "fixed"
        and each.started_late is not None
    )

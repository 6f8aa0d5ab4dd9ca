"""What an answer leads to, in words: the fixed points and the end of the day, as they would be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from facilitator.core.base.language import Language, Phrase, clock_time, quoted
from facilitator.core.base.refusal import Refused
from facilitator.core.base.span import MINUTE, ZERO, minutes_between
from facilitator.core.record.move import decide
from facilitator.core.record.plan import Anchor, planned_end
from facilitator.core.time.figures import in_words
from facilitator.core.time.late_points import late_points
from facilitator.core.time.schedule import Row, Status
from facilitator.core.time.spare import spare
from facilitator.core.time.view import View, foresee
from facilitator.running.prompts.prompt import Decision
from facilitator.running.prompts.question import brief

MOST_NAMED: Final = 2
"""Of more fixed points that are late only these are named."""


def consequence(here: View, decision: Decision, language: Language, day: int | None = None) -> str:
    """Say what a move would lead to if it was made now, "" if it would be refused.

    That is on the day that runs or is next, or on another (counted from 0).
    """
    try:
        fact = decide(decision, here.state, here.plan.now)
    except Refused:
        return ""
    return outcome(here, foresee(here, fact), language, day)


def outcome(before: View, after: View, language: Language, day: int | None = None) -> str:
    """Say which fixed points are kept and which begin late, and when the day ends."""
    day = before.plan.day if day is None else day
    return ", ".join([*_points(before, after, language, day), *_end(before, after, language, day)])


def left(here: View, language: Language) -> str:
    """Say how much time the running session has left."""
    remaining = here.plan.remaining
    return "" if remaining is None else in_words(remaining, language)


def _points(before: View, after: View, language: Language, day: int) -> Iterator[str]:
    zone = after.state.zone
    starts = {row.session.id: row.slot.start for row in before.plan.rows}
    late = {point.row.session.id for point in late_points(after.plan)}
    ahead = [row for row in after.plan.rows if row.slot.day == day and _awaited(row)]
    told = [
        row
        for row in ahead
        if row.session.id in late or row.slot.start != starts.get(row.session.id)
    ]
    for row in told[:MOST_NAMED]:
        yield language.say(
            "{title} at {at}", title=_named(row, len(told)), at=clock_time(row.begins, zone)
        )
    if (more := len(told) - MOST_NAMED) > 0:
        yield language.count("{n} more", "{n} more", more)
    if ahead and not told:
        at, title = clock_time(ahead[0].slot.start, zone), _named(ahead[0], 1)
        yield language.say("{title} {at} is kept", title=title, at=at)
        point = after.plan.fixed_point
        left = spare(after.plan)
        if point is not None and point.row == ahead[0] and left is not None and left >= MINUTE:
            yield language.say("{time} to spare", time=language.minutes(left))


def _named(row: Row, among: int) -> Phrase:
    """Name a session in as many cells as leave room for the others."""
    return quoted(brief(row.session.title, int(among > 1)))


def _awaited(row: Row) -> bool:
    """Return whether it is a fixed point still to come."""
    return row.slot.anchor is Anchor.FIXED and row.status is Status.UPCOMING


def _end(before: View, after: View, language: Language, day: int) -> Iterator[str]:
    """Say when the day ends, and by how much that is later or earlier than planned."""
    ends = [row.expected_end for row in after.plan.rows if row.slot.day == day and row.expected_end]
    planned = [row.slot for row in before.plan.rows if row.slot.day == day]
    if not ends or not planned:
        return
    end = max(ends)
    late = minutes_between(planned_end(planned), end) * MINUTE
    times = {"end": clock_time(end, after.state.zone), "length": language.minutes(late)}
    if late > ZERO:
        yield language.say("day ends {end}, {length} late", **times)
    elif late < ZERO:
        yield language.say("day ends {end}, {length} early", **times)
    else:
        yield language.say("day ends {end} as planned", **times)

"""What a rehearsal showed to be too tight; all lengths are whole minutes, as in the review."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from typing import Final
from zoneinfo import ZoneInfo

from facilitator.core.base.ids import SessionId
from facilitator.core.base.language import Phrase, clock_time, joined, length, phrase
from facilitator.core.base.span import MINUTE, ZERO
from facilitator.core.record.plan import Anchor, plan
from facilitator.core.record.state import State
from facilitator.core.review.review import DayReview, Outcome, Review, SessionReview, review
from facilitator.core.review.tightness import STEP, Finding, Kind, quoted

ENOUGH_OVER: Final = 2 * MINUTE
"""A session that took less than this too long was as planned."""

LATE_END: Final = 5 * MINUTE
MOST_TITLES: Final = 3


def in_rehearsal(state: State, now: dt.datetime) -> tuple[Finding, ...]:
    """Find what a rehearsal, as of the instant `now`, showed to be too tight."""
    reviewed = review(state, now)
    anchors = {slot.session.id: slot.anchor for slot in plan(state.agenda, state.dates)}
    return tuple(
        finding for day in reviewed.days for finding in _of_rehearsed(day, anchors.get, state.zone)
    )


def rehearsed(reviewed: Review) -> tuple[int, int]:
    """Return how many sessions of how many were held."""
    held = sum(each.outcome is Outcome.HELD for each in reviewed.sessions)
    return held, len(reviewed.sessions)


def _of_rehearsed(
    day: DayReview, anchor: Callable[[SessionId], Anchor | None], zone: ZoneInfo
) -> Iterator[Finding]:
    before: list[SessionReview] = []
    for each in day.sessions:
        if finding := _longer(each) or _short_break(each):
            yield finding
        if anchor(each.slot.session.id) is Anchor.FIXED:
            if finding := _missed(each) or _saved(each, before, zone):
                yield finding
            before = []
        before.append(each)
    if day.ended_late is not None and day.ended_late >= LATE_END and day.sessions:
        yield Finding(
            Kind.LATE_END,
            day.sessions[-1].slot.session.id,
            phrase("The day ended {time} late.", time=length(day.ended_late)),
            phrase("Plan less, or mark a session as optional so that it can be cut."),
        )


def _longer(each: SessionReview) -> Finding | None:
    if each.outcome is not Outcome.HELD or not each.planned:
        return None
    if each.over < max(ENOUGH_OVER, each.planned / 10):
        return None
    session = each.slot.session
    better = -(-int(each.actual / MINUTE) // STEP) * STEP
    return Finding(
        Kind.LONGER,
        session.id,
        phrase(
            "{title} took {actual} instead of {planned}.",
            title=quoted(session),
            actual=length(each.actual),
            planned=length(each.planned),
        ),
        phrase("Plan {time} for it, or ask for less.", time=length(better * MINUTE)),
    )


def _short_break(each: SessionReview) -> Finding | None:
    session = each.slot.session
    least = min(session.shortest * MINUTE, each.planned)
    ended = each.outcome in (Outcome.HELD, Outcome.SKIPPED, Outcome.MISSED)
    if session.kind != "break" or not ended or each.actual >= least:
        return None
    values = {"title": quoted(session), "least": length(least)}
    return Finding(
        Kind.SHORT_BREAK,
        session.id,
        phrase("{title} was left with {actual}; it needs {least}.",
               actual=length(each.actual), **values)
        if each.outcome is Outcome.HELD
        else phrase("{title} was not held at all; it needs {least}.", **values),
        phrase("Leave time free before it, or make a session before it shorter."),
    )  # fmt: skip


def _missed(each: SessionReview) -> Finding | None:
    if each.started_late is None or each.started_late < MINUTE:
        return None
    late = length(each.started_late)
    return Finding(
        Kind.MISSED,
        each.slot.session.id,
        phrase(
            "{title} began {late} late, though its start is fixed.",
            title=quoted(each.slot.session),
            late=late,
        ),
        phrase("Take {late} out of what comes before it, or let it begin later.", late=late),
    )


def _saved(each: SessionReview, before: Sequence[SessionReview], zone: ZoneInfo) -> Finding | None:
    """Find a fixed point that began on time because something before it was cut or shortened."""
    if each.started_late is None:
        return None
    gone = (Outcome.SKIPPED, Outcome.MISSED)
    cut = [one for one in before if one.outcome in gone or one.given < ZERO]
    if not cut:
        return None
    titles: list[Phrase | str] = [quoted(one.slot.session) for one in cut[:MOST_TITLES]]
    if len(cut) > MOST_TITLES:
        titles.append("…")
    return Finding(
        Kind.SAVED,
        each.slot.session.id,
        phrase(
            "{title} began on time at {time} only because of cuts: {titles}.",
            title=quoted(each.slot.session),
            time=clock_time(each.slot.start, zone),
            titles=joined(titles),
        ),
        phrase("Plan these as short as they became, or leave them out from the beginning."),
    )

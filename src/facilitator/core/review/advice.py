"""Advice for the next meeting, drawn from the reviews of those that were held.

Something is worth a sentence from these limits on:
- a kind of session: at least `ENOUGH` and `SHARE` of the plan off in all, held `MANY` times, or
  once if it was `LONG`; several meetings are pooled, so that long sessions weigh more. A single
  session of a kind without such a sentence: as much off, longer than planned.
- breaks: `ENOUGH` and `SHARE` of what was planned taken from them, or more than planned.
- a day: begun `LATE` late, or ended `ENOUGH` late, told of each day of one meeting, and of several
  meetings as the average of those days that were.
- pauses and time away, time between sessions, sessions left out: `ENOUGH` in all.
- people: at least two late, a `QUARTER` of those whose arrival was noted, `LATE` on average.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final

from facilitator.core.base.language import Phrase, counted, length, phrase
from facilitator.core.base.span import MINUTE, ZERO, cut_to_minutes
from facilitator.core.base.text import shortened
from facilitator.core.record.agenda import SessionKind
from facilitator.core.review.balance import Cause
from facilitator.core.review.review import (
    DayReview,
    KindReview,
    Outcome,
    Review,
    SessionReview,
    arrivals,
    by_kind,
)
from facilitator.core.review.sentences import CAUSES, KINDS, ratio

ENOUGH: Final = 10 * MINUTE
SHARE: Final = 0.15
MANY: Final = 2
LONG: Final = 45 * MINUTE
LATE: Final = 5 * MINUTE
QUARTER: Final = 0.25

LONGEST_TITLE: Final = 80
"""A title with more characters is cut in a sentence."""

STEP: Final = 5 * MINUTE
"""Lengths to plan are told in steps of this, short ones in whole minutes."""

ALL_WELL: Final = phrase(
    "What was held kept close to its times: plan the next meeting the same way."
)
"""What is said when nothing reaches its limit."""


def advice(reviews: Sequence[Review]) -> list[Phrase]:
    """Say in plain sentences what to plan otherwise next time, by the limits above.

    A phrase may hold a session's title as it was typed: escape it as what it is shown in needs.
    Nothing is said while no session was held; if all went by the plan, that is said.
    """
    sessions = [each for one in reviews for each in one.sessions]
    if not any(each.outcome is Outcome.HELD for each in sessions):
        return []
    kinds = by_kind(sessions)
    said = [
        *_days(reviews),
        *_of_kinds(kinds, sessions),
        *_breaks(kinds),
        *_left_out(kinds),
        *_stood_still(reviews),
        *_between(reviews),
        *_people(reviews),
    ]
    return said or [ALL_WELL]


def _days(reviews: Sequence[Review]) -> Iterator[Phrase]:
    days = [day for one in reviews for day in one.days]
    late = [day for day in days if day.began_late is not None and day.began_late >= LATE]
    ended = [day for day in days if day.ended_late is not None and day.ended_late >= ENOUGH]
    if len(reviews) == 1:
        yield from (_began(day, len(days)) for day in late)
        yield from (_ended(day, len(days)) for day in ended)
        return
    if late:
        yield phrase(
            "{late} of {days} days began late, {time} on average: ask people to come earlier.",
            late=len(late),
            days=sum(day.began_late is not None for day in days),
            time=length(_mean([day.began_late for day in late])),
        )
    if ended:
        yield phrase(
            "{late} of {days} days ended late, {time} on average: leave some time free each day.",
            late=len(ended),
            days=sum(day.ended_late is not None for day in days),
            time=length(_mean([day.ended_late for day in ended])),
        )


def _began(day: DayReview, days: int) -> Phrase:
    time = length(day.began_late or ZERO)
    if days == 1:
        return phrase("The meeting began {time} late: ask people to come earlier.", time=time)
    return phrase(
        "Day {day} began {time} late: ask people to come earlier.", day=day.day + 1, time=time
    )


def _ended(day: DayReview, days: int) -> Phrase:
    """Say how late a day ended and what cost most of that."""
    time = length(day.ended_late or ZERO)
    cause, lost = max(day.balance, key=lambda part: part[1])
    where = {"cause": CAUSES[cause], "lost": length(lost)}
    if days == 1:
        return phrase("The meeting ended {time} late. Most was lost by {cause}: {lost}.",
                      time=time, **where)  # fmt: skip
    return phrase("Day {day} ended {time} late. Most was lost by {cause}: {lost}.",
                  day=day.day + 1, time=time, **where)  # fmt: skip


def _of_kinds(kinds: Sequence[KindReview], sessions: Sequence[SessionReview]) -> Iterator[Phrase]:
    for each in kinds:
        if each.kind == "break" or each.ratio is None:
            continue
        enough = each.held >= MANY or each.planned >= LONG
        if enough and _far(each.over, each.planned):
            yield _kind(each, each.ratio)
        elif long := _longest(each.kind, sessions):
            yield phrase(
                "“{title}” took {over} more than planned: plan {actual} if it comes again.",
                title=shortened(long.slot.session.title, LONGEST_TITLE),
                actual=length(_rounded(long.actual)),
                over=length(long.over),
            )


def _kind(each: KindReview, of: float) -> Phrase:
    """Say how long such a session is to be planned, by the average one."""
    planned = each.planned / each.held
    usual, better = _rounded(planned), _rounded(planned * of)
    if each.over > ZERO:
        return phrase(
            "{kind} took {ratio} times the planned time: "
            "plan {better} where you planned {planned}.",
            kind=KINDS[each.kind],
            ratio=ratio(of),
            better=length(max(better, usual + _step(usual))),
            planned=length(usual),
        )
    return phrase(
        "{kind} took {ratio} times the planned time: "
        "{better} is enough where you planned {planned}.",
        kind=KINDS[each.kind],
        ratio=ratio(of),
        better=length(max(MINUTE, min(better, usual - _step(usual)))),
        planned=length(usual),
    )


def _longest(kind: SessionKind, sessions: Sequence[SessionReview]) -> SessionReview | None:
    """Find the session of a kind that ran furthest over, if that is worth telling."""
    far = [
        each
        for each in sessions
        if each.slot.session.kind == kind
        and each.outcome is Outcome.HELD
        and each.over > ZERO
        and _far(each.over, each.planned)
    ]
    return max(far, key=lambda each: each.over, default=None)


def _breaks(kinds: Sequence[KindReview]) -> Iterator[Phrase]:
    for each in kinds:
        if each.kind != "break":
            continue
        shortened = each.shorter + each.lost
        if _far(shortened, each.planned + each.lost):
            yield phrase(
                "The breaks were shortened by {time} in all: leave some time free before each.",
                time=length(shortened),
            )
        if _far(each.longer, each.planned):
            yield phrase(
                "The breaks were {time} longer than planned in all: "
                "plan longer ones, or call people back earlier.",
                time=length(each.longer),
            )


def _left_out(kinds: Sequence[KindReview]) -> Iterator[Phrase]:
    others = [each for each in kinds if each.kind != "break"]
    lost = sum((each.lost for each in others), ZERO)
    if lost >= ENOUGH:
        yield counted(
            "{n} session was not held, {time} of the plan: plan less, or mark what can be cut.",
            "{n} sessions were not held, {time} of the plan: plan less, or mark what can be cut.",
            sum(each.left_out for each in others),
            time=length(lost),
        )


def _stood_still(reviews: Sequence[Review]) -> Iterator[Phrase]:
    still = sum((day.still for one in reviews for day in one.days), ZERO)
    if still >= ENOUGH:
        yield phrase(
            "The clock stood still for {time} in all: leave some time free for what comes up.",
            time=length(still),
        )


def _between(reviews: Sequence[Review]) -> Iterator[Phrase]:
    """Report time lost between sessions, less what was only waited after ending early."""
    lost = ZERO
    for day in (day for one in reviews for day in one.days):
        parts = dict(day.balance)
        waited = min(ZERO, parts.get(Cause.SHORTER, ZERO) + parts.get(Cause.LEFT_OUT, ZERO))
        lost += max(ZERO, parts.get(Cause.BETWEEN, ZERO) + waited)
    if lost >= ENOUGH:
        yield phrase(
            "{time} went by between sessions: plan a few minutes for each change.",
            time=length(lost),
        )


def _people(reviews: Sequence[Review]) -> Iterator[Phrase]:
    came = arrivals(reviews)
    if came.late >= MANY and came.late >= QUARTER * came.of and came.mean >= LATE:
        yield phrase(
            "{late} of {all} people arrived late, {time} on average: "
            "begin with coffee, or state an earlier time.",
            late=came.late,
            all=came.of,
            time=length(came.mean),
        )


def _far(off: dt.timedelta, planned: dt.timedelta) -> bool:
    return abs(off) >= ENOUGH and abs(off) >= SHARE * planned


def _mean(lengths: Sequence[dt.timedelta | None]) -> dt.timedelta:
    known = [each for each in lengths if each is not None]
    return cut_to_minutes(sum(known, ZERO) / len(known))


def _step(length_: dt.timedelta) -> dt.timedelta:
    return STEP if length_ >= 2 * STEP else MINUTE


def _rounded(length_: dt.timedelta) -> dt.timedelta:
    """Round a length to what an agenda would say, upwards: rather a minute too much."""
    step = _step(length_)
    return -(-length_ // step) * step

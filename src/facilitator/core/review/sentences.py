"""What is said of a review: lengths, how far from the plan, what kind, and where time went."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Final

from facilitator.core.base.language import Phrase, countdown, counted, length, phrase
from facilitator.core.base.span import MINUTE, ZERO
from facilitator.core.base.text import clean_line
from facilitator.core.record.agenda import SessionKind
from facilitator.core.review.balance import Cause
from facilitator.core.review.review import (
    Arrivals,
    DayReview,
    KindReview,
    Outcome,
    SessionReview,
    StepReview,
)

KINDS: Final[Mapping[SessionKind, Phrase]] = {
    "talk": phrase("Talks"),
    "discussion": phrase("Discussions"),
    "round": phrase("Rounds"),
    "groups": phrase("Group work"),
    "break": phrase("Breaks"),
    "homework": phrase("Homework sessions"),
    "rules": phrase("Ground rules"),
    "checkin": phrase("Check-ins"),
}
"""The sessions of a kind, taken together."""

CAUSES: Final[Mapping[Cause, Phrase]] = {
    Cause.BEGAN: phrase("the start of the day"),
    Cause.LONGER: phrase("sessions longer than planned"),
    Cause.SHORTER: phrase("sessions shorter than planned"),
    Cause.PAUSES: phrase("pauses"),
    Cause.AWAY: phrase("time away"),
    Cause.ADDED: phrase("sessions that were added"),
    Cause.LEFT_OUT: phrase("sessions left out"),
    Cause.EARLY: phrase("sessions held earlier than planned"),
    Cause.PUT_OFF: phrase("sessions still to come"),
    Cause.BETWEEN: phrase("between sessions"),
}

_OUTCOMES: Final[Mapping[Outcome, Phrase]] = {
    Outcome.RUNNING: phrase("going on"),
    Outcome.INTERRUPTED: phrase("interrupted"),
    Outcome.SKIPPED: phrase("skipped"),
    Outcome.MISSED: phrase("not held"),
    Outcome.COMING: phrase("still to come"),
}


def ratio(value: float) -> Phrase:
    """Say a ratio with one decimal, as the language writes it: "1.4"."""
    whole, tenths = divmod(round(value * 10), 10)
    return phrase("{whole}.{tenths}", whole=whole, tenths=tenths)


def times(value: float) -> Phrase:
    """Say how many times the planned time something took."""
    return phrase("{ratio} × plan", ratio=ratio(value))  # noqa: RUF001 - the sign for times


def off(over: dt.timedelta) -> Phrase:
    """Say how much longer or shorter than planned something was, never as a bare sign."""
    if abs(over) < MINUTE:
        return phrase("as planned")
    if over > ZERO:
        return phrase("{time} over", time=length(over))
    return phrase("{time} under", time=length(over))


def late(by: dt.timedelta) -> Phrase:
    """Say how late or early something was."""
    if abs(by) < MINUTE:
        return phrase("on time")
    if by > ZERO:
        return phrase("{time} late", time=length(by))
    return phrase("{time} early", time=length(by))


def session(each: SessionReview) -> Phrase:
    """Say how far from the plan a session was, or what became of it.

    Of one that goes on only what is over is told: the rest may still be used.
    """
    if each.outcome is Outcome.HELD or (each.outcome is Outcome.RUNNING and each.over > ZERO):
        return off(each.over)
    return _OUTCOMES[each.outcome]


def details(each: SessionReview) -> list[Phrase]:
    """Say what else there is to a session: lateness, pauses, time given, overtime."""
    said = []
    if each.home is None:
        said.append(phrase("added"))
    if each.home is not None and each.moved:
        said.append(phrase("moved from day {day}", day=each.home + 1))
    held = each.outcome is not Outcome.MISSED
    if held and each.started_late:
        said.append(phrase("began {late}", late=late(each.started_late)))
    if held and each.ended_late:
        said.append(phrase("ended {late}", late=late(each.ended_late)))
    if each.pauses:
        said.append(phrase("paused {time}", time=length(each.pauses)))
    if each.away > ZERO:
        said.append(phrase("away {time}", time=length(each.away)))
    if each.actual and each.given > ZERO:
        said.append(phrase("{time} given", time=length(each.given)))
    if each.actual and each.given < ZERO:
        said.append(phrase("{time} taken", time=length(each.given)))
    if each.overtime and each.overtime != each.over:
        said.append(phrase("{time} overtime", time=length(each.overtime)))
    said += [_step(step) for step in each.steps]
    return said


def _step(each: StepReview) -> Phrase:
    title, took = clean_line(each.title), countdown(each.took)
    return phrase(
        "“{step}” {time} of {planned}", step=title, time=took, planned=countdown(each.planned)
    )


def day(each: DayReview) -> list[Phrase]:
    """Say how a day began, and how it ended if it is over."""
    said = []
    if each.began_late is not None:
        said.append(phrase("began {late}", late=late(each.began_late)))
    if each.ended_late is not None:
        said.append(phrase("ended {late}", late=late(each.ended_late)))
    return said


def balance(cause: Cause, amount: dt.timedelta) -> Phrase:
    """Say how much time a cause lost or won."""
    if amount > ZERO:
        return phrase("{time} lost: {cause}", time=length(amount), cause=CAUSES[cause])
    return phrase("{time} won: {cause}", time=length(amount), cause=CAUSES[cause])


def stands(days: Sequence[DayReview]) -> list[Phrase]:
    """Say how far the days are from their agenda, each by its number if they are several."""
    told = [(each.day, each.so_far.stands) for each in days if each.so_far is not None]
    if len(told) == 1:
        return [_apart(told[0][1])]
    return [phrase("day {day}: {said}", day=day + 1, said=late(by)) for day, by in told]


def _apart(by: dt.timedelta) -> Phrase:
    if abs(by) < MINUTE:
        return phrase("as in the agenda")
    if by > ZERO:
        return phrase("{time} later than in the agenda", time=length(by))
    return phrase("{time} earlier than in the agenda", time=length(by))


def kind_counts(each: KindReview) -> Phrase:
    """Say how many sessions of a kind were held, and how many were not."""
    if not each.left_out:
        return phrase("{n} held", n=each.held)
    if not each.held:
        return phrase("{n} not held", n=each.left_out)
    return phrase("{n} held, {left_out} not held", n=each.held, left_out=each.left_out)


def arrived(each: Arrivals) -> Phrase | None:
    """Say how many came late and by how much; None where nobody's arrival is known."""
    if not each.of:
        return None
    if not each.late:
        return counted(
            "{n} arrival was noted, on time.", "{n} arrivals were noted, all on time.", each.of
        )
    return phrase(
        "{late} of {all} came late, {time} on average.",
        late=each.late,
        all=each.of,
        time=length(each.mean),
    )

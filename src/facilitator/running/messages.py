"""The app's own words for what it shows: kinds, phases, and where the meeting stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Final

from facilitator.core.base import signs
from facilitator.core.base.language import N_, Language, clock_time, countdown, phrase
from facilitator.core.base.span import MINUTE, SECOND, minutes_between
from facilitator.core.record.agenda import SessionKind
from facilitator.core.record.notes import CaptureKind
from facilitator.core.record.plan import Anchor
from facilitator.core.record.state import State
from facilitator.core.time.figures import shown
from facilitator.core.time.phase_signs import PHASES
from facilitator.core.time.schedule import Phase, Row, Schedule, Status
from facilitator.core.time.spare import made_up, spare

SESSION_KINDS: Final[Mapping[SessionKind, str]] = {
    "talk": N_("Talk"),
    "discussion": N_("Discussion"),
    "round": N_("Round"),
    "groups": N_("Groups"),
    "break": N_("Break"),
    "homework": N_("Homework"),
    "rules": N_("Ground rules"),
    "checkin": N_("Check-in"),
}
CAPTURE_KINDS: Final[Mapping[CaptureKind, str]] = {
    "note": N_("Note"),
    "decision": N_("Decision"),
    "action": N_("Action"),
    "quote": N_("Quote"),
    "question": N_("Question"),
    "parking": N_("Parking lot"),
    "summary": N_("Summary"),
}
READ_ANEW: Final = phrase("Another program changed names or texts in the record; it was reloaded.")


def day_line(state: State, day: int, language: Language) -> str:
    """Say which day it is: "day 1 of 2, Thursday, 21 March 2013"."""
    date = language.date(state.dates[day])
    if len(state.dates) == 1:
        return date
    return language.say(
        "day {day} of {days}, {date}", day=day + 1, days=len(state.dates), date=date
    )


def phase_line(plan: Schedule, language: Language) -> str:
    """Say how much time the running session has left, with the sign of its phase."""
    if plan.current is None or plan.remaining is None:
        return ""
    if plan.phase is Phase.OVERTIME:
        words = language.say("{time} over time", time=countdown(plan.overtime))
    elif (left := shown(plan.remaining)) < MINUTE:
        words = language.say("less than a minute left")
    else:
        words = language.say("{time} left", time=language.minutes(left))
    sign = PHASES[plan.phase]
    if plan.current.status is Status.PAUSED:
        since = plan.current.progress.pauses[-1].start
        still = language.minutes(plan.now - since)
        words = language.say("paused for {time}, {rest}", time=still, rest=words)
        return f"{signs.PAUSED} {words}"
    return f"{sign} {words}"


def times_line(plan: Schedule, state: State, language: Language) -> str:
    """Say when the running session was planned and when it is expected to end."""
    row = plan.current
    if row is None or row.expected_end is None:
        return ""
    zone = state.zone
    start, end = clock_time(row.due, zone), clock_time(row.due_end, zone)
    expected = clock_time(row.expected_end, zone)
    if expected == end:
        return language.say("planned {start} to {end}", start=start, end=end)
    return language.say(
        "planned {start} to {end}, ends {expected}", start=start, end=end, expected=expected
    )


def offset_line(plan: Schedule, language: Language) -> str:
    """Say how the meeting stands against the plan, in words."""
    if plan.current is None and plan.following is None:
        return ""
    return language.offset(plan.behind)


def fixed_point_line(plan: Schedule, state: State, language: Language) -> str:
    """Say until when the running session may last without moving the next fixed point."""
    point = plan.fixed_point
    if point is None:
        return ""
    zone = state.zone
    title, at = point.row.session.title, clock_time(point.row.slot.start, zone)
    latest = clock_time(point.latest, zone)
    if point.late and not undecided(plan, state):
        late = clock_time(point.row.expected_start or point.latest, zone)
        return language.say("{title} {at} may begin late: {late}", title=title, at=at, late=late)
    if plan.current is None:
        words = language.say("{title} {at}: start by {latest}", title=title, at=at, latest=latest)
    else:
        words = language.say("{title} {at}: end by {latest}", title=title, at=at, latest=latest)
    if not point.lost:
        return words
    missing = language.minutes(point.missing)
    return language.say("{words}, {missing} too late", words=words, missing=missing)


def undecided(plan: Schedule, state: State) -> bool:
    """Return whether somebody has to decide what happens to the next fixed point."""
    point = plan.fixed_point
    return bool(point and point.late and point.row.session.id not in state.programme.accepted)


def waiting_for(plan: Schedule, state: State) -> Row | None:
    """Return the session that is waited for until its planned start, after one that ended early."""
    row, before = plan.following, state.slot(state.cursor)
    if plan.current is not None or row is None or before is None:
        return None
    return row if before.day == row.slot.day and row.slot.start > plan.now else None


def reserve_line(plan: Schedule, language: Language) -> str:
    """Say how much time is kept between the running session and one that begins no earlier."""
    here, row = plan.current, plan.following
    if here is None or row is None or here.expected_end is None or row.slot.day != here.slot.day:
        return ""
    kept = minutes_between(here.expected_end, row.slot.start) * MINUTE
    if row.slot.anchor is not Anchor.NOT_BEFORE or kept < MINUTE:
        return ""
    return language.say("{time} in reserve", time=language.minutes(kept))


def spare_line(plan: Schedule, language: Language) -> str:
    """Say how much later all may get, or how much can be made up, and the fixed point is kept."""
    point = plan.fixed_point
    return "" if point is None or point.lost else room_line(plan, language)


def room_line(plan: Schedule, language: Language) -> str:
    """Say how much time there is to spare before what comes next, or what can be made up."""
    left, more = spare(plan), made_up(plan)
    if left is None:
        return ""
    if left >= MINUTE:
        return language.say("{time} to spare", time=language.minutes(left))
    if more >= MINUTE:
        return language.say("{time} can be made up", time=language.minutes(more))
    return language.say("no time to spare")


def following_line(plan: Schedule, state: State, language: Language) -> str:
    """Say what comes next and when it is expected."""
    row = plan.following
    if row is None:
        return language.say("nothing more in the programme") if plan.rows else ""
    here = plan.current
    if here is not None and here.slot.day != row.slot.day:
        return language.say(
            "then day {day}: {title}", day=row.slot.day + 1, title=row.session.title
        )
    at = clock_time(row.awaited, state.zone)
    return language.say("next {at} {title}", at=at, title=row.session.title)


def people_line(row: Row, language: Language) -> str:
    """Say what kind of session it is and who speaks."""
    parts = [language.say(SESSION_KINDS[row.session.kind])]
    if row.session.speakers:
        parts.append(", ".join(row.session.speakers))
    if row.session.remote:
        parts.append(language.say("by link"))
    return " · ".join(parts)


def title_time(plan: Schedule, language: Language) -> str:
    """Say the time left for the terminal's title, without a name: others may see it."""
    if plan.current is None or plan.remaining is None:
        return "facilitator"
    if plan.current.status is Status.PAUSED:
        return language.say("paused")
    time = countdown(plan.remaining)
    return language.say("{time} over time", time=time) if plan.overtime else time


def second_shown(plan: Schedule) -> str:
    """Tell one second from another as they are shown: by the time left, else by the clock."""
    left = _time_that_runs(plan)
    if plan.current is None or left is None:
        return f"{plan.now:%H:%M:%S}"
    return f"{plan.current.session.id} {countdown(left)} {plan.phase}"


def until_next_second(plan: Schedule) -> float:
    """Say how long, in seconds above 0 and up to 1, `second_shown` goes on giving what it gives.

    A session that did not begin, or go on, with a second of the clock has seconds of its own.
    """
    left = _time_that_runs(plan)
    if left is None:
        return 1 - plan.now.microsecond / 1_000_000
    return (left % SECOND or SECOND) / SECOND


def _time_that_runs(plan: Schedule) -> dt.timedelta | None:
    """Return the time left of the session whose clock runs, None if none does."""
    stands = plan.current is None or plan.current.status is Status.PAUSED
    return None if stands else plan.remaining

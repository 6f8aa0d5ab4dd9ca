"""The questions the app asks, and what their answers mean."""

from __future__ import annotations

import datetime as dt
from typing import Final, NamedTuple

from msgspec.structs import replace

from facilitator.core.events import AwayChoice, LeftoverChoice
from facilitator.core.language import Language, clock_time
from facilitator.core.moves import left_over, upcoming
from facilitator.core.plan import Slot
from facilitator.core.schedule import day_at
from facilitator.core.span import ZERO
from facilitator.core.state import State
from facilitator.opening import Opening, Request
from facilitator.tui.cells import cut
from facilitator.tui.screens.choice import Choice, Option
from facilitator.tui.vigil import LONG, Absence

REHEARSE: Final = "rehearse"
AS_IT_IS: Final = "as-it-is"

MOST_TITLES: Final = 6
LONGEST_TITLE: Final = 60
"""As much of what was left over as leaves room for the answers."""


def day_question(opening: Opening, language: Language) -> Choice:
    """Ask which day of the programme today is."""
    say = language.say
    today = language.date(opening.today) if opening.today else ""
    options = [
        Option(str(n), say("today is day {day} (planned {date})", day=n, date=date), str(n))
        for n, date in enumerate(map(language.date, opening.dates), 1)
        if n < 10  # noqa: PLR2004 - a key has one digit
    ]
    if opening.record is None:
        options.append(Option("r", say("rehearse at the planned time"), REHEARSE))
    else:
        options.append(Option("o", say("open the record as it is"), AS_IT_IS))
    return Choice(
        say("The programme has no day on {today}", today=today),
        options,
        detail=say("Dates move to the day you choose; clock times stay."),
        escape=say("Cancel"),
    )


def day_answer(
    answer: str | None, opening: Opening, request: Request
) -> tuple[Opening, Request] | None:
    """Say what to open after the answer, None for nothing."""
    if answer is None:
        return None
    if answer == REHEARSE:
        return replace(opening, rehearsal=True, today=None), replace(request, rehearse=True)
    if answer == AS_IT_IS:
        return replace(opening, today=None), request
    return opening, replace(request, day=int(answer))


def leave_question(language: Language, *, running: bool, unsaved: bool) -> Choice:
    """Ask whether to leave while a session runs, or with text in a line that was not kept."""
    say = language.say
    detail = []
    if unsaved:
        detail.append(say("The text in the capture line would be lost; Enter keeps it."))
    if running:
        detail.append(
            say("Everything is saved, and time goes on. “facilitator” resumes the meeting.")
            if not unsaved
            else say("Time goes on, and “facilitator” resumes the meeting.")
        )
    return Choice(
        say("A session is running. Leave all the same?")
        if running
        else say("There is text that was not kept. Leave all the same?"),
        [Option("y", say("leave"), "leave")],
        detail="\n".join(detail),
        escape=say("stay"),
    )


def away_question(absence: Absence, state: State, language: Language) -> Choice:
    """Ask what the time away was."""
    say = language.say
    since = clock_time(absence.since, state.zone)
    until = clock_time(absence.until, state.zone)
    length = language.minutes(absence.length)
    back = absence.length < ZERO
    question = (
        say("The clock went back {length}, from {since} to {until}", length=length, since=since,
            until=until)
        if back
        else say("Away {length}, from {since} to {until}", length=length, since=since, until=until)
    )  # fmt: skip
    session = state.session(state.current)
    title = session.title if session else ""
    options = [
        Option("c", say("count it: the session went on"), "counted"),
        Option("p", say("a pause: it does not count"), "paused"),
    ]
    if not back:
        options.append(Option("e", say("the session ended at {since}", since=since), "ended"))
    long = absence.length > LONG or _other_date(absence, state)
    return Choice(question, options, detail=title, escape="" if long else say("count it"))


def _other_date(absence: Absence, state: State) -> bool:
    zone = state.zone
    return absence.since.astimezone(zone).date() != absence.until.astimezone(zone).date()


def away_choice(answer: str | None) -> AwayChoice:
    """Read the answer; none means that the time counts."""
    match answer:
        case "paused":
            return "paused"
        case "ended":
            return "ended"
        case _:
            return "counted"


class LeftoverQuestion(NamedTuple):
    """The question what becomes of sessions not held."""

    screen: Choice
    sessions: tuple[str, ...]


def leftover_question(
    state: State, now: dt.datetime, language: Language
) -> LeftoverQuestion | None:
    """Ask about the sessions that the days before this one did not get round to."""
    slots = _left_over(state, now)
    if not slots:
        return None
    say = language.say
    options = [
        Option("h", say("make homework of it"), "homework"),
        Option("d", say("drop it"), "dropped"),
    ]
    if all(slot.day + 1 < len(state.dates) for slot in slots):
        options.insert(0, Option("t", say("take it on the next day"), "next-day"))
    titles = [f"· {cut(slot.session.title, LONGEST_TITLE)}" for slot in slots[:MOST_TITLES]]
    if len(slots) > MOST_TITLES:
        titles.append(say("and {n} more", n=len(slots) - MOST_TITLES))
    question = language.count(
        "{n} session was not held. What becomes of it?",
        "{n} sessions were not held. What becomes of them?",
        len(slots),
    )
    sessions = tuple(slot.session.id for slot in slots)
    screen = Choice(question, options, detail="\n".join(titles), escape=say("decide later"))
    return LeftoverQuestion(screen, sessions)


def _left_over(state: State, now: dt.datetime) -> tuple[Slot, ...]:
    """List what is left of the days that are over: those before the day the meeting is on."""
    if state.cursor is None:
        return ()
    day = day_at(state, now)
    following = upcoming(state, now)
    awaited = state.current is not None or (following is not None and following.day == day)
    return left_over(state, day if awaited else day + 1)


def leftover_choice(answer: str | None) -> LeftoverChoice | None:
    """Read the answer."""
    match answer:
        case "next-day":
            return "next-day"
        case "homework":
            return "homework"
        case "dropped":
            return "dropped"
        case _:
            return None

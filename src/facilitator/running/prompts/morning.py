"""What became of a session that nobody ended, on the morning after its day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from facilitator.core.base.ids import SessionId
from facilitator.core.base.language import Language, clock_time
from facilitator.core.base.span import DAY, MINUTE
from facilitator.core.record.events import Event
from facilitator.core.record.sessions import AwayChoice, AwaySettled
from facilitator.core.record.state import State
from facilitator.core.time import moves
from facilitator.core.time.never_ended import NeverEnded, never_ended
from facilitator.core.time.view import View, foresee
from facilitator.running.away import Unsettled
from facilitator.running.prompts.consequences import left
from facilitator.running.prompts.leftover import leftover_prompt, not_held
from facilitator.running.prompts.matter import Matter, Sources
from facilitator.running.prompts.prompt import Effect, Key, Led, Prompt, if_still, look
from facilitator.running.prompts.question import Question, brief, numbered

LONGEST_OVERTIME: Final = 30 * MINUTE
"""How long after its time a session is likely to have gone on until the laptop was closed."""


class MorningPrompt(Prompt, frozen=True, kw_only=True):
    """Asks when the session ended; each answer but one that it goes on is an instant."""

    led: Led
    since: dt.datetime

    def answered(self, answer: str | None) -> Iterator[Effect]:
        """Let it have ended and ask what happens to what was not held, or let it go on."""
        (session,) = self.about
        choice: AwayChoice
        match answer:
            case None:
                return
            case "paused" | "counted":
                choice, since = answer, self.since
            case _:
                choice, since = "ended", dt.datetime.fromisoformat(answer)
        yield if_still(
            partial(_is_open, session=session),
            lambda state, now: moves.settle_away(state, now, since, now, choice),
        )
        prompt = leftover_prompt(self.led) if choice == "ended" else None
        if prompt is not None:
            yield prompt


def _is_open(state: State, now: dt.datetime, *, session: SessionId) -> bool:
    found = never_ended(state, now)
    return found is not None and found.slot.session.id == session


def mornings(of: Sources, here: View) -> Iterator[Matter]:
    """Ask about the session that still runs although its day is over."""
    found = never_ended(here.state, here.plan.now)
    if found is None:
        return
    yield Matter(
        key=_key(found.slot.session.id),
        text=_ended_never(found, here.state, of.led.language),
        details=(_today(here, of.led.language),),
        pressure=here.plan.now - found.over,
        front=True,
        prompt=partial(_prompt, of.led, found, of.unsettled),
    )


def _key(session: SessionId) -> Key:
    return ("morning", session)


def _prompt(led: Led, known: NeverEnded, unsettled: Unsettled) -> MorningPrompt:
    here, say = look(led), led.language.say
    found = never_ended(here.state, here.plan.now) or known
    session = found.slot.session.id
    ends = _ends(found, led.meeting.journal.events, unsettled)
    since = ends[0]
    answers = [
        (
            _ended(end, here, led.language),
            end.isoformat(),
            _left_out(here, session, end, led.language),
        )
        for end in ends
    ]
    goes_on: Sequence[tuple[str, AwayChoice]] = (
        (say("it goes on now: the night does not count"), "paused"),
        (say("it ran all night: the night counts"), "counted"),
    )
    for words, choice in goes_on:
        fact = AwaySettled(session, since, here.plan.now, choice)
        answers.append((words, choice, left(foresee(here, fact), led.language)))
    question = Question(
        _words(found, here, led.language),
        numbered(answers),
        escape=say("decide later"),
    )
    return MorningPrompt(
        question=question, about=(session,), key=_key(session), led=led, since=since
    )


def _ends(
    found: NeverEnded, events: Sequence[Event], unsettled: Unsettled
) -> Sequence[dt.datetime]:
    """Return the instants at which it may have ended, the likeliest first.

    Whoever closed the laptop soon after the session's time was up ended it by that; else it ended
    with its time, or with what was noted last.
    """
    known = [event.at for event in events if found.known <= event.at < found.over]
    last = max([found.due, *known])
    closed = [
        away.absence.since
        for away in unsettled.waiting()
        if found.known <= away.absence.since < found.over <= away.absence.until
    ]
    likely = [each for each in closed if each <= last + LONGEST_OVERTIME]
    ends: list[dt.datetime] = []
    for end in (*likely, last, found.due):
        if all(abs(end - other) >= MINUTE for other in ends):
            ends.append(end)
    return ends


def _left_out(here: View, session: SessionId, end: dt.datetime, language: Language) -> str:
    """Say how much was not held if it ended then."""
    after = foresee(here, AwaySettled(session, end, here.plan.now, "ended"))
    count = len(not_held(after.state, after.plan.now))
    told = language.count("{n} session was not held", "{n} sessions were not held", count)
    return told if count else ""


def _ended(end: dt.datetime, here: View, language: Language) -> str:
    zone = here.state.zone
    at, date = clock_time(end, zone), end.astimezone(zone).date()
    if here.plan.now.astimezone(zone).date() - date == DAY:
        return language.say("it ended yesterday at {at}", at=at)
    return language.say("it ended on {date} at {at}", date=language.date(date), at=at)


def _words(found: NeverEnded, here: View, language: Language) -> str:
    """Name the session and its date, and which day it is by now."""
    never = _ended_never(found, here.state, language)
    return language.say("{never}; {today}", never=never, today=_today(here, language))


def _ended_never(found: NeverEnded, state: State, language: Language) -> str:
    title, date = brief(found.slot.session.title, 1), language.date(state.dates[found.slot.day])
    return language.say("“{title}” of {date} was never ended", title=title, date=date)


def _today(here: View, language: Language) -> str:
    """Say which day it is by now."""
    date = here.plan.now.astimezone(here.state.zone).date()
    if date not in here.state.dates:
        return language.say("today is {date}", date=language.date(date))
    day = here.state.dates.index(date) + 1
    return language.say("today is {date}, day {day}", day=day, date=language.date(date))

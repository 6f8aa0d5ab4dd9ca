"""What a time was in which nobody kept time: the laptop slept, or the program was not running."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from facilitator.core.base.language import Language, clock_time
from facilitator.core.base.span import ZERO
from facilitator.core.record.sessions import AwayChoice
from facilitator.core.record.state import State
from facilitator.core.time import moves
from facilitator.core.time.view import View
from facilitator.running.away import Away, Unsettled
from facilitator.running.prompts.matter import Matter
from facilitator.running.prompts.prompt import Act, Effect, Led, Prompt, Tell, look
from facilitator.running.prompts.question import Question, numbered, short
from facilitator.running.vigil import LONG


class AwayPrompt(Prompt, frozen=True, kw_only=True):
    """Asks about a time away that is unsettled."""

    away: Away
    unsettled: Unsettled

    def answered(self, answer: str | None) -> Iterator[Effect]:
        """Settle the time away, if nobody did so elsewhere."""
        choice = _choice(answer)
        if choice is None:
            return
        if self.away not in self.unsettled.waiting():
            yield Tell(moves.ACCOUNTED)
        else:
            since, until = self.away.absence
            yield Act(lambda state, now: moves.settle_away(state, now, since, until, choice))


def times_away(led: Led, here: View, unsettled: Unsettled) -> Iterator[Matter]:
    """Ask about each time away of which nothing is said."""
    for away in unsettled.waiting():
        since = away.absence.since.isoformat()
        words = _words(away, here.state, led.language)
        session = here.state.session(away.session)
        title = short(session.title) if session is not None else ""
        yield Matter(
            key=("away", away.session, since),
            text=words,
            details=(title,),
            front=away.absence.length > LONG,
            prompt=partial(_prompt, led, away, unsettled),
        )


def _prompt(led: Led, away: Away, unsettled: Unsettled) -> AwayPrompt:
    state, language = look(led).state, led.language
    say, absence = language.say, away.absence
    answers = [
        (say("count it: the session went on"), "counted"),
        (say("a pause: it does not count"), "paused"),
    ]
    if absence.length >= ZERO:
        since = clock_time(absence.since, state.zone)
        answers.append((say("the session ended at {since}", since=since), "ended"))
    session = state.session(away.session)
    question = Question(
        _words(away, state, language),
        numbered(answers),
        short(session.title) if session is not None else "",
        say("decide later"),
    )
    return AwayPrompt(question=question, about=(away.session,), away=away, unsettled=unsettled)


def _words(away: Away, state: State, language: Language) -> str:
    """Say how long it was, and from when to when."""
    absence, say = away.absence, language.say
    times = {
        "length": language.minutes(absence.length),
        "since": clock_time(absence.since, state.zone),
        "until": clock_time(absence.until, state.zone),
    }
    if absence.length < ZERO:
        return say("The clock went back {length}, from {since} to {until}", **times)
    return say("Away {length}, from {since} to {until}", **times)


def _choice(answer: str | None) -> AwayChoice | None:
    match answer:
        case "counted" | "paused" | "ended":
            return answer
        case _:
            return None

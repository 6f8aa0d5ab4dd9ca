"""What a time was in which nobody kept time: the laptop slept, or the program was not running."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import get_args

from facilitator.core.base.language import Language, clock_time, quoted
from facilitator.core.base.refusal import Refused
from facilitator.core.base.span import ZERO
from facilitator.core.record.move import decide
from facilitator.core.record.sessions import AwayChoice
from facilitator.core.record.state import State
from facilitator.core.time import moves
from facilitator.core.time.never_ended import never_ended
from facilitator.core.time.view import View, foresee
from facilitator.running.away import Away, Unsettled
from facilitator.running.prompts.consequences import consequence, left
from facilitator.running.prompts.matter import Matter, Sources
from facilitator.running.prompts.prompt import Decision, Effect, Key, Led, Prompt, if_still, look
from facilitator.running.prompts.question import Question, numbered, short
from facilitator.running.sleep import LONG


class AwayPrompt(Prompt, frozen=True, kw_only=True):
    """Asks about a time away that is unsettled."""

    away: Away
    unsettled: Unsettled

    def answered(self, answer: str | None) -> Iterator[Effect]:
        """Settle the time away, if nobody did so elsewhere."""
        for choice in get_args(AwayChoice):
            if choice == answer:
                yield if_still(
                    lambda *_: self.away in self.unsettled.waiting(),
                    _settle(self.away, choice),
                    moves.ACCOUNTED,
                )


def times_away(of: Sources, here: View) -> Iterator[Matter]:
    """Ask about each time away of which nothing is said.

    On the morning after a day that was not ended, that is what is asked first.
    """
    if never_ended(here.state, here.plan.now) is not None:
        return
    for away in of.unsettled.waiting():
        long = away.absence.length > LONG
        yield Matter(
            key=_key(away),
            text=_words(away, here.state, of.led.language),
            details=(_title(away, here.state),),
            pressure=here.plan.now - away.absence.until if long else ZERO,
            front=long,
            prompt=partial(_prompt, of.led, away, of.unsettled),
        )


def _key(away: Away) -> Key:
    return ("away", away.session, away.absence.since.isoformat())


def _prompt(led: Led, away: Away, unsettled: Unsettled) -> AwayPrompt:
    here, say = look(led), led.language.say
    answers: list[tuple[str, ...]] = [
        (say("count it: the session went on"), "counted", _leads_to(here, away, "counted", led)),
        (say("a pause: it does not count"), "paused", _leads_to(here, away, "paused", led)),
    ]
    if away.absence.length >= ZERO:
        since = clock_time(away.absence.since, here.state.zone)
        title = quoted(_title(away, here.state))
        answers.append(
            (
                say("the session ended at {since}", since=since),
                "ended",
                consequence(here, _settle(away, "ended"), led.language),
                say("End {title} at {since}?", title=title, since=since),
            )
        )
    question = Question(
        _words(away, here.state, led.language),
        numbered(answers),
        _title(away, here.state),
        say("decide later"),
    )
    return AwayPrompt(
        question=question,
        about=(away.session,),
        key=_key(away),
        away=away,
        unsettled=unsettled,
    )


def _settle(away: Away, choice: AwayChoice) -> Decision:
    since, until = away.absence
    return lambda state, now: moves.settle_away(state, now, since, until, choice)


def _leads_to(here: View, away: Away, choice: AwayChoice, led: Led) -> str:
    """Say how much time is left by an answer."""
    try:
        fact = decide(_settle(away, choice), here.state, here.plan.now)
    except Refused:
        return ""
    return left(foresee(here, fact), led.language)


def _title(away: Away, state: State) -> str:
    session = state.session(away.session)
    return short(session.title) if session is not None else ""


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

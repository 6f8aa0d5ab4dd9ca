"""What a time was in which nobody kept time: the laptop slept, or the program was not running."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from facilitator.core.base.language import Language, clock_time
from facilitator.core.base.span import ZERO
from facilitator.core.record.sessions import AwayChoice
from facilitator.core.record.state import State
from facilitator.core.time import moves
from facilitator.running.away import Away, Unsettled
from facilitator.running.prompts.prompt import Act, Effect, Led, Prompt, Tell
from facilitator.running.prompts.question import Question, numbered
from facilitator.running.vigil import LONG, Absence


class AwayPrompt(Prompt, frozen=True, kw_only=True):
    """Asks about the first of the times away that are unsettled."""

    unbidden: ClassVar[bool] = True

    away: Away
    unsettled: Unsettled

    def answered(self, answer: str | None) -> Iterator[Effect]:
        """Settle the time away, if nobody did so elsewhere.

        No answer counts the time; where an answer was undone, it leaves that so.
        """
        self.unsettled.answered()
        if not self.unsettled.open(self.away):
            yield Tell(moves.ACCOUNTED)
        elif answer is not None or not self.away.again:
            (since, until), choice = self.away.absence, _choice(answer)
            yield Act(lambda state, now: moves.settle_away(state, now, since, until, choice))


def what_it_was(led: Led, unsettled: Unsettled) -> AwayPrompt | None:
    """Ask about a time away, if one is to be asked about now."""
    away = unsettled.ask()
    if away is None:
        return None
    question = _question(away, led.meeting.state, led.language)
    return AwayPrompt(question=question, about=(away.session,), away=away, unsettled=unsettled)


def _question(away: Away, state: State, language: Language) -> Question:
    """Ask what the time away was; what was taken back need not be said anew."""
    absence = away.absence
    say = language.say
    times = {
        "length": language.minutes(absence.length),
        "since": clock_time(absence.since, state.zone),
        "until": clock_time(absence.until, state.zone),
    }
    back = absence.length < ZERO
    words = (
        say("The clock went back {length}, from {since} to {until}", **times)
        if back
        else say("Away {length}, from {since} to {until}", **times)
    )
    session = state.session(state.current)
    answers = [
        (say("count it: the session went on"), "counted"),
        (say("a pause: it does not count"), "paused"),
    ]
    if not back:
        answers.append((say("the session ended at {since}", since=times["since"]), "ended"))
    long = not away.again and (absence.length > LONG or _other_date(absence, state))
    title = session.title if session else ""
    return Question(words, numbered(answers), title, "" if long else say("count it"))


def _other_date(absence: Absence, state: State) -> bool:
    zone = state.zone
    return absence.since.astimezone(zone).date() != absence.until.astimezone(zone).date()


def _choice(answer: str | None) -> AwayChoice:
    match answer:
        case "paused":
            return "paused"
        case "ended":
            return "ended"
        case _:
            return "counted"

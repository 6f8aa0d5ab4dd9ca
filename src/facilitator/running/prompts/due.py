"""Whether the session whose time has come is started, while nothing runs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from facilitator.core.base.ids import SessionId
from facilitator.core.base.language import Language, clock_time, quoted
from facilitator.core.base.span import MINUTE
from facilitator.core.record.state import State
from facilitator.core.time import moves
from facilitator.core.time.schedule import Row
from facilitator.core.time.view import View
from facilitator.running.prompts.consequences import consequence
from facilitator.running.prompts.matter import Matter, Sources
from facilitator.running.prompts.prompt import Decision, Effect, Key, Led, Prompt, if_still, look
from facilitator.running.prompts.question import Question, brief, numbered

LATE: Final = MINUTE
"""How long after its planned start it is asked about."""


class DuePrompt(Prompt, frozen=True, kw_only=True):
    """Asks about the session that ought to have begun."""

    def answered(self, answer: str | None) -> Iterator[Effect]:
        """Start it, or leave it out."""
        (session,) = self.about
        if answer is not None:
            yield if_still(
                lambda state, _: state.current is None and not state.of(session).over,
                _ways(session)[answer],
            )


def due(of: Sources, here: View) -> Iterator[Matter]:
    """Ask about the day's next session, if its time has come and nothing runs."""
    state, row = here.state, here.plan.following
    if row is None or here.plan.current is not None or row.slot.day != here.plan.today:
        return
    late = here.plan.now - row.due
    if late < LATE or here.plan.now.astimezone(state.zone).date() < state.dates[row.slot.day]:
        return
    length = of.led.language.minutes(late)
    yield Matter(
        key=_key(row),
        text=_words(row, state, of.led.language),
        details=(of.led.language.say("{length} late", length=length),),
        pressure=late,
        prompt=partial(_prompt, of.led, row),
    )


def _prompt(led: Led, row: Row) -> DuePrompt:
    here, say, session = look(led), led.language.say, row.session.id
    words = {"start": say("start it now"), "skip": say("skip it")}
    answers = [
        (words[value], value, consequence(here, way, led.language))
        for value, way in _ways(session).items()
    ]
    question = Question(
        _words(row, here.state, led.language), numbered(answers), escape=say("decide later")
    )
    return DuePrompt(question=question, about=(session,), key=_key(row))


def _ways(session: SessionId) -> dict[str, Decision]:
    return {
        "start": lambda state, now: moves.go_to(state, now, session),
        "skip": lambda state, now: moves.skip(state, now, session),
    }


def _key(row: Row) -> Key:
    return ("due", row.session.id)


def _words(row: Row, state: State, language: Language) -> str:
    at = clock_time(row.due, state.zone)
    return language.say(
        "{title} {at} has not started", title=quoted(brief(row.session.title)), at=at
    )

"""What to do with the time that a session leaves over when it ends early."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final, Literal

from facilitator.core.base.ids import SessionId
from facilitator.core.base.language import Language, Phrase, clock_time, length, phrase
from facilitator.core.base.span import MINUTE, ZERO
from facilitator.core.record.move import decide
from facilitator.core.time import moves
from facilitator.core.time.figures import shown
from facilitator.core.time.schedule import Row
from facilitator.core.time.view import View, foresee, view
from facilitator.running.prompts.consequences import consequence, outcome
from facilitator.running.prompts.prompt import (
    Act,
    Decision,
    Effect,
    Led,
    Prompt,
    if_still,
    kept_elsewhere,
    look,
)
from facilitator.running.prompts.question import Question, numbered, titled

Meant = Literal["next", "wait"]
"""What ends a session: going on to the next one, or waiting for it."""

EARLY: Final = 2 * MINUTE
"""From how much time left on it is asked what becomes of it."""

KEYS: Final = {"next": "session.next", "wait": "session.end"}

WAYS: Final[dict[str, Decision]] = {
    "next": moves.next_session,
    "wait": moves.end,
    "bank": partial(moves.next_session, hold=True),
}


class EarlyPrompt(Prompt, frozen=True, kw_only=True):
    """Asks before a session ends early; what the key that asked is for is the first answer."""

    def answered(self, answer: str | None) -> Iterator[Effect]:
        """Go on to the next session, keep the time in reserve, or wait; or go on with this one."""
        if answer is not None:
            (session,) = self.about
            yield if_still(
                lambda state, _: state.current == session,
                WAYS[answer],
                phrase("That session no longer runs: nothing was changed."),
            )


def finish(led: Led, meant: Meant) -> Effect:
    """End the running session, after asking if it is early and the next is planned later."""
    if refused := kept_elsewhere(led):
        return refused
    here = look(led)
    row, running, left = here.plan.following, here.plan.current, here.plan.remaining
    if row is None or running is None or left is None or left < EARLY:
        return Act(WAYS[meant])
    if row.slot.day != running.slot.day or row.due <= here.plan.now:
        return Act(WAYS[meant])
    return _prompt(led, meant, here)


def _prompt(led: Led, meant: Meant, here: View) -> EarlyPrompt:
    """Ask about the session that runs, with the figures of the moment."""
    session, say = SessionId(here.state.current or ""), led.language.say
    question = Question(
        say(_words(here)),
        numbered(_answers(here, led, meant)),
        escape=say("go on with this session"),
    )
    return EarlyPrompt(
        question=question,
        about=(session,),
        again=KEYS[meant],
        afresh=partial(_afresh, led, meant, session),
    )


def _afresh(led: Led, meant: Meant, session: SessionId) -> EarlyPrompt | None:
    here = look(led)
    return _prompt(led, meant, here) if here.state.current == session else None


def _words(here: View) -> Phrase:
    """Say how early it is by the seconds that the figure shows, while it is."""
    left = shown(here.plan.remaining or ZERO)
    if left < MINUTE:
        return phrase("The time is up. What next?")
    return phrase("{left} early. What next?", left=length(left))


def _answers(here: View, led: Led, meant: Meant) -> Iterator[tuple[str, str, str]]:
    state, row, say = here.state, here.plan.following, led.language.say
    if row is None:
        return
    title, at = titled(row.session.title), clock_time(row.due, state.zone)
    words = {
        "next": say("start {title} now", title=title),
        "wait": say("wait for {title} until {at}", title=title, at=at),
    }
    held = state.slot(moves.can_wait(state, here.plan.now))
    if held is not None:
        later = clock_time(held.start, state.zone)
        words["bank"] = say("start it now and keep the time: the one after waits until {at}",
                            at=later)  # fmt: skip
    for value in sorted(words, key=lambda value: value != meant):
        leads_to = (
            _waited(here, row, led.language)
            if value == "wait"
            else consequence(here, WAYS[value], led.language)
        )
        yield words[value], value, leads_to


def _waited(here: View, row: Row, language: Language) -> str:
    """Say what it leads to that a session begins when it is due, and nothing runs until then."""
    ended = foresee(here, decide(moves.end, here.state, here.plan.now)).state
    return outcome(here, view(ended, row.due), language)

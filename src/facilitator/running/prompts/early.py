"""What to do with the time that a session leaves over when it ends early."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final, Literal

from facilitator.core.base.language import clock_time, phrase
from facilitator.core.base.span import MINUTE
from facilitator.core.time import moves
from facilitator.core.time.view import View
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
    if row.slot.day != running.slot.day or row.slot.start <= here.plan.now:
        return Act(WAYS[meant])
    say = led.language.say
    question = Question(
        say("{left} early. What next?", left=led.language.minutes(left)),
        numbered(_answers(here, led, meant)),
        escape=say("go on with this session"),
    )
    return EarlyPrompt(question=question, about=(running.session.id,), again=KEYS[meant])


def _answers(here: View, led: Led, meant: Meant) -> Iterator[tuple[str, str, str]]:
    state, row, say = here.state, here.plan.following, led.language.say
    if row is None:
        return
    title, at = titled(row.session.title), clock_time(row.slot.start, state.zone)
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
            outcome(here, here, led.language)  # it is waited for as long as this one would last
            if value == "wait"
            else consequence(here, WAYS[value], led.language)
        )
        yield words[value], value, leads_to

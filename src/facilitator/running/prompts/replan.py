"""Whether to plan the rest of the day again, after saying what that would do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import partial

from facilitator.core.base.language import Phrase
from facilitator.core.record.events import AnyFact
from facilitator.core.record.state import State
from facilitator.core.time.rebalance.propose import accept, propose, rebalance
from facilitator.core.time.rebalance.sentences import sentences
from facilitator.core.time.rebalance.ways import WAYS, Way
from facilitator.core.time.view import foresee
from facilitator.running.prompts.consequences import consequence, outcome
from facilitator.running.prompts.prompt import Act, Decision, Effect, Led, Prompt, look
from facilitator.running.prompts.question import Question, numbered, titled
from facilitator.running.prompts.room import tell_room


class ReplanPrompt(Prompt, frozen=True, kw_only=True):
    """Asks whether to make up time in some `ways`; there may be nothing that helps.

    `told` says what it would do. A screen shows it as a dialogue in which all can be chosen.
    """

    led: Led
    ways: tuple[Way, ...]
    told: tuple[Phrase, ...]

    def answered(self, answer: str | None) -> Iterator[Effect]:
        """Make up the time, move what is fixed, or let the fixed point begin late."""
        ways, before = self.ways, look(self.led)
        match answer:
            case "apply":
                yield Act(lambda state, now: rebalance(state, now, ways))
            case "move":
                yield Act(partial(_move, ways=ways))
            case "accept":
                late = self.about
                yield Act(lambda state, now: accept(state, now, *late))
            case _:
                return
        yield from tell_room(self.led, before)


def replan(led: Led, ways: Sequence[Way] = WAYS) -> ReplanPrompt:
    """Work out what a rebalance would do in these ways, and ask whether to do it."""
    here = look(led)
    state = here.state
    found = propose(state, here.plan.now, ways)
    say, lost = led.language.say, found.lost
    answers: list[tuple[str, ...]] = []
    if found.changes:
        leads_to = outcome(here, foresee(here, found.fact), led.language)
        answers.append((say("apply"), "apply", leads_to))
    if lost is not None:
        title, late = titled(lost.session.title), lost.session.id
        words = say("accept that {title} starts late", title=title)
        decide: Decision = lambda state, now: accept(state, now, late)  # noqa: E731
        answers.append((words, "accept", consequence(here, decide, led.language)))
        answers.append(
            (
                say("move what is fixed by what is left over"),
                "move",
                consequence(here, partial(_move, ways=ways), led.language),
                say("Move what has a fixed time?"),
            )
        )
    words = say("Replan the rest of the day?")
    return ReplanPrompt(
        question=Question(words, numbered(answers), escape=say("leave as it is")),
        about=(lost.session.id,) if lost is not None else (),
        again="session.rebalance",
        led=led,
        ways=tuple(ways),
        told=tuple(sentences(found, state.zone)),
    )


def _move(state: State, now: dt.datetime, *, ways: Sequence[Way]) -> AnyFact:
    """Move what is fixed by what is left over."""
    moving = tuple(slot.session.id for slot in state.slots)
    return rebalance(state, now, ways, moving=moving)

"""Whether to plan the rest of the day anew, after saying what that would do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facilitator.core.base.language import Phrase
from facilitator.core.base.text import clean_line
from facilitator.core.time.rebalance.propose import accept, propose, rebalance
from facilitator.core.time.rebalance.sentences import sentences
from facilitator.core.time.rebalance.ways import WAYS, Way
from facilitator.running.prompts.prompt import Act, Effect, Led, Prompt, look
from facilitator.running.prompts.question import Answer, Question


class ReplanPrompt(Prompt, frozen=True, kw_only=True):
    """Asks whether to make up time in some `ways`; there may be nothing that helps.

    `told` says what it would do. A screen shows it as a dialogue in which all can be chosen.
    """

    led: Led
    ways: tuple[Way, ...]
    told: tuple[Phrase, ...]

    def answered(self, answer: str | None) -> Iterator[Effect]:
        """Make up the time, move what is fixed, or let the fixed point begin late."""
        ways = self.ways
        match answer:
            case "apply":
                yield Act(lambda state, now: rebalance(state, now, ways))
            case "move":
                moving = tuple(slot.session.id for slot in self.led.meeting.state.slots)
                yield Act(lambda state, now: rebalance(state, now, ways, moving=moving))
            case "accept" if self.about:
                (late,) = self.about
                yield Act(lambda state, now: accept(state, now, late))
            case _:
                pass


def replan(led: Led, ways: Sequence[Way] = WAYS) -> ReplanPrompt:
    """Work out what a rebalance would do in these ways, and ask whether to do it."""
    state, plan = look(led)
    found = propose(state, plan.now, ways)
    say, lost = led.language.say, found.lost
    answers = [Answer("r", say("apply"), "apply")] if found.changes else []
    if lost is not None:
        title = clean_line(lost.session.title)
        answers.append(Answer("m", say("move what is fixed by what is left over"), "move"))
        words = say("accept that {title} begins late", title=title)
        answers.append(Answer("a", words, "accept"))
    words = say("Replan the rest of the day?")
    return ReplanPrompt(
        question=Question(words, tuple(answers), escape=say("leave as it is")),
        about=(lost.session.id,) if lost is not None else (),
        led=led,
        ways=tuple(ways),
        told=tuple(sentences(found, state.zone)),
    )

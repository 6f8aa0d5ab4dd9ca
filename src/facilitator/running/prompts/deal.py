"""Whether people are to be dealt to the groups as it would come out."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.core.base.language import Phrase, counted, phrase
from facilitator.core.record.events import AnyFact
from facilitator.core.record.groups import MemberPlaced, MembersDealt
from facilitator.core.record.move import decide
from facilitator.running.dealing import dealt
from facilitator.running.prompts.prompt import Act, Decision, Effect, Led, Prompt, look
from facilitator.running.prompts.question import Question, numbered


class DealPrompt(Prompt, frozen=True, kw_only=True):
    """Asks before people are dealt to groups, and says what would come of it."""

    act: Act

    def answered(self, answer: str | None) -> Iterator[Effect]:
        """Deal them, or leave them where they are."""
        if answer is not None:
            yield self.act


def deal(led: Led, decision: Decision, again: str = "") -> DealPrompt:
    """Ask whether to deal people as `decision` would; raises `Refused` as it does."""
    state, plan = look(led)
    fact, say = decide(decision, state, plan.now), led.language.say
    detail = "\n".join(say(line) for line in dealt(state, fact, plan.now))
    answers = numbered([(say("do it"), "do")])
    question = Question(say(_words(fact)), answers, detail, say("leave it so"))
    return DealPrompt(question=question, act=Act(decision), again=again)


def _words(fact: AnyFact) -> Phrase:
    match fact:
        case MembersDealt(placement=placement):
            n = len(placement)
            return counted("Deal {n} person to the groups?", "Deal {n} people to the groups?", n)
        case MemberPlaced(others=others):
            n = 1 + len(others or ())
            return counted(
                "Put {n} person where they are needed most?",
                "Put {n} people where they are needed most?",
                n,
            )
        case _:
            return phrase("Go on to the next round of the rotation?")

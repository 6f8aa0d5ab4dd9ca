"""What happened in a round, in words."""

from __future__ import annotations

from facilitator.core.base.language import Phrase, phrase
from facilitator.core.record.rounds import (
    Answered,
    QuestionTaken,
    RoundFact,
    RoundOrdered,
    TurnEnded,
    TurnSkipped,
    TurnStarted,
)
from facilitator.core.record.state import State
from facilitator.core.telling import names


def describe(fact: RoundFact, state: State) -> Phrase:  # noqa: PLR0911 - one a kind
    """Say what a fact is, with the names that things have in a state."""
    match fact:
        case RoundOrdered():
            return phrase("changed the order of the round")
        case TurnStarted():
            return phrase("gave the turn to {name}", name=names.who(fact.taker, state))
        case TurnEnded():
            return phrase("ended the turn of {name}", name=names.who(fact.taker, state))
        case TurnSkipped():
            return phrase("passed over {name}", name=names.who(fact.taker, state))
        case Answered(text=""):
            return phrase("took back an answer")
        case Answered():
            return phrase(
                "kept the answer of {name}: “{text}”",
                name=names.who(fact.taker, state),
                text=names.short(fact.text),
            )
        case QuestionTaken(question=0):
            return phrase("put the question aside")
        case QuestionTaken():
            return phrase("took up question {n}", n=fact.question)

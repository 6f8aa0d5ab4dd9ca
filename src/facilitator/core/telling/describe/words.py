"""What was decided about words, in words."""

from __future__ import annotations

from facilitator.core.base.language import Phrase, phrase
from facilitator.core.homework.tasks import lists
from facilitator.core.record.state import State
from facilitator.core.record.terms import normal
from facilitator.core.record.words import (
    AgreementDropped,
    MergeDeclined,
    TermAgreed,
    TermsMerged,
    WordFact,
)
from facilitator.core.telling import names


def describe(fact: WordFact, state: State) -> Phrase:
    """Say what a fact is, with the names that things have in a state."""
    match fact:
        case TermsMerged(term, into) if term == into:
            return phrase("took “{term}” apart again", term=_spelled(term, state))
        case TermsMerged(term, into):
            return phrase(
                "merged “{term}” into “{into}”",
                term=_spelled(term, state),
                into=_spelled(into, state),
            )
        case MergeDeclined(one, other):
            return phrase(
                "kept “{one}” and “{other}” apart",
                one=_spelled(one, state),
                other=_spelled(other, state),
            )
        case TermAgreed(_, label):
            return phrase("agreed on the term “{term}”", term=names.short(label))
        case AgreementDropped(term):
            return phrase("dropped the agreed term “{term}”", term=_spelled(term, state))


def _spelled(form: str, state: State) -> str:
    """Spell a normal form as somebody handed it in; as it is where no list holds it any more."""
    handed_in = (term.text for terms in lists(state).values() for term in terms)
    return names.short(next((text for text in handed_in if normal(text) == form), form))

"""What was decided about words, in words."""

from __future__ import annotations

from facilitator.core.base.language import Phrase, phrase
from facilitator.core.record.state import State
from facilitator.core.record.words import (
    AgreementDropped,
    MergeDeclined,
    TermAgreed,
    TermsMerged,
    WordFact,
)
from facilitator.core.telling import names


def describe(fact: WordFact, _: State) -> Phrase:
    """Say what a fact is, with the names that things have in a state."""
    match fact:
        case TermsMerged(term, into) if term == into:
            return phrase("took “{term}” apart again", term=names.short(term))
        case TermsMerged(term, into):
            return phrase(
                "merged “{term}” into “{into}”", term=names.short(term), into=names.short(into)
            )
        case MergeDeclined(one, other):
            return phrase(
                "kept “{one}” and “{other}” apart", one=names.short(one), other=names.short(other)
            )
        case TermAgreed(_, label):
            return phrase("agreed on the term “{term}”", term=names.short(label))
        case AgreementDropped(term):
            return phrase("dropped the agreed term “{term}”", term=names.short(term))

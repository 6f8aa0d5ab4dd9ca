"""Merging terms, keeping them apart, and agreeing on one."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from facilitator.core.base.language import phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.base.text import clean_words, says_nothing
from facilitator.core.record.own import Own
from facilitator.core.record.terms import normal
from facilitator.core.record.words import (
    AgreementDropped,
    MergeDeclined,
    TermAgreed,
    TermsMerged,
    WordFact,
)

if TYPE_CHECKING:
    from facilitator.core.record.state import State
from facilitator.core.record.words import agreed_term, agreements, apply, concept_of, pair, parts

# The moves


def merge(state: State, _: dt.datetime, term: str, into: str) -> WordFact:
    """Let the concept of a term count as that of another."""
    one, other = _concepts(state, term, into)
    if one == other:
        raise Refused(phrase("They are one concept already."))
    return TermsMerged(one, other)


def separate(state: State, _: dt.datetime, term: str) -> WordFact:
    """Let a term be a concept of its own again, with what was merged into it before."""
    words = state.words
    root = concept_of(words, term)
    part = normal(term)
    if part not in parts(words, part):
        raise Refused(phrase("Nothing was merged here that could be separated."))
    fact = TermsMerged(part, part)
    after = apply(words, fact, Own())
    if concept_of(after, root) == concept_of(after, part):
        raise Refused(phrase("The agreed term holds them together: drop that first."))
    return fact


def decline(state: State, _: dt.datetime, one: str, other: str) -> WordFact:
    """Say that two concepts are not one, so that it is not proposed again."""
    first, second = _concepts(state, one, other)
    if first == second:
        raise Refused(phrase("They are one concept already."))
    if pair(first, second) in state.words.declined:
        raise Refused(phrase("They are kept apart already."))
    return MergeDeclined(*pair(first, second))


def _concepts(state: State, one: str, other: str) -> tuple[str, str]:
    if says_nothing(one) or says_nothing(other):
        raise Refused(phrase("Type two terms."))
    return concept_of(state.words, one), concept_of(state.words, other)


def agree(state: State, _: dt.datetime, term: str, wording: str) -> WordFact:
    """Agree to use a wording for the concept of a term.

    Where the wording names another concept the two become one.
    """
    label = clean_words(wording)
    if not label or says_nothing(term):
        raise Refused(phrase("Type the term to use."))
    if agreed_term(state.words, term) == label:
        raise Refused(phrase("That term is agreed on already."))
    return TermAgreed(concept_of(state.words, term), label)


def drop(state: State, _: dt.datetime, term: str) -> WordFact:
    """Let there be no agreed term for the concept of a term any more."""
    found = agreements(state.words, term)
    if not found:
        raise Refused(phrase("No term is agreed on for this concept."))
    return AgreementDropped(found[-1])

"""The laws of decisions about concepts: whatever was decided, nothing is lost and nothing fails."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from facilitator.core.base.refusal import Refused
from facilitator.core.record import words
from facilitator.core.record.move import bound
from facilitator.core.record.own import Own
from facilitator.core.record.state import EMPTY, State
from facilitator.core.record.terms import Term, normal, total
from facilitator.core.record.words import (
    NO_WORDS,
    AgreementDropped,
    MergeDeclined,
    TermAgreed,
    TermsMerged,
    WordFact,
    Words,
    apply,
    concept_of,
)
from facilitator.core.words import moves as word_moves
from facilitator.core.words.concepts import usage

TERMS = st.sampled_from(["a", "b", "c", "d e", "D-E", "f", "\u200b", ""])
SEEN = TERMS.filter(normal)
FACTS: st.SearchStrategy[WordFact] = st.one_of(
    st.builds(TermsMerged, TERMS, TERMS),
    st.builds(MergeDeclined, TERMS, TERMS),
    st.builds(TermAgreed, TERMS, TERMS),
    st.builds(AgreementDropped, TERMS),
)
DECISIONS = st.lists(FACTS, max_size=12)
LISTS = st.dictionaries(
    st.sampled_from("xyz"),
    st.lists(st.builds(Term, SEEN, st.integers(1, 9)), max_size=5),
)
NOW = dt.datetime(2013, 3, 21, tzinfo=dt.UTC)


def decided(facts: list[WordFact]) -> Words:
    found = NO_WORDS
    for fact in facts:
        found = apply(found, fact, Own())
    return found


def meeting(facts: list[WordFact]) -> State:
    return State(EMPTY.agenda, words=decided(facts))


@given(DECISIONS, TERMS)
def test_the_concept_of_a_concept_is_itself(facts: list[WordFact], term: str) -> None:
    root = concept_of(decided(facts), term)
    assert concept_of(decided(facts), root) == root


@given(DECISIONS, LISTS)
def test_no_decision_loses_a_term_or_a_weight(
    facts: list[WordFact], lists: dict[str, list[Term]]
) -> None:
    found = decided(facts)
    used = usage(lists, words.merged(found), found.agreed.values())
    assert {origin for concept in used.concepts for origin in concept.origins} == {
        term.text for terms in lists.values() for term in terms
    }
    assert total(concept.weight for concept in used.concepts) == total(
        term.weight for terms in lists.values() for term in terms
    )
    for concept in used.concepts:
        assert all(concept_of(found, origin) == concept.normal for origin in concept.origins)


@given(DECISIONS, LISTS)
def test_the_agreed_term_is_the_label(facts: list[WordFact], lists: dict[str, list[Term]]) -> None:
    found = decided(facts)
    for concept in usage(lists, words.merged(found), found.agreed.values()).concepts:
        if concept.agreed:
            assert words.agreed_term(found, concept.normal) == concept.label


@given(DECISIONS, SEEN, SEEN)
def test_after_a_move_it_is_so(facts: list[WordFact], one: str, other: str) -> None:
    state = meeting(facts)
    for move in (
        bound(word_moves.merge, one, other),
        bound(word_moves.decline, one, other),
        bound(word_moves.agree, one, other),
        bound(word_moves.drop, one),
        bound(word_moves.separate, one),
    ):
        try:
            fact = move(state, NOW)
        except Refused:
            continue
        assert isinstance(fact, WordFact)
        after = apply(state.words, fact, Own())
        match fact:
            case TermsMerged(term, into) if term != into:
                assert concept_of(after, one) == concept_of(after, other)
            case TermsMerged(term):
                assert concept_of(after, term) != concept_of(state.words, term)
            case TermAgreed():
                assert words.agreed_term(after, one) == other
            case AgreementDropped():
                assert words.agreed_term(after, one) is None
            case _:
                assert words.pair(concept_of(after, one), concept_of(after, other)) in (
                    after.declined
                )


@given(DECISIONS, SEEN, SEEN)
def test_a_merge_is_undone_by_separating(facts: list[WordFact], one: str, other: str) -> None:
    state = meeting(facts)
    try:
        fact = word_moves.merge(state, NOW, one, other)
    except Refused:
        return
    assert isinstance(fact, TermsMerged)
    after = State(EMPTY.agenda, words=apply(state.words, fact, Own()))
    try:
        apart = apply(after.words, word_moves.separate(after, NOW, fact.term), Own())
    except Refused:
        return  # an agreed term holds them together
    assert concept_of(apart, one) != concept_of(apart, other)

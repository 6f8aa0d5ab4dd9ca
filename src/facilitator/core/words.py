"""Words: what the meeting decided about concepts, merged, kept apart, agreed.

A concept is known by its normal form, see `terms.normal`. Who uses which is worked out from the
terms handed in as homework and from these decisions.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from facilitator.core import events as ev
from facilitator.core.concepts import Usage, resolved, usage
from facilitator.core.convergence import change, convergence
from facilitator.core.earlier import Earlier
from facilitator.core.homework import lists
from facilitator.core.language import phrase
from facilitator.core.refused import Refused
from facilitator.core.terms import normal
from facilitator.core.text import clean_line

if TYPE_CHECKING:
    from facilitator.core.candidates import Candidate
    from facilitator.core.state import State


class Words(Struct, frozen=True):
    """Decisions about concepts by normal form.

    `merges` says which counts as which, a term that was separated again as itself, `declined` holds
    pairs that are not one (each pair sorted), `agreed` the term the meeting uses for a concept, the
    one agreed last being last.
    """

    merges: Mapping[str, str] = {}
    declined: frozenset[tuple[str, str]] = frozenset()
    agreed: Mapping[str, str] = {}


NO_WORDS: Final = Words()


def pair(one: str, other: str) -> tuple[str, str]:
    """Give two terms in an order that does not depend on who asks."""
    return (one, other) if one <= other else (other, one)


# The fold


def brought_forward(words: Words, earlier: Earlier) -> Words:
    """Take over what earlier meetings decided about concepts; what was decided here stays."""
    return Words(
        {**{normal(a): normal(b) for a, b in earlier.merged}, **words.merges},
        words.declined | {pair(normal(a), normal(b)) for a, b in earlier.declined},
        {**{normal(term): label for term, label in earlier.agreed}, **words.agreed},
    )


def apply(words: Words, fact: ev.AnyFact) -> Words:
    """Fold a decision about concepts; one about a term without a letter or sign decides nothing."""
    match fact:
        case ev.TermsMerged(term, into) if (one := normal(term)) and (other := normal(into)):
            return replace(words, merges={**words.merges, one: other})
        case ev.MergeDeclined(term, into):
            return replace(words, declined=words.declined | {pair(normal(term), normal(into))})
        case ev.TermAgreed(term, label) if normal(label) and (one := normal(term)):
            agreed = {key: of for key, of in words.agreed.items() if key != one}
            return replace(words, agreed={**agreed, one: label})
        case ev.AgreementDropped(term):
            dropped = agreements(words, term)
            agreed = {key: of for key, of in words.agreed.items() if key not in dropped}
            return replace(words, agreed=agreed)
        case _:
            return words


# What is true


def merged(words: Words) -> Mapping[str, str]:
    """Give all merges, those included that agreed terms bring about.

    To agree on a wording is to let the concept be the one that the wording itself names: a concept
    counts as its agreed term, and so do two with the same one.
    """
    roots = resolved(words.merges)
    links: dict[str, str] = {}
    for term, label in words.agreed.items():
        one, other = (_end(links, roots.get(form, form)) for form in (term, normal(label)))
        if one != other:
            links[one] = other
    return {**words.merges, **links}


def _end(links: Mapping[str, str], form: str) -> str:
    while form in links:
        form = links[form]
    return form


def concept_of(words: Words, term: str) -> str:
    """Give the normal form that stands for the concept of a term."""
    form = normal(term)
    return resolved(merged(words)).get(form, form)


def agreements(words: Words, term: str) -> Sequence[str]:
    """Name the terms for which something was agreed and whose concept is now that of a term."""
    roots = resolved(merged(words))
    form = normal(term)
    root = roots.get(form, form)
    return [key for key in words.agreed if roots.get(key, key) == root]


def agreed_term(words: Words, term: str) -> str | None:
    """Give the agreed term for the concept of a term, if there is one."""
    found = agreements(words, term)
    return words.agreed[found[-1]] if found else None


def parts(words: Words, term: str) -> Sequence[str]:
    """Name the terms that were merged into the concept of a term and can be separated again."""
    roots = resolved(merged(words))
    root = roots.get(normal(term), normal(term))
    return [part for part, into in words.merges.items() if part != into and roots.get(part) == root]


def compared(state: State, words: Words | None = None) -> Usage:
    """Compare the terms handed in: who uses which concept, and how often.

    The decisions that count are the meeting's own, or those of another one.
    """
    words = state.words if words is None else words
    return usage(lists(state), merged(words), words.agreed.values())


def proposals(state: State, used: Usage) -> list[Candidate]:
    """Propose which of the concepts compared to merge, surest first."""
    from facilitator.core.candidates import candidates

    return candidates(used.concepts, state.words.declined)


def drift(before: State, now: State) -> float | None:
    """Say how much closer organisations have come since an earlier meeting, from -1 to 1.

    Both are measured with the decisions of now, as it is what people changed that counts. None if
    no two organisations handed in terms both times; see `convergence.change`.
    """
    then = compared(before, now.words)
    return change(convergence(then), convergence(compared(now)))


# The moves


def merge(state: State, _: dt.datetime, term: str, into: str) -> ev.AnyFact:
    """Let the concept of a term count as that of another."""
    one, other = concept_of(state.words, term), concept_of(state.words, into)
    if one == other:
        raise Refused(phrase("They are one concept already."))
    return ev.TermsMerged(one, other)


def separate(state: State, _: dt.datetime, term: str) -> ev.AnyFact:
    """Let a term be a concept of its own again, with what was merged into it before."""
    words = state.words
    root = concept_of(words, term)
    part = normal(term)
    if part not in parts(words, part):
        raise Refused(phrase("Nothing was merged here that could be separated."))
    fact = ev.TermsMerged(part, part)
    after = apply(words, fact)
    if concept_of(after, root) == concept_of(after, part):
        raise Refused(phrase("The agreed term holds them together: drop that first."))
    return fact


def decline(state: State, _: dt.datetime, one: str, other: str) -> ev.AnyFact:
    """Say that two concepts are not one, so that it is not proposed again."""
    first, second = concept_of(state.words, one), concept_of(state.words, other)
    if first == second:
        raise Refused(phrase("They are one concept already."))
    if pair(first, second) in state.words.declined:
        raise Refused(phrase("They are kept apart already."))
    return ev.MergeDeclined(*pair(first, second))


def agree(state: State, _: dt.datetime, term: str, wording: str) -> ev.AnyFact:
    """Agree to use a wording for the concept of a term.

    Where the wording names another concept the two become one.
    """
    label = clean_line(wording)
    if not label:
        raise Refused(phrase("Type the term to use."))
    if agreed_term(state.words, term) == label:
        raise Refused(phrase("That term is agreed on already."))
    return ev.TermAgreed(concept_of(state.words, term), label)


def drop(state: State, _: dt.datetime, term: str) -> ev.AnyFact:
    """Let there be no agreed term for the concept of a term any more."""
    found = agreements(state.words, term)
    if not found:
        raise Refused(phrase("No term is agreed on for this concept."))
    return ev.AgreementDropped(found[-1])

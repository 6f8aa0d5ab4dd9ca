"""Words: which terms were merged, kept apart or agreed on."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from facilitator.core.record.earlier import Earlier
from facilitator.core.record.fact import Fact
from facilitator.core.record.own import Own
from facilitator.core.record.terms import normal


class TermsMerged(Fact, frozen=True):
    """Two concepts, by normal form, are one: `term` counts as `into`."""

    term: str
    into: str


class MergeDeclined(Fact, frozen=True):
    """Two concepts, by normal form, are not one, however alike."""

    one: str
    other: str


class TermAgreed(Fact, frozen=True):
    """The meeting agreed to use `label` for a concept, by normal form."""

    term: str
    label: str


class AgreementDropped(Fact, frozen=True):
    """There is no agreed term for a concept any more."""

    term: str


WordFact = TermsMerged | MergeDeclined | TermAgreed | AgreementDropped
"""Every fact about words."""


def resolved(merges: Mapping[str, str]) -> Mapping[str, str]:
    """Return for every merged normal form the one that stands for it in the end.

    Where merges go round, the first form of the circle in code point order stands for all of it.
    """
    into = {normal(term): normal(other) for term, other in merges.items()}
    roots: dict[str, str] = {}
    for start in into:
        path: dict[str, None] = {}
        form = start
        while form in into and form not in roots and form not in path:
            path[form] = None
            form = into[form]
        if form in path:
            circle = list(path)
            form = min(circle[circle.index(form) :])
        root = roots.get(form, form)
        roots.update(dict.fromkeys(path, root))
    return roots


class Words(Struct, frozen=True):
    """Decisions about concepts by normal form.

    `merges` says which counts as which, a term that was separated again as itself, `declined` holds
    pairs that are not one (each pair sorted), `agreed` the term the meeting uses for a concept, the
    one agreed last being last.
    """

    merges: Mapping[str, str] = {}
    declined: AbstractSet[tuple[str, str]] = frozenset()
    agreed: Mapping[str, str] = {}


NO_WORDS: Final = Words()


def pair(one: str, other: str) -> tuple[str, str]:
    """Return two terms in an order that does not depend on who asks."""
    return (one, other) if one <= other else (other, one)


# The fold


def brought_forward(words: Words, earlier: Earlier) -> Words:
    """Take over what earlier meetings decided about concepts; what was decided here stays."""
    return Words(
        {**{normal(a): normal(b) for a, b in earlier.merged}, **words.merges},
        words.declined | {pair(normal(a), normal(b)) for a, b in earlier.declined},
        {**{normal(term): label for term, label in earlier.agreed}, **words.agreed},
    )


def apply(words: Words, fact: WordFact, own: Own) -> Words:
    """Fold a decision about concepts; one about a term without a letter or sign decides nothing."""
    match fact:
        case TermsMerged(term, into):
            one, other = normal(term), normal(into)
            if not one or not other:
                return words
            return replace(words, merges=own.put(words.merges, one, other))
        case MergeDeclined(term, into):
            apart = pair(normal(term), normal(into))
            return replace(words, declined=own.add(words.declined, apart))
        case TermAgreed(term, label):
            one = normal(term)
            if not one or not normal(label):
                return words
            return replace(words, agreed=own.put_last(words.agreed, one, label))
        case AgreementDropped(term):
            agreed = words.agreed
            for key in agreements(words, term):
                agreed = own.without(agreed, key)
            return replace(words, agreed=agreed)


# What is true


def merged(words: Words) -> Mapping[str, str]:
    """Return all merges, those included that agreed terms bring about.

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
    """Return the normal form that stands for the concept of a term."""
    form = normal(term)
    return resolved(merged(words)).get(form, form)


def agreements(words: Words, term: str) -> Sequence[str]:
    """Name the terms for which something was agreed and whose concept is now that of a term."""
    roots = resolved(merged(words))
    form = normal(term)
    root = roots.get(form, form)
    return [key for key in words.agreed if roots.get(key, key) == root]


def agreed_term(words: Words, term: str) -> str | None:
    """Return the agreed term for the concept of a term, if there is one."""
    found = agreements(words, term)
    return words.agreed[found[-1]] if found else None


def parts(words: Words, term: str) -> Sequence[str]:
    """Name the terms that were merged into the concept of a term and can be separated again."""
    roots = resolved(merged(words))
    root = roots.get(normal(term), normal(term))
    return [part for part, into in words.merges.items() if part != into and roots.get(part) == root]

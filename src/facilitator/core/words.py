"""Words: what the meeting decided about concepts, merged, kept apart, agreed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from facilitator.core import events as ev


class Words(Struct, frozen=True):
    """Decisions about concepts by normal form.

    `merges` says which counts as which, `declined` holds pairs that are not one (each pair sorted),
    `agreed` the term the meeting uses for a concept.
    """

    merges: Mapping[str, str] = {}
    declined: frozenset[tuple[str, str]] = frozenset()
    agreed: Mapping[str, str] = {}


NO_WORDS: Final = Words()


def pair(one: str, other: str) -> tuple[str, str]:
    """Give two terms in an order that does not depend on who asks."""
    return (one, other) if one <= other else (other, one)


def apply(words: Words, fact: ev.AnyFact) -> Words:
    """Fold a decision about concepts."""
    match fact:
        case ev.TermsMerged(term, into):
            return replace(words, merges={**words.merges, term: into})
        case ev.MergeDeclined(one, other):
            return replace(words, declined=words.declined | {pair(one, other)})
        case ev.TermAgreed(term, label):
            return replace(words, agreed={**words.agreed, term: label})
        case ev.AgreementDropped(term):
            agreed = {key: label for key, label in words.agreed.items() if key != term}
            return replace(words, agreed=agreed)
        case _:
            return words

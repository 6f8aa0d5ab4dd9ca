"""A concept is what organisations mean by the same term, however each of them spells it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from types import MappingProxyType
from typing import Final

from msgspec import Struct

from facilitator.core.record.terms import Term, normal, total
from facilitator.core.record.words import resolved

NO_MERGES: Final[Mapping[str, str]] = MappingProxyType({})


class Sharing(Enum):
    """How many of the organisations that handed in terms use a concept."""

    ALL = "all"
    """Every one of two or more."""
    MOST = "most"
    """More than half, but not all."""
    FEW = "few"
    """Two or more, but not more than half."""
    ONE = "one"
    NONE = "none"
    """Agreed on, though no list holds it."""


class Concept(Struct, frozen=True):
    """A concept with all its spellings.

    `normal` is the normal form that stands for it. `label` is how to show it: the agreed wording,
    else the most used spelling. `uses` says how often each organisation uses it; those that do not
    are left out. `origins` are the spellings as handed in, most used first.
    """

    label: str
    normal: str
    uses: Mapping[str, float]
    origins: tuple[str, ...]
    agreed: bool = False

    @property
    def weight(self) -> float:
        """How often it is used in all: the sum over the organisations."""
        return total(self.uses.values())

    @property
    def normals(self) -> frozenset[str]:
        """Every normal form that is part of the concept."""
        return frozenset({self.normal, *map(normal, self.origins)})


class Usage(Struct, frozen=True):
    """Who uses which concept, and how often.

    `organisations` are those that handed in at least one term, in the order given. `concepts` come
    most shared first, then heaviest, then by normal form.
    """

    organisations: tuple[str, ...]
    concepts: tuple[Concept, ...]

    def sharing(self, concept: Concept) -> Sharing:
        """Return how many of the organisations use a concept; a majority is `MOST` of them."""
        users, organisations = len(concept.uses), len(self.organisations)
        if users <= 1:
            return Sharing.ONE if users else Sharing.NONE
        if users == organisations:
            return Sharing.ALL
        return Sharing.MOST if 2 * users > organisations else Sharing.FEW

    def shared_by(self, sharing: Sharing) -> tuple[Concept, ...]:
        """Return the concepts that are shared so, in their order."""
        return tuple(concept for concept in self.concepts if self.sharing(concept) is sharing)

    def shares(self) -> Mapping[str, float]:
        """Say what share of the words each concept is, by label, every organisation counting alike.

        The share is the mean over organisations of w / Σw, so that one that counted the words of a
        report does not drown one that listed each term once. The shares add up to 1; they are the
        weights of a word cloud. Concepts that no one uses are left out.
        """
        sums = self.sums()
        count = len(self.organisations)
        return {
            concept.label: sum(weight / sums[by] for by, weight in concept.uses.items()) / count
            for concept in self.concepts
            if concept.uses
        }

    def sums(self) -> Mapping[str, float]:
        """Say how much each organisation's terms weigh together."""
        weights: defaultdict[str, list[float]] = defaultdict(list)
        for concept in self.concepts:
            for by, weight in concept.uses.items():
                weights[by].append(weight)
        return {by: total(weights[by]) for by in self.organisations}


class _Gathered:
    """What is known of one concept while the lists are read."""

    def __init__(self) -> None:
        self.uses: defaultdict[str, list[float]] = defaultdict(list)
        self.spellings: defaultdict[str, list[float]] = defaultdict(list)


def usage(
    lists: Mapping[str, Sequence[Term]],
    merges: Mapping[str, str] = NO_MERGES,
    agreed: Iterable[str] = (),
) -> Usage:
    """Gather the terms of all organisations into concepts.

    `merges` are the accepted merges, each a term and the one it was merged into; they may chain or
    go round. `agreed` are agreed wordings: each is the label of the concept that its normal form
    belongs to, and of several for one concept the last. To agree on a wording no one used, merge
    into it. Neither loses an origin, and no weight is lost: an organisation's terms weigh together
    what they weighed before.
    """
    roots = resolved(merges)
    gathered: defaultdict[str, _Gathered] = defaultdict(_Gathered)
    normals: dict[str, str] = {}
    for organisation, terms in lists.items():
        for term in terms:
            form = normals.get(term.text) or normal(term.text)
            normals[term.text] = form
            concept = gathered[roots.get(form, form)]
            concept.uses[organisation].append(term.weight)
            concept.spellings[term.text].append(term.weight)
    labels = {roots.get(form, form): wording for wording in agreed if (form := normal(wording))}
    for root in labels:
        gathered.setdefault(root, _Gathered())  # agreed on, though perhaps in no list
    concepts = (_concept(root, of, labels, normals) for root, of in gathered.items())
    return Usage(
        tuple(organisation for organisation, terms in lists.items() if terms),
        tuple(sorted(concepts, key=lambda it: (-len(it.uses), -it.weight, it.normal))),
    )


def number(
    lists: Mapping[str, Sequence[Term]],
    merges: Mapping[str, str] = NO_MERGES,
    agreed: Iterable[str] = (),
) -> int:
    """Count the concepts of `usage` without comparing them."""
    roots = resolved(merges)
    texts = {term.text for terms in lists.values() for term in terms}
    forms = {form for form in map(normal, agreed) if form} | set(map(normal, texts))
    return len({roots.get(form, form) for form in forms})


def _concept(
    root: str, of: _Gathered, labels: Mapping[str, str], normals: Mapping[str, str]
) -> Concept:
    weights = {spelling: total(each) for spelling, each in of.spellings.items()}
    origins = tuple(sorted(weights, key=lambda spelling: (-weights[spelling], spelling)))
    own = (spelling for spelling in origins if normals[spelling] == root)
    return Concept(
        labels.get(root) or next(own, None) or next(iter(origins), root),
        root,
        {organisation: total(each) for organisation, each in of.uses.items()},
        origins,
        root in labels,
    )

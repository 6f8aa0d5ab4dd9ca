"""Convergence is how far organisations use the same concepts, and to the same extent."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from math import fsum
from typing import Final

from msgspec import Struct

from facilitator.core.words.concepts import Usage

_PARTS: Final = 1000
"""Weights are compared in thousandths, so that equal lists come out exactly equal."""


class Convergence(Struct, frozen=True):
    """How far organisations use the same concepts, from 0 (none in common) to 1 (all, alike).

    `value` is for all of them, None with fewer than two that handed in terms. `closeness` is for
    each of them with the others, `pairs` for each two, in the order of the organisations.
    """

    value: float | None
    closeness: Mapping[str, float]
    pairs: Mapping[tuple[str, str], float]


def convergence(usage: Usage) -> Convergence:
    """Measure how far the organisations use the same concepts.

    For two organisations it is the Ružička similarity of their profiles p and q:

        R(p, q) = Σ min(pᵢ, qᵢ) / Σ max(pᵢ, qᵢ),   pᵢ = wᵢ / Σw

    summed over all concepts i, with wᵢ the weight of a concept in an organisation's list: the
    weighted form of Jaccard's shared ÷ all. Profiles are shares, as one counts words in a report
    and another lists each term once. For an organisation it is the mean over the others, for all
    the mean over pairs:  C = 2 / (n (n - 1)) · Σ R.

    It is 1 when the lists are the same or proportional and 0 when no two share a concept. It does
    not depend on order. Merging concepts never lowers it, nor does taking up the word of another
    in place of a word no one else uses.

    Source: M. Ružička, "Anwendung mathematisch-statistischer Methoden in der Geobotanik",
    Biológia (Bratislava) 13 (1958), 647-661; P. Jaccard, "The distribution of the flora in the
    alpine zone", New Phytologist 11 (1912), 37-50.
    """
    profiles: dict[str, dict[str, int]] = {}
    for concept in usage.concepts:
        for by, weight in concept.uses.items():
            if parts := round(weight * _PARTS):
                profiles.setdefault(by, {})[concept.normal] = parts
    organisations = [by for by in usage.organisations if by in profiles]
    pairs = {
        (one, other): _similarity(profiles[one], profiles[other])
        for one, other in combinations(organisations, 2)
    }
    if not pairs:
        return Convergence(None, {}, pairs)
    closeness = {
        by: fsum(value for pair, value in pairs.items() if by in pair) / (len(organisations) - 1)
        for by in organisations
    }
    return Convergence(fsum(pairs.values()) / len(pairs), closeness, pairs)


def _similarity(one: Mapping[str, int], other: Mapping[str, int]) -> float:
    """Return R of two profiles in whole numbers: as Σp = Σq = 1, Σmax is 2 - Σmin."""
    of_one, of_other = sum(one.values()), sum(other.values())
    common = sum(
        min(parts * of_other, other[concept] * of_one)
        for concept, parts in one.items()
        if concept in other
    )
    return common / (2 * of_one * of_other - common)

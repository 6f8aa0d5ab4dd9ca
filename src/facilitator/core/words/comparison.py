"""Words: what the meeting decided about concepts, merged, kept apart, agreed.

A concept is known by its normal form, see `terms.normal`. Who uses which is worked out from the
terms handed in as homework and from these decisions.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from math import fsum
from typing import TYPE_CHECKING

from msgspec import Struct

from facilitator.core.homework.tasks import listed_at, lists
from facilitator.core.words.concepts import Usage, usage
from facilitator.core.words.convergence import convergence

if TYPE_CHECKING:
    from facilitator.core.record.state import State
    from facilitator.core.words.candidates import Candidate
from facilitator.core.record.terms import Term
from facilitator.core.record.words import Words, merged


def compared(state: State, words: Words | None = None) -> Usage:
    """Compare the terms handed in: who uses which concept, and how often.

    The decisions that count are the meeting's own, or those of another one.
    """
    words = state.words if words is None else words
    return usage(lists(state), merged(words), words.agreed.values())


def proposals(state: State, used: Usage) -> list[Candidate]:
    """Propose which of the concepts compared to merge, surest first."""
    from facilitator.core.words.candidates import candidates

    return candidates(used.concepts, state.words.declined)


class Drift(Struct, frozen=True):
    """How close organisations came by new lists: `then` and `now`, from 0 to 1.

    `organisations` are those with a list other than before, whose last one was handed in on the
    local date `since`.
    """

    organisations: tuple[str, ...]
    since: dt.date
    then: float
    now: float

    @property
    def by(self) -> float:
        """How much closer they have come, from -1 to 1."""
        return self.now - self.then


def drift(before: State, now: State) -> Drift | None:
    """Return how far organisations have moved since an earlier meeting, by lists other than then.

    What was brought forward is the same list still, so two organisations count only if one of them
    handed in another. Both times are measured with the decisions of now, as it is what people
    changed that counts. None where there is nothing to compare.
    """
    old, new = lists(before), lists(now, anew=True)
    today = {**lists(now), **new}
    moved = tuple(of for of in new if of in old)
    both = [of for of in today if of in old]
    then, later = (_pairs({of: each[of] for of in both}, now.words) for each in (old, today))
    pairs = [pair for pair in later if pair & {*moved} and pair in then]
    if not pairs:
        return None
    dates = [at for of, at in listed_at(before).items() if of in moved]
    since = max(dates).astimezone(now.zone).date() if dates else before.dates[0]
    return Drift(
        moved, since, *(fsum(each[p] for p in pairs) / len(pairs) for each in (then, later))
    )


def _pairs(
    handed_in: Mapping[str, tuple[Term, ...]], words: Words
) -> Mapping[frozenset[str], float]:
    """Say how alike the lists of each two organisations are."""
    found = convergence(usage(handed_in, merged(words))).pairs
    return {frozenset(pair): value for pair, value in found.items()}

"""Words: what the meeting decided about concepts, merged, kept apart, agreed.

A concept is known by its normal form, see `terms.normal`. Who uses which is worked out from the
terms handed in as homework and from these decisions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.core.homework.tasks import lists
from facilitator.core.words.concepts import Usage, usage
from facilitator.core.words.convergence import change, convergence

if TYPE_CHECKING:
    from facilitator.core.record.state import State
    from facilitator.core.words.candidates import Candidate
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


def drift(before: State, now: State) -> float | None:
    """Say how much closer organisations have come since an earlier meeting, from -1 to 1.

    Both are measured with the decisions of now, as it is what people changed that counts. None if
    no two organisations handed in terms both times; see `convergence.change`.
    """
    then = compared(before, now.words)
    return change(convergence(then), convergence(compared(now)))

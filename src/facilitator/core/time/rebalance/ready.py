"""Ready proposals are ways to make up time that lead to different ends, the best of them first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Final

from msgspec import Struct

from facilitator.core.record.programme import Rebalanced
from facilitator.core.record.state import State
from facilitator.core.time.rebalance.propose import Proposal, propose
from facilitator.core.time.rebalance.ways import WAYS, Way

MOST: Final = 3
"""More proposals are not compared in the seconds there are."""

_TRIED: Final[tuple[tuple[Way, ...], ...]] = (
    (),
    ("proportional",),
    ("breaks",),
    ("optional",),
    WAYS,
)
"""The mildest first: of two that lead to the same, this one gives its name to it."""


class Ready(Struct, frozen=True):
    """A proposal, and the ways in which it makes up time; without any it uses gaps alone."""

    ways: tuple[Way, ...]
    found: Proposal


def ready(
    state: State,
    now: dt.datetime,
    *,
    moving: Collection[str] = (),
    keeping: Collection[str] = (),
) -> tuple[Ready, ...]:
    """List the proposals, those that leave least over first; one if nothing would change."""
    found: dict[Rebalanced, Ready] = {}
    for ways in _TRIED:
        tried = Ready(ways, propose(state, now, ways, moving=moving, keeping=keeping))
        found.setdefault(tried.found.fact, tried)
    changing = [each for each in found.values() if each.found.changes]
    changing.sort(key=lambda each: each.found.left_over)
    return tuple(changing[:MOST]) or (tried,)

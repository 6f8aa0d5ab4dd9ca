"""Ready proposals are ways to make up time that lead to different ends, the best of them first."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from msgspec import Struct

from facilitator.core.base.ids import SessionId
from facilitator.core.record.programme import Rebalanced
from facilitator.core.time.rebalance.propose import drafted
from facilitator.core.time.rebalance.ways import WAYS, Terms, Way
from facilitator.core.time.view import View

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
    """Ways to make up time, what is done then, and how many minutes are left over.

    Without any way gaps alone are used.
    """

    ways: tuple[Way, ...]
    fact: Rebalanced
    left_over: int


def ready(
    here: View, *, moving: Collection[SessionId] = (), keeping: Collection[SessionId] = ()
) -> tuple[Ready, ...]:
    """List the proposals, those that leave least over first; one if nothing would change."""
    found: dict[Rebalanced, Ready] = {}
    for ways in _TRIED:
        tried = Ready(ways, *drafted(here, Terms(ways, moving, keeping)))
        found.setdefault(tried.fact, tried)
    changing = [each for fact, each in found.items() if fact != Rebalanced()]
    changing.sort(key=lambda each: each.left_over)
    return tuple(changing[:MOST]) or (tried,)

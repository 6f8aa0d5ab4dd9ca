"""Dice are chance that comes from a seed: the same seed gives the same on every machine."""

from __future__ import annotations

from collections.abc import MutableSequence, Sequence
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """Seeded chance that is the same on every machine and in every version of Python: SplitMix64.

    The standard library promises to keep its raw stream, not its shuffle. Source: G. L. Steele,
    D. Lea, C. H. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014, and
    S. Vigna's public-domain splitmix64.c. It is good enough to mix people and no secret.
    """

    def __init__(self, seed: int) -> None:
        """Start from the lowest 64 bits of a seed, which may be negative."""
        self._state = seed & 0xFFFF_FFFF_FFFF_FFFF

    def roll(self) -> int:
        """Return the next number of 64 bits."""
        self._state = (self._state + 0x9E37_79B9_7F4A_7C15) & 0xFFFF_FFFF_FFFF_FFFF
        z = self._state
        z = ((z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9) & 0xFFFF_FFFF_FFFF_FFFF
        z = ((z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB) & 0xFFFF_FFFF_FFFF_FFFF
        return z ^ (z >> 31)

    def below(self, end: int) -> int:
        """Return a number from 0 to `end` - 1; each is as likely, to one part in 2^64 / `end`."""
        return (self.roll() * end) >> 64

    def pick(self, items: Sequence[T]) -> T:
        """Pick one of some items; there has to be one."""
        return items[self.below(len(items))]

    def shuffle(self, items: MutableSequence[T]) -> None:
        """Put items into one of all orders (Fisher and Yates, as R. Durstenfeld wrote it)."""
        for last in range(len(items) - 1, 0, -1):
            other = self.below(last + 1)
            items[last], items[other] = items[other], items[last]

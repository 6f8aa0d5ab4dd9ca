"""A fold copies what it changes once: from then on the copy is its own, to be changed in place.

A state never changes, but ten thousand placements would take as many copies of all of them if each
were to make a state of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Any, TypeVar

K = TypeVar("K")
V = TypeVar("V")
C = TypeVar("C")


class Own:
    """The mappings and sets that one fold has copied.

    What is changed is given back, to stand in one place of the state; what it was made of may have
    changed with it.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self._copies: dict[int, Any] = {}  # which keeps them: no other gets their identity

    def mapping(self, of: Mapping[K, V]) -> dict[K, V]:
        """Return a mapping that may be changed: a copy, unless it is the fold's own."""
        changed: dict[K, V] | None = self._copies.get(id(of))
        return self._kept(dict(of)) if changed is None else changed

    def put(self, of: Mapping[K, V], key: K, value: V) -> Mapping[K, V]:
        """Let a mapping have a value under a key."""
        changed = self.mapping(of)
        changed[key] = value
        return changed

    def without(self, of: Mapping[K, V], key: K) -> Mapping[K, V]:
        """Let a mapping have nothing under a key."""
        if key not in of:
            return of
        changed = self.mapping(of)
        del changed[key]
        return changed

    def put_last(self, of: Mapping[K, V], key: K, value: V) -> Mapping[K, V]:
        """Let a mapping have a value under a key, behind all others."""
        return self.put(self.without(of, key), key, value)

    def add(self, of: AbstractSet[V], value: V) -> AbstractSet[V]:
        """Let a set have a value."""
        known: set[V] | None = self._copies.get(id(of))
        changed = self._kept(set(of)) if known is None else known
        changed.add(value)
        return changed

    def _kept(self, copy: C) -> C:
        self._copies[id(copy)] = copy
        return copy

"""Seating finds groups for units of people: dealt out, then exchanged while that helps.

A unit is people who are placed as one. What is wanted is ranked: people kept apart, then together,
then even sizes, then organisations that are mixed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from msgspec import Struct

from facilitator.core.base.dice import Dice
from facilitator.core.base.ids import PersonId
from facilitator.core.groups.grouping.rules import Rules, blocks

NOWHERE: Final = -1
"""The group of a unit that is not placed yet, or is fixed in none."""
MOST_KICKS: Final = 100
"""How often a search that got stuck is shaken."""
MOST_TRIALS: Final = 300_000
"""How many exchanges a search weighs before it is content: a third of a second on a laptop."""


class Unit(Struct, frozen=True):
    """People who are placed as one, and the group (its index) they are fixed in or NOWHERE."""

    people: tuple[PersonId, ...]
    fixed: int = NOWHERE


def units(
    people: Sequence[PersonId],
    rules: Rules,
    foes: Mapping[PersonId, frozenset[PersonId]],
    mates: Mapping[PersonId, frozenset[PersonId]],
    fixed: Mapping[PersonId, int],
) -> list[Unit]:
    """Make a unit of those kept together; where a rule parts some of them, as few as it takes."""
    units: list[Unit] = []
    for block in blocks(people, rules.together):
        parts: list[list[PersonId]] = []
        for person in sorted(block, key=lambda p: (p not in fixed, -len(foes[p]))):
            fits = [
                part
                for part in parts
                if foes[person].isdisjoint(part)
                and len({fixed[p] for p in (person, *part) if p in fixed}) <= 1
            ]
            if fits:
                max(fits, key=lambda part: len(mates[person].intersection(part))).append(person)
            else:
                parts.append([person])
        units += [_unit(part, fixed) for part in parts]
    return units


def _unit(people: Iterable[PersonId], fixed: Mapping[PersonId, int]) -> Unit:
    members = tuple(people)
    return Unit(members, next((fixed[p] for p in members if p in fixed), NOWHERE))


class Seating:
    """Units in groups, and what it costs: a weighted sum that ranks rules, sizes and spread.

    Each part of the sum counts pairs of people in the same group: those kept apart, less those kept
    together whose unit had to be split, all (fewest when the sizes are as even as can be), and
    those of one organisation. A weight is more than all that comes after it can add up to.
    """

    def __init__(
        self,
        units: Sequence[Unit],
        organisations: Mapping[PersonId, str | None],
        groups: int,
        foes: Mapping[PersonId, frozenset[PersonId]],
        mates: Mapping[PersonId, frozenset[PersonId]],
    ) -> None:
        self.units = units
        self.where = [NOWHERE] * len(units)
        self._groups = range(groups)
        self._size = [len(unit.people) for unit in units]
        self._per_pair = sum(self._size) ** 2 + 1
        self._foes = foes
        unit_of = {person: u for u, unit in enumerate(units) for person in unit.people}
        self._bonds: list[Counter[int]] = [Counter() for _ in units]
        for bonded, weight in (mates, -(self._per_pair**2)), (foes, self._per_pair**3):
            for person, others in bonded.items():
                one = unit_of[person]
                for other in others:
                    if unit_of[other] != one:
                        self._bonds[one][unit_of[other]] += weight
        known: dict[str, int] = {}
        self._of: list[tuple[tuple[int, int], ...]] = []
        for unit in units:
            of = Counter(
                known.setdefault(organisation, len(known))
                for p in unit.people
                if (organisation := organisations[p]) is not None
            )
            self._of.append(tuple(of.items()))
        self._load = [0] * groups
        self._count = [[0] * len(known) for _ in self._groups]
        self._ideal = [sum(w for w in bonds.values() if w < 0) for bonds in self._bonds]
        nobody = [0] * groups
        self._pull = [[0] * groups if bonds else nobody for bonds in self._bonds]
        self._free = [u for u, unit in enumerate(units) if unit.fixed == NOWHERE]
        self._within = [self._between(u, u) for u in range(len(units))]
        self._cost = self._trials = 0

    @property
    def clashes(self) -> int:
        """The pairs of people in the same group who should be kept apart."""
        at = self.placed()
        return sum(at[foe] == at[p] for p, foes in self._foes.items() for foe in foes) // 2

    def placed(self) -> dict[PersonId, int]:
        """Give everyone's group."""
        return {p: g for unit, g in zip(self.units, self.where, strict=True) for p in unit.people}

    def loosened(self, fixed: Mapping[PersonId, int]) -> list[Unit]:
        """Make units of which whoever clashes with somebody is taken out, to be placed alone."""
        at = self.placed()
        units: list[Unit] = []
        for unit in self.units:
            alone = [p for p in unit.people if any(at[f] == at[p] for f in self._foes[p])]
            rest = [p for p in unit.people if p not in alone]
            units += [_unit(part, fixed) for part in (rest, *([p] for p in alone)) if part]
        return units

    def solve(self, dice: Dice) -> None:
        """Deal the units out, then improve until nothing helps or the effort is spent."""
        for unit in sorted(range(len(self.units)), key=self._turn):
            fixed = self.units[unit].fixed
            costs = [self._with(unit, group) for group in self._groups]
            self._move(unit, costs.index(min(costs)) if fixed == NOWHERE else fixed)
        self._descend()
        for _ in range(MOST_KICKS):
            restless = self._restless()
            if not restless or self._trials > MOST_TRIALS:
                return
            before, cost = list(self.where), self._cost
            self._kick(dice.pick(restless), dice)
            self._descend()
            if self._cost > cost:
                for unit, group in enumerate(before):
                    self._move(unit, group)

    def _turn(self, unit: int) -> tuple[bool, int, int, int]:
        """Return when a unit is dealt: fixed ones, large ones, those with foes, by organisation."""
        of = self._of[unit]
        return (
            self.units[unit].fixed == NOWHERE,
            -self._size[unit],
            -len(self._bonds[unit]),
            of[0][0] if of else len(self._count[0]),
        )

    def _with(self, unit: int, group: int) -> int:
        """Weigh the pairs that a unit makes, or would make, with the others in a group."""
        size = self._size[unit]
        count = self._count[group]
        cost = self._pull[unit][group] + self._per_pair * size * self._load[group]
        for organisation, n in self._of[unit]:
            cost += n * count[organisation]
        return cost - self._within[unit] if self.where[unit] == group else cost

    def _between(self, one: int, other: int) -> int:
        """Weigh the pairs that two units make in one group."""
        cost = self._per_pair * self._size[one] * self._size[other]
        if self._bonds[one]:
            cost += self._bonds[one][other]
        for organisation, n in self._of[one]:
            for same, m in self._of[other]:
                if organisation == same:
                    cost += n * m
        return cost

    def _move(self, unit: int, group: int) -> None:
        old = self.where[unit]
        if old == group:
            return
        if old != NOWHERE:
            self._cost -= self._with(unit, old)
            self._add(unit, old, -1)
        self.where[unit] = NOWHERE
        self._cost += self._with(unit, group)
        self._add(unit, group, 1)
        self.where[unit] = group

    def _add(self, unit: int, group: int, sign: int) -> None:
        self._trials += len(self._bonds[unit])
        self._load[group] += sign * self._size[unit]
        for organisation, n in self._of[unit]:
            self._count[group][organisation] += sign * n
        for bound, weight in self._bonds[unit].items():
            self._pull[bound][group] += sign * weight

    def _restless(self) -> list[int]:
        """List the free units that make a pair too many where they are."""
        least = min(self._load)
        fewest = [min(column) for column in zip(*self._count, strict=True)]
        return [
            u
            for u in self._free
            if self._pull[u][g := self.where[u]] > self._ideal[u]
            or (self._load[g] > least + 1 and self._load[g] > self._size[u])
            or any(self._count[g][o] - n > fewest[o] for o, n in self._of[u])
        ]

    def _descend(self) -> None:
        """Move or exchange restless units, each in the way that helps most, while any helps.

        With units of one person and no rules this ends at the least spread: the cost is convex in
        every cell, and an exchange helps while some organisation is uneven over two groups.
        """
        helped = True
        while helped and self._trials <= MOST_TRIALS:
            helped = False
            for unit in self._restless():
                gain, group, other = self._best(unit)
                if gain < 0:
                    helped = True
                    self._swap(unit, group, other)

    def _best(self, unit: int) -> tuple[int, int, int]:
        """Find the cheapest group for a unit, and who goes the other way (NOWHERE: nobody)."""
        here = self.where[unit]
        joining = [self._with(unit, group) - self._with(unit, here) for group in self._groups]
        joining[here] = 0
        best = min(joining)
        found = best, joining.index(best), NOWHERE
        self._trials += len(self._free)
        for other in self._free:
            there = self.where[other]
            if there == here:
                continue
            cost = joining[there] + self._with(other, here) - self._with(other, there)
            if cost - 2 * self._between(unit, other) < found[0]:
                found = cost - 2 * self._between(unit, other), there, other
        return found

    def _swap(self, unit: int, group: int, other: int) -> None:
        here = self.where[unit]
        self._move(unit, group)
        if other != NOWHERE:
            self._move(other, here)

    def _kick(self, unit: int, dice: Dice) -> None:
        """Exchange a unit with any other, or move it where there is nobody to exchange it with."""
        here = self.where[unit]
        group = dice.below(len(self._groups))
        there = [u for u in self._free if self.where[u] == group != here]
        self._swap(unit, group, dice.pick(there) if there else NOWHERE)

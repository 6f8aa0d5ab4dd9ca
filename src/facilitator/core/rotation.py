"""Rotation sends people from group to group, round by round, so that they meet many others.

A host stays at one group for all rounds, as in a World Café. Everything here is a pure function,
and what chance decides comes from a seed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import combinations, pairwise
from types import MappingProxyType
from typing import Final

from msgspec import Struct

from facilitator.core.grouping import Dice

STAYING: Final = 1_000_000
"""What staying in a group costs, in pairs that meet again: no number of those makes up for it."""
MOST_TRIALS: Final = 800_000
"""How many exchanges a search weighs before it is content: half a second on a laptop."""
TRIALS_EACH: Final = 1_000
"""As many for each person and round, where that is fewer."""
TENURE: Final = 8
"""For how many steps somebody just moved is left in place."""
UPHILL: Final = 60
"""Once in so many times a small change for the worse is made, to get out of a dead end."""
SMALL: Final = 2
"""How many more pairs meet again after a small change for the worse."""
NOBODY: Final = -1

_NO_HOSTS: Mapping[str, str] = MappingProxyType({})


class Rotation(Struct, frozen=True):
    """Who is where in each round, and how well the people were mixed.

    `repeated_pairs` counts the pairs of people, hosts included, who share a group in two rounds or
    more; `met_pairs` those who share one at least once; `stays` how often somebody who is no host
    is in the same group in two rounds running.
    """

    rounds: tuple[Mapping[str, str], ...]
    repeated_pairs: int
    met_pairs: int
    stays: int


def rotate(  # noqa: PLR0913 - what a facilitator says is as much as that
    people: Collection[str],
    groups: Sequence[str],
    hosts: Mapping[str, str] = _NO_HOSTS,
    rounds: int = 3,
    seed: int = 0,
    *,
    first: Mapping[str, str] | None = None,
) -> Rotation:
    """Plan the rounds: hosts (group -> person) stay, everybody else moves on after every round.

    Sizes, with the host, differ by at most one in every round. That comes before moving on, which
    fails only where the sizes leave no other place. Then as many different pairs as possible meet:
    what is made small is the sum over pairs of m - 1, m > 0 being the rounds they share a group.
    Coming back to a group counts as meeting it again. `repeated_pairs` alone would be least if
    the same few people sat together all the time; as long as nobody has to meet three times the
    two are the same.

    `first` (person -> group) is the first round as it is, whatever its sizes; who is not in it is
    put in the smallest group, and hosts in their own. A host or a group that is not there is left
    out of account. The order in which people and groups are listed changes nothing.

    It is the social golfer problem. The start is cyclic: seat j of a group moves on by j groups
    after each round, which is perfect for a prime number of groups larger than their size. Then
    two people of a round are exchanged while that helps or does no harm, who has just moved being
    left alone for a while (I. Dotú, P. Van Hentenryck, "Scheduling social golfers locally", CPAIOR
    2005, 155-167: a constructed start and a tabu search by exchanges).

    Raises ValueError without a group or a round, if a group or a person comes twice, or if somebody
    is the host of two groups.
    """
    _refuse(people, groups, hosts, rounds)
    names, ids = sorted(groups), sorted(people)
    dice = Dice(seed)
    dice.shuffle(names)
    dice.shuffle(ids)
    person = {id_: index for index, id_ in enumerate(ids)}
    place = {name: index for index, name in enumerate(names)}
    fixed = {person[p]: place[g] for g, p in hosts.items() if g in place and p in person}
    given = {person[p]: place[g] for p, g in (first or {}).items() if p in person and g in place}
    plan = _start(len(ids), len(names), fixed, rounds, given)
    search = _Search(plan, len(names), fixed, standing=bool(given))
    search.run(dice)
    table = tuple({p: names[where[person[p]]] for p in people} for where in search.best)
    return Rotation(table, repeated_pairs(table), met_pairs(table), stays(table, hosts.values()))


def _refuse(
    people: Collection[str], groups: Sequence[str], hosts: Mapping[str, str], rounds: int
) -> None:
    if not groups or rounds < 1:
        raise ValueError("a rotation needs a group and a round")
    if len(set(groups)) < len(groups):
        raise ValueError("a group comes twice")
    if len(set(people)) < len(people):
        raise ValueError("a person comes twice")
    at_work = [p for g, p in hosts.items() if g in groups]
    if len(set(at_work)) < len(at_work):
        raise ValueError("somebody is the host of two groups")


def repeated_pairs(rounds: Sequence[Mapping[str, str]]) -> int:
    """Count the pairs of people who share a group in at least two of the rounds."""
    return sum(n > 1 for n in _meetings(rounds).values())


def met_pairs(rounds: Sequence[Mapping[str, str]]) -> int:
    """Count the pairs of people who share a group in at least one of the rounds."""
    return len(_meetings(rounds))


def stays(rounds: Sequence[Mapping[str, str]], hosts: Collection[str] = ()) -> int:
    """Count how often somebody who is no host is in the same group in two rounds running."""
    return sum(
        after.get(person) == group
        for before, after in pairwise(rounds)
        for person, group in before.items()
        if person not in hosts
    )


def _meetings(rounds: Sequence[Mapping[str, str]]) -> Counter[tuple[str, str]]:
    met: Counter[tuple[str, str]] = Counter()
    for placement in rounds:
        tables: dict[str, list[str]] = {}
        for person, group in sorted(placement.items()):
            tables.setdefault(group, []).append(person)
        for table in tables.values():
            met.update(combinations(table, 2))
    return met


def _start(
    people: int,
    groups: int,
    hosts: Mapping[int, int],
    rounds: int,
    given: Mapping[int, int],
) -> list[list[int]]:
    """Send seat j of each group j groups on every round, as far as there is room."""
    first = _filled(people, groups, hosts, {**given, **hosts}, free=bool(given))
    seats = [0] * groups
    step = [0] * people
    for p, g in enumerate(first):
        if p not in hosts:
            step[p] = 1 + seats[g] % max(1, groups - 1)
            seats[g] += 1
    plan = [first]
    for r in range(1, rounds):
        wish = {p: (g + r * step[p]) % groups for p, g in enumerate(first)}
        plan.append(_filled(people, groups, hosts, {**wish, **hosts}, free=False))
    return plan


def _filled(
    people: int, groups: int, hosts: Mapping[int, int], wish: Mapping[int, int], *, free: bool
) -> list[int]:
    """Put everyone where they wish while sizes stay within one (`free`: always), hosts first."""
    each, larger = divmod(people, groups)
    sizes = [0] * groups
    where = [-1] * people
    left: list[int] = []
    for p in (*hosts, *(p for p in range(people) if p not in hosts)):
        g = wish.get(p, -1)
        room = g >= 0 and sizes[g] < each + (larger > 0)
        if not (room or (free and g >= 0)):
            left.append(p)
            continue
        where[p] = g
        sizes[g] += 1
        larger -= sizes[g] == each + 1
    for p in left:
        g = sizes.index(min(sizes))
        where[p] = g
        sizes[g] += 1
    return where


class _Search:
    """A plan of rounds, and for everyone in every round what each group would cost.

    `_cost[r][p][g]` is how many of those now in g share a group with p in another round, plus the
    other rounds that p spends in g (STAYING for the rounds next to r). What a change of place costs
    is the difference. If it is `standing`, the first round is left as it is.
    """

    def __init__(
        self, plan: list[list[int]], groups: int, hosts: Collection[int], *, standing: bool
    ) -> None:
        people = len(plan[0])
        self.best = [list(where) for where in plan]
        self._where = plan
        self._rounds = range(len(plan))
        self._open = self._rounds[1:] if standing else self._rounds
        self._movable = [p for p in range(people) if p not in hosts]
        self._inside: list[list[set[int]]] = [[set() for _ in range(groups)] for _ in plan]
        self._cost = [[[0] * groups for _ in range(people)] for _ in plan]
        self._meets = [[0] * people for _ in range(people)]
        for r, where in enumerate(plan):
            for p, g in enumerate(where):
                self._inside[r][g].add(p)
                self._count_round(r, p, g, 1)
        met = Counter(pair for r in self._inside for t in r for pair in combinations(sorted(t), 2))
        for (one, other), n in met.items():
            self._meets[one][other] = self._meets[other][one] = n
            for where, cost in zip(plan, self._cost, strict=True):
                if n > (where[one] == where[other]):
                    cost[one][where[other]] += 1
                    cost[other][where[one]] += 1

    def run(self, dice: Dice) -> None:
        """Exchange people who meet again until nobody does or the effort is spent."""
        trials = min(MOST_TRIALS, TRIALS_EACH * len(self._rounds) * len(self._movable))
        left_alone: dict[tuple[int, int], int] = {}
        step = total = lowest = 0
        while trials > 0 and (restless := self._restless()):
            dice.shuffle(restless)
            for r, p in restless:
                step += 1
                trials -= len(self._movable)
                here = self._where[r][p]
                if not self._cost[r][p][here] or left_alone.get((r, p), 0) > step:
                    continue
                idle = [q for q in self._movable if left_alone.get((r, q), 0) <= step]
                change, group, other = self._exchange(r, p, idle)
                if change > 0 and (change > SMALL or dice.below(UPHILL)):
                    continue
                self._move(r, p, group)
                left_alone[r, p] = left_alone[r, other] = step + TENURE
                if other != NOBODY:
                    self._move(r, other, here)
                total += change
                if total < lowest:
                    lowest, self.best = total, [list(where) for where in self._where]
                if trials <= 0:
                    break

    def _restless(self) -> list[tuple[int, int]]:
        """List who meets somebody again, or comes back, in which round."""
        return [
            (r, p) for r in self._open for p in self._movable if self._cost[r][p][self._where[r][p]]
        ]

    def _exchange(self, r: int, p: int, others: Sequence[int]) -> tuple[int, int, int]:
        """Find the cheapest other group for p in a round, and who comes from there (or NOBODY).

        Nobody has to come if the group is smaller by one. Without a choice the cost is huge.
        """
        where, cost, meets = self._where[r], self._cost[r], self._meets[p]
        here = where[p]
        joining = [c - cost[p][here] for c in cost[p]]
        size = len(self._inside[r][here])
        best = STAYING * STAYING, here, NOBODY
        for group, table in enumerate(self._inside[r]):
            if len(table) == size - 1 and joining[group] < best[0]:
                best = joining[group], group, NOBODY
        for other in others:
            there = where[other]
            if there != here:
                change = joining[there] + cost[other][here] - cost[other][there]
                # Each counted the other as one to join, and neither is there any more.
                change -= 2 * (meets[other] > 0)
                if change < best[0]:
                    best = change, there, other
        return best

    def _move(self, r: int, p: int, group: int) -> None:
        """Send p to another group in a round, and bring all costs up to date."""
        here = self._where[r][p]
        elsewhere = {
            other
            for q in self._rounds
            if q != r
            for other in self._inside[q][self._where[q][p]]
            if other != p
        }
        for other in elsewhere:
            self._cost[r][other][here] -= 1
            self._cost[r][other][group] += 1
        self._inside[r][here].remove(p)
        for other in self._inside[r][here]:
            self._meet(r, p, other, -1)
        self._where[r][p] = group
        for other in self._inside[r][group]:
            self._meet(r, p, other, 1)
        self._inside[r][group].add(p)
        self._count_round(r, p, here, -1)
        self._count_round(r, p, group, 1)

    def _meet(self, r: int, one: int, other: int, sign: int) -> None:
        """Count a meeting in round r (sign 1), or take it back (sign -1)."""
        meets = self._meets[one][other]
        self._meets[one][other] = self._meets[other][one] = meets + sign
        first = 0 if sign > 0 else 1
        for q in self._rounds:
            where = self._where[q]
            # Only a first meeting outside round q makes one in round q a repeated one.
            if q != r and meets - (where[one] == where[other]) == first:
                self._cost[q][one][where[other]] += sign
                self._cost[q][other][where[one]] += sign

    def _count_round(self, r: int, p: int, group: int, sign: int) -> None:
        """Count that p spends round r in a group, or take it back."""
        for q in self._rounds:
            if q != r:
                self._cost[q][p][group] += sign * (STAYING if abs(q - r) == 1 else 1)

"""Rotation sends people from group to group, round by round, so that they meet many others.

A host stays at one group for all rounds, as in a World Café, and so does whoever is fixed in one.
Everything here is a pure function, and what chance decides comes from a seed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import combinations, pairwise
from types import MappingProxyType
from typing import Final

from msgspec import Struct

from facilitator.core.base.dice import Dice
from facilitator.core.base.ids import PersonId
from facilitator.core.groups.grouping.rules import NO_RULES, Rules, companions
from facilitator.core.groups.grouping.seating import NOWHERE, units

STAYING: Final = 1_000_000
"""What staying in a group costs, in pairs that meet again: no number of those makes up for it."""
APART: Final = STAYING * STAYING
"""What sharing a group with somebody to be kept apart from costs: no stays make up for it."""
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

_NO_HOSTS: Mapping[str, PersonId] = MappingProxyType({})


class Rotation(Struct, frozen=True):
    """Who is where in each of the rounds planned, and how well the people were mixed.

    The counts take in the rounds held before. `repeated_pairs` counts the pairs of people, hosts
    included, who share a group in two rounds or more; `met_pairs` those who share one at least
    once; `stays` how often somebody who is no host is in the same group in two rounds running.
    """

    rounds: tuple[Mapping[PersonId, str], ...]
    repeated_pairs: int
    met_pairs: int
    stays: int


def rotate(  # noqa: PLR0913 - what a facilitator says is as much as that
    people: Collection[PersonId],
    groups: Sequence[str],
    hosts: Mapping[str, PersonId] = _NO_HOSTS,
    rounds: int = 3,
    seed: int = 0,
    *,
    earlier: Sequence[Mapping[PersonId, str]] = (),
    rules: Rules = NO_RULES,
) -> Rotation:
    """Plan so many rounds: hosts (group -> person) stay, all others move on after every round.

    Where not everything can be had, the later yields to the earlier: hosts stay, so do people fixed
    in a group, people are kept together or apart, sizes with the host differ by at most one, nobody
    stays where they were, and as many different pairs as possible meet. `unmet.unmet` says which
    rules a round breaks. What is made small of pairs is the sum of m - 1, m > 0 being the rounds
    they share a group. Coming back to a group counts as meeting it again. `repeated_pairs` alone
    would be least if the same few people sat together all the time; as long as nobody has to meet
    three times the two are the same.

    `earlier` are the rounds held so far (person -> group), whatever their sizes; who or what group
    is there no more counts as far as it has met. Without any, the first round is planned too. A
    host or a group that is not there is left out of account. The order in which people and groups
    are listed changes nothing.

    It is the social golfer problem. The start is cyclic: seat j of a group moves on by j groups
    after each round, which is perfect for a prime number of groups larger than their size. Those
    kept together are placed before the others. Then two people of a round are exchanged while that
    helps or does no harm, who has just moved being left alone for a while (I. Dotú, P. Van
    Hentenryck, "Scheduling social golfers locally", CPAIOR 2005, 155-167: a constructed start and a
    tabu search by exchanges).

    Raises ValueError without a group or a round, if a group or a person comes twice, or if somebody
    is the host of two groups.
    """
    _refuse(people, groups, hosts, rounds)
    names, ids = sorted(groups), sorted(people)
    dice = Dice(seed)
    dice.shuffle(names)
    dice.shuffle(ids)
    party = _party(ids, names, hosts, rules)
    past = _past(ids, names, earlier)
    search = _Search(_start(party, rounds, past), past, party, _met(ids, earlier))
    search.run(dice)
    person = {id_: index for index, id_ in enumerate(ids)}
    table = tuple({p: names[where[person[p]]] for p in people} for where in search.best)
    held = (*earlier, *table)
    return Rotation(table, repeated_pairs(held), met_pairs(held), stays(held, hosts.values()))


class _Party(Struct, frozen=True):
    """The people (by index) to send round: `anchored` in a group, in `blocks` kept together, alone.

    `foes` are those to be kept apart from, for everybody.
    """

    groups: int
    anchored: Mapping[int, int]
    blocks: tuple[tuple[int, ...], ...]
    alone: tuple[int, ...]
    foes: tuple[frozenset[int], ...]


def _party(
    ids: Sequence[PersonId], names: Sequence[str], hosts: Mapping[str, PersonId], rules: Rules
) -> _Party:
    """Sort out who stays, who moves with whom and who moves alone; a host comes before a rule."""
    person = {id_: index for index, id_ in enumerate(ids)}
    place = {name: index for index, name in enumerate(names)}
    fixed = {p: place[g] for p, g in rules.fixed.items() if g in place and p in person}
    fixed |= {p: place[g] for g, p in hosts.items() if g in place and p in person}
    foes = {p: companions(p, rules.apart).intersection(person) for p in ids}
    mates = {p: companions(p, rules.together).intersection(person) for p in ids}
    found = units(ids, rules, foes, mates, fixed)
    free = [tuple(person[p] for p in unit.people) for unit in found if unit.fixed == NOWHERE]
    blocks = sorted((unit for unit in free if len(unit) > 1), key=len, reverse=True)
    return _Party(
        len(names),
        {person[p]: unit.fixed for unit in found if unit.fixed != NOWHERE for p in unit.people},
        tuple(blocks),
        tuple(sorted(unit[0] for unit in free if len(unit) == 1)),
        tuple(frozenset(person[foe] for foe in foes[p]) for p in ids),
    )


def _past(
    ids: Sequence[PersonId], names: Sequence[str], earlier: Sequence[Mapping[PersonId, str]]
) -> list[list[int]]:
    """Return everybody's group in the rounds held, NOWHERE for who was in none that still is."""
    place = {name: index for index, name in enumerate(names)}
    return [[place.get(placement.get(p, ""), NOWHERE) for p in ids] for placement in earlier]


def _met(
    ids: Sequence[PersonId], earlier: Sequence[Mapping[PersonId, str]]
) -> Counter[tuple[int, int]]:
    """Count in how many of the rounds held a pair of people shared a group."""
    person = {id_: index for index, id_ in enumerate(ids)}
    met: Counter[tuple[int, int]] = Counter()
    for (one, other), n in _meetings(earlier).items():
        if one in person and other in person:
            p, q = person[one], person[other]
            met[min(p, q), max(p, q)] += n
    return met


def _refuse(
    people: Collection[PersonId], groups: Sequence[str], hosts: Mapping[str, PersonId], rounds: int
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


def repeated_pairs(rounds: Sequence[Mapping[PersonId, str]]) -> int:
    """Count the pairs of people who share a group in at least two of the rounds."""
    return sum(n > 1 for n in _meetings(rounds).values())


def met_pairs(rounds: Sequence[Mapping[PersonId, str]]) -> int:
    """Count the pairs of people who share a group in at least one of the rounds."""
    return len(_meetings(rounds))


def stays(rounds: Sequence[Mapping[PersonId, str]], hosts: Collection[PersonId] = ()) -> int:
    """Count how often somebody who is no host is in the same group in two rounds running."""
    return sum(
        after.get(person) == group
        for before, after in pairwise(rounds)
        for person, group in before.items()
        if person not in hosts
    )


def _meetings(rounds: Sequence[Mapping[PersonId, str]]) -> Counter[tuple[PersonId, PersonId]]:
    met: Counter[tuple[PersonId, PersonId]] = Counter()
    for placement in rounds:
        tables: dict[str, list[PersonId]] = {}
        for person, group in sorted(placement.items()):
            tables.setdefault(group, []).append(person)
        for table in tables.values():
            met.update(combinations(table, 2))
    return met


def _start(party: _Party, rounds: int, past: Sequence[Sequence[int]]) -> list[list[int]]:
    """Send seat j of each group j groups on every round, as far as there is room."""
    people = len(party.foes)
    plan: list[list[int]] = []
    if not past:
        plan.append(_filled(party, [NOWHERE] * people, []))
    first = (plan or past)[-1]
    seats = [0] * party.groups
    step = [0] * people
    for p, g in enumerate(first):
        if p not in party.anchored and g != NOWHERE:
            step[p] = 1 + seats[g] % max(1, party.groups - 1)
            seats[g] += 1
    for r in range(1, rounds + (not plan)):
        wish = [
            (g + r * step[p]) % party.groups if g != NOWHERE else NOWHERE
            for p, g in enumerate(first)
        ]
        plan.append(_filled(party, wish, [*past, *plan]))
    return plan


def _filled(party: _Party, wish: Sequence[int], held: Sequence[Sequence[int]]) -> list[int]:
    """Put everyone where they wish while sizes stay within one, who stays and blocks first."""
    sizes = [0] * party.groups
    where = [NOWHERE] * len(wish)

    def put(p: int, g: int) -> None:
        where[p] = g
        sizes[g] += 1

    for p, g in party.anchored.items():
        put(p, g)
    fair = -(-len(wish) // party.groups)
    for block in party.blocks:

        def cost(g: int, block: Sequence[int] = block) -> tuple[int, int, int, int, int]:
            return (
                sum(where[foe] == g for p in block for foe in party.foes[p]),
                max(0, sizes[g] + len(block) - fair),
                sum(before[p] == g for before in held[-1:] for p in block),
                sum(before[p] == g for before in held for p in block),
                (g - wish[block[0]]) % party.groups,
            )

        group = min(range(party.groups), key=cost)
        for p in block:
            put(p, group)
    each, larger = _level(sizes, len(party.alone))
    left: list[int] = []
    for p in party.alone:
        g = wish[p]
        if g == NOWHERE or sizes[g] >= each + (larger > 0):
            left.append(p)
            continue
        put(p, g)
        larger -= sizes[g] == each + 1
    for p in left:
        put(p, sizes.index(min(sizes)))
    return where


def _level(sizes: Sequence[int], more: int) -> tuple[int, int]:
    """Return how large groups get when that many join the smallest, and how many get one extra.

    Groups that are larger already are left out of account.
    """
    rising = sorted(sizes)
    while True:
        each, larger = divmod(more + sum(rising), len(rising))
        larger -= rising.count(each + 1)
        if rising[-1] <= each + 1 and larger >= 0:
            return each, larger
        rising.pop()


class _Search:
    """A plan of rounds, and for everyone in every round what each group would cost.

    `_cost[r][p][g]` is how many of those now in g share a group with p in another round, plus the
    other rounds that p spends in g (STAYING for the rounds next to r), plus APART for each of those
    now in g whom p is to be kept apart from. The rounds held count as other rounds. What a change
    of place costs is the difference.
    """

    def __init__(
        self,
        plan: list[list[int]],
        past: Sequence[Sequence[int]],
        party: _Party,
        met: Mapping[tuple[int, int], int],
    ) -> None:
        people = len(party.foes)
        self.best = [list(where) for where in plan]
        self._where = plan
        self._rounds = range(len(plan))
        self._movable = party.alone
        self._foes = party.foes
        self._inside: list[list[set[int]]] = [[set() for _ in range(party.groups)] for _ in plan]
        self._cost = [[[0] * party.groups for _ in range(people)] for _ in plan]
        self._meets = [[0] * people for _ in range(people)]
        self._known: list[set[int]] = [set() for _ in range(people)]
        self._seat()
        for ago, before in enumerate(reversed(past), start=1):
            for p, g in enumerate(before):
                if g != NOWHERE:
                    self._count_round(-ago, p, g, 1)
        self._introduce(met)

    def _seat(self) -> None:
        """Count who sits where in the plan."""
        for r, where in enumerate(self._where):
            for p, g in enumerate(where):
                self._inside[r][g].add(p)
                self._count_round(r, p, g, 1)
                for foe in self._foes[p]:
                    self._cost[r][foe][g] += APART

    def _introduce(self, met: Mapping[tuple[int, int], int]) -> None:
        """Count who meets whom in the plan, and who had met before it."""
        for one, other in met:
            self._known[one].add(other)
            self._known[other].add(one)
        tables = (table for round_ in self._inside for table in round_)
        pairs = Counter(pair for table in tables for pair in combinations(sorted(table), 2))
        pairs.update(met)
        for (one, other), n in pairs.items():
            self._meets[one][other] = self._meets[other][one] = n
            for where, cost in zip(self._where, self._cost, strict=True):
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
            (r, p)
            for r in self._rounds
            for p in self._movable
            if self._cost[r][p][self._where[r][p]]
        ]

    def _exchange(self, r: int, p: int, others: Sequence[int]) -> tuple[int, int, int]:
        """Find the cheapest other group for p in a round, and who comes from there (or NOBODY).

        Nobody has to come if the group is smaller by one. Without a choice the cost is huge.
        """
        where, cost, meets = self._where[r], self._cost[r], self._meets[p]
        here = where[p]
        joining = [c - cost[p][here] for c in cost[p]]
        size = len(self._inside[r][here])
        best = APART * APART, here, NOBODY
        for group, table in enumerate(self._inside[r]):
            if len(table) == size - 1 and joining[group] < best[0]:
                best = joining[group], group, NOBODY
        for other in others:
            there = where[other]
            if there != here:
                change = joining[there] + cost[other][here] - cost[other][there]
                # Each counted the other as one to join, and neither is there any more.
                change -= 2 * ((meets[other] > 0) + APART * (other in self._foes[p]))
                if change < best[0]:
                    best = change, there, other
        return best

    def _move(self, r: int, p: int, group: int) -> None:
        """Send p to another group in a round, and bring all costs up to date."""
        here = self._where[r][p]
        elsewhere = set(self._known[p])
        elsewhere.update(*(self._inside[q][self._where[q][p]] for q in self._rounds if q != r))
        elsewhere.discard(p)
        for others, cost in (elsewhere, 1), (self._foes[p], APART):
            for other in others:
                self._cost[r][other][here] -= cost
                self._cost[r][other][group] += cost
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

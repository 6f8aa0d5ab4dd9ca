"""Grouping puts people into groups of even size that mix organisations and keep the rules.

Everything here is a pure function. What chance decides comes from a seed: the same people, groups,
rules and seed give the same groups on every machine, in whatever order they are listed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, MutableSequence, Sequence
from types import MappingProxyType
from typing import Final, TypeVar

from msgspec import Struct

from facilitator.core.language import N_, Phrase, counted, phrase

T = TypeVar("T")

NOWHERE: Final = -1
"""The group of a unit that is not placed yet, or is fixed in none."""
MOST_KICKS: Final = 100
"""How often a search that got stuck is shaken."""
MOST_TRIALS: Final = 300_000
"""How many exchanges a search weighs before it is content: a third of a second on a laptop."""
NAMED: Final = 4
"""How many names a sentence holds before the rest are only counted."""

_NOT_FIXED: Mapping[str, str] = MappingProxyType({})


class Member(Struct, frozen=True):
    """A person to place: an id unique among them, an organisation (None: of none), a shown name.

    Without a name the id is shown.
    """

    id: str
    organisation: str | None = None
    name: str = ""


class Rules(Struct, frozen=True):
    """What was asked for by name: sets of ids kept together or apart, and ids fixed in groups.

    Whoever is not among the people to place is left out of account.
    """

    together: tuple[frozenset[str], ...] = ()
    apart: tuple[frozenset[str], ...] = ()
    fixed: Mapping[str, str] = _NOT_FIXED


NO_RULES: Final = Rules()


class Balance(Struct, frozen=True):
    """Everyone's group, how well organisations are mixed, and what could not be met.

    `spread` counts the pairs of the same organisation that share a group (see `same_pairs`),
    `fewest` is the smallest count that evenly filled groups allow when there is no rule.
    """

    placement: Mapping[str, str]
    spread: int
    fewest: int
    unmet: tuple[Phrase, ...] = ()


class Imbalance(Struct, frozen=True):
    """How uneven groups by choice are.

    `counts` is people per group, `surplus` how many each has too many (negative: too few), `moves`
    how many people have to move to even the groups out, `undecided` who is in none of them.
    """

    counts: Mapping[str, int]
    surplus: Mapping[str, int]
    moves: int
    undecided: tuple[str, ...] = ()


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
        """Give the next number of 64 bits."""
        self._state = (self._state + 0x9E37_79B9_7F4A_7C15) & 0xFFFF_FFFF_FFFF_FFFF
        z = self._state
        z = ((z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9) & 0xFFFF_FFFF_FFFF_FFFF
        z = ((z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB) & 0xFFFF_FFFF_FFFF_FFFF
        return z ^ (z >> 31)

    def below(self, end: int) -> int:
        """Give a number from 0 to `end` - 1; each is as likely, to one part in 2^64 / `end`."""
        return (self.roll() * end) >> 64

    def pick(self, items: Sequence[T]) -> T:
        """Pick one of some items; there has to be one."""
        return items[self.below(len(items))]

    def shuffle(self, items: MutableSequence[T]) -> None:
        """Put items into one of all orders (Fisher and Yates, as R. Durstenfeld wrote it)."""
        for last in range(len(items) - 1, 0, -1):
            other = self.below(last + 1)
            items[last], items[other] = items[other], items[last]


def balance(
    people: Sequence[Member], groups: Sequence[str], rules: Rules = NO_RULES, seed: int = 0
) -> Balance:
    """Put everyone into exactly one group.

    Where not everything can be had, the later yields to the earlier: people fixed in a group, kept
    apart, kept together, even sizes, mixed organisations. So what somebody asked for by name comes
    before evenness, and a rule may make a group larger than the others. Sets that overlap are kept
    together as one, and one that cannot be kept whole is kept in parts as large as the search
    finds. `unmet` says in one line each what could not be met. The order in which people, groups
    and rules are listed changes nothing.

    Without rules the sizes differ by at most one and the spread is the least there can be; with
    rules it is what a local search finds: people are dealt to the smallest groups, organisation by
    organisation, then moved and exchanged in pairs while that helps, then shaken and again. It is
    the maximally diverse grouping problem (R. R. Weitz, S. Lakshminarayanan, J. Oper. Res. Soc. 49,
    1998, 635-646; M. Gallego, M. Laguna, R. Martí, A. Duarte, ibid. 64, 2013, 724-734) for one
    attribute with pairs of the same organisation as what is to be few.

    Raises ValueError without a group, and if a group or a person's id comes twice.
    """
    _refuse_twice(people, groups)
    dice = Dice(seed)
    organisations = {person.id: person.organisation for person in people}
    ids, names = sorted(organisations), sorted(groups)
    dice.shuffle(ids)
    dice.shuffle(names)
    places = {name: index for index, name in enumerate(names)}
    fixed = {p: places[g] for p, g in rules.fixed.items() if g in places and p in organisations}
    foes = {p: _companions(p, rules.apart).intersection(organisations) for p in ids}
    mates = {p: _companions(p, rules.together).intersection(organisations) for p in ids}
    units = _units(ids, rules, foes, mates, fixed)
    best = _Seating(units, organisations, len(names), foes, mates)
    best.solve(dice)
    while best.clashes and len(finer := best.loosened(fixed)) > len(best.units):
        trial = _Seating(finer, organisations, len(names), foes, mates)
        trial.solve(dice)
        if trial.clashes >= best.clashes:
            break
        best = trial
    at = best.placed()
    placement = {person.id: names[at[person.id]] for person in people}
    return Balance(
        placement,
        same_pairs(placement, people),
        fewest_pairs(people, len(groups)),
        unmet(placement, groups, people, rules),
    )


def same_pairs(placement: Mapping[str, str], people: Iterable[Member]) -> int:
    """Measure how badly organisations are spread: the pairs of one organisation in one group.

    This is the sum over organisations o and groups g of n(n - 1)/2, n being the people of o in g.
    It differs only by a constant factor and term from the sum of (n - mean of o)^2.
    People of no organisation make no pairs. Lower is better.
    """
    cells = Counter(
        (placement[person.id], person.organisation)
        for person in people
        if person.organisation is not None and person.id in placement
    )
    return sum(n * (n - 1) // 2 for n in cells.values())


def fewest_pairs(people: Iterable[Member], groups: int) -> int:
    """Give the least that `same_pairs` can be: the people of each organisation evenly over groups.

    With q, r = n divmod groups it is the sum over organisations of groups·q(q - 1)/2 + r·q.
    """
    total = 0
    for n in Counter(p.organisation for p in people if p.organisation is not None).values():
        each, rest = divmod(n, groups)
        total += groups * each * (each - 1) // 2 + rest * each
    return total


def latecomer(
    placement: Mapping[str, str],
    groups: Sequence[str],
    person: str,
    members: Iterable[Member],
    rules: Rules = NO_RULES,
) -> str:
    """Give the group that needs a latecomer most.

    That is the group the person is fixed in; else, of the groups with the fewest people to keep
    apart from, then the most to be kept together with, the smallest, then the one with the fewest
    of the same organisation, then the first. Raises ValueError without a group.
    """
    if not groups:
        raise ValueError("there is no group to join")
    own = rules.fixed.get(person)
    if own is not None and own in groups:
        return own
    organisation = {member.id: member.organisation for member in members}
    others = {p: g for p, g in placement.items() if p != person}
    mates = _companions(person, rules.together)
    foes = _companions(person, rules.apart)
    home = organisation.get(person)
    same = {p for p in others if home is not None and organisation.get(p) == home}
    clashes = Counter(g for p, g in others.items() if p in foes)
    company = Counter(g for p, g in others.items() if p in mates)
    sizes = Counter(others.values())
    alike = Counter(g for p, g in others.items() if p in same)
    return min(groups, key=lambda g: (clashes[g], -company[g], sizes[g], alike[g]))


def imbalance(choices: Mapping[str, str | None], groups: Sequence[str]) -> Imbalance:
    """Count who chose which group, and how far the groups are from sizes within one.

    With n people who chose, n mod G of the G groups may have one more than n div G: the largest
    (the first of equals) keep it. Moves are the sum of what groups have above that.
    """
    tally = Counter(choice for choice in choices.values() if choice is not None)
    counts = {group: tally[group] for group in groups}
    undecided = tuple(person for person, choice in choices.items() if choice not in counts)
    if not counts:
        return Imbalance(counts, {}, 0, undecided)
    each, rest = divmod(sum(counts.values()), len(counts))
    larger = sorted(counts, key=lambda group: -counts[group])[:rest]
    surplus = {group: n - each - (group in larger) for group, n in counts.items()}
    return Imbalance(counts, surplus, sum(n for n in surplus.values() if n > 0), undecided)


def unmet(
    placement: Mapping[str, str],
    groups: Sequence[str],
    people: Sequence[Member],
    rules: Rules = NO_RULES,
) -> tuple[Phrase, ...]:
    """Say in one line each which rules a placement breaks, and which group is too large.

    This holds for groups made by hand as well. Whoever is in no group breaks no rule.
    """
    shown = {p.id: p.name or p.id for p in people if p.id in placement}
    return (
        *_unmet_fixed(placement, shown, rules),
        *_unmet_apart(placement, shown, rules, len(groups)),
        *_unmet_together(placement, shown, rules),
        *_unmet_size(placement, groups, shown, rules),
    )


def _refuse_twice(people: Sequence[Member], groups: Sequence[str]) -> None:
    if not groups:
        raise ValueError("there is no group to put people into")
    if len(set(groups)) < len(groups):
        raise ValueError("a group comes twice")
    if len({person.id for person in people}) < len(people):
        raise ValueError("a person comes twice")


def _unmet_fixed(
    placement: Mapping[str, str], shown: Mapping[str, str], rules: Rules
) -> Iterator[Phrase]:
    for person in sorted(rules.fixed.keys() & shown.keys()):
        group = rules.fixed[person]
        if placement[person] != group:
            yield phrase(
                "{person} belongs in {group} but is in {other}.",
                person=shown[person],
                group=group,
                other=placement[person],
            )


def _unmet_apart(
    placement: Mapping[str, str], shown: Mapping[str, str], rules: Rules, groups: int
) -> Iterator[Phrase]:
    for present in _present(rules.apart, shown):
        shared = [(g, p) for g, p in sorted(_by_group(placement, present).items()) if len(p) > 1]
        if shared and len(present) > groups:
            yield phrase(
                "{people} cannot all be kept apart: they are more than the groups.",
                people=_listed(present, shown),
            )
            continue
        for group, inside in shared:
            stuck = [p for p in inside if rules.fixed.get(p) == group]
            text = N_("{people} should be kept apart but share {group}.")
            if len(stuck) == len(inside):
                text = N_("{people} should be kept apart but are fixed in {group}.")
            yield phrase(text, people=_listed(inside, shown), group=group)


def _unmet_together(
    placement: Mapping[str, str], shown: Mapping[str, str], rules: Rules
) -> Iterator[Phrase]:
    for present in _present(rules.together, shown):
        if len(_by_group(placement, present)) <= 1:
            continue
        if len({rules.fixed[p] for p in present if p in rules.fixed}) > 1:
            text = N_("{people} should stay together but are fixed in different groups.")
        elif any(not _companions(p, rules.apart).isdisjoint(present) for p in present):
            text = N_("{people} should stay together, but some of them are to be kept apart.")
        else:
            text = N_("{people} should stay together, but other rules part them.")
        yield phrase(text, people=_listed(present, shown))


def _unmet_size(
    placement: Mapping[str, str], groups: Sequence[str], shown: Mapping[str, str], rules: Rules
) -> Iterator[Phrase]:
    inside: dict[str, list[str]] = {group: [] for group in groups}
    for person in shown:
        if placement[person] in inside:
            inside[placement[person]].append(person)
    sizes = [len(people) for people in inside.values()]
    if max(sizes, default=0) - min(sizes, default=0) <= 1:
        return
    fair = -(-sum(sizes) // len(sizes))
    told = False
    for group, people in inside.items():
        stuck = [p for p in people if rules.fixed.get(p) == group]
        block = max(_blocks(people, rules.together), key=len, default=[])
        if len(stuck) > fair:
            text = N_("{group} is larger than the others: {people} are fixed in it.")
            yield phrase(text, group=group, people=_listed(stuck, shown))
        elif len(block) > fair:
            text = N_("{group} is larger than the others: {people} stay together in it.")
            yield phrase(text, group=group, people=_listed(block, shown))
        else:
            continue
        told = True
    if not told:
        yield phrase(
            "The groups have from {least} to {most} people.", least=min(sizes), most=max(sizes)
        )


def _listed(people: Iterable[str], shown: Mapping[str, str]) -> str | Phrase:
    """Write names on one line, in alphabetical order; of a long list the first few and a count."""
    names = sorted(shown[person] for person in people)
    rest = len(names) - NAMED
    if rest <= 1:
        return ", ".join(names)
    first = ", ".join(names[:NAMED])
    return counted("{names} and {n} more", "{names} and {n} more", rest, names=first)


def _present(sets: Iterable[frozenset[str]], shown: Mapping[str, str]) -> Sequence[tuple[str, ...]]:
    """List each set of a rule once, in a fixed order, with only those who are here."""
    return sorted({tuple(sorted(one.intersection(shown))) for one in sets})


def _by_group(placement: Mapping[str, str], people: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for person in people:
        found.setdefault(placement[person], []).append(person)
    return found


def _companions(person: str, sets: Iterable[frozenset[str]]) -> frozenset[str]:
    """Give everyone who shares a set with a person."""
    return frozenset().union(*(one for one in sets if person in one)) - {person}


def _blocks(people: Sequence[str], sets: Iterable[frozenset[str]]) -> list[list[str]]:
    """Join sets that overlap: the blocks of people that belong together, all alone if need be."""
    block_of = {person: [person] for person in people}
    for one in sets:
        here = [person for person in people if person in one]
        joined: list[str] = []
        for person in here:
            if block_of[person] is not joined:
                joined += block_of[person]
                for moved in block_of[person]:
                    block_of[moved] = joined
    return list({id(block): block for block in block_of.values()}.values())


class _Unit(Struct, frozen=True):
    """People who are placed as one, and the group (its index) they are fixed in or NOWHERE."""

    people: tuple[str, ...]
    fixed: int = NOWHERE


def _units(
    people: Sequence[str],
    rules: Rules,
    foes: Mapping[str, frozenset[str]],
    mates: Mapping[str, frozenset[str]],
    fixed: Mapping[str, int],
) -> list[_Unit]:
    """Make a unit of those kept together; where a rule parts some of them, as few as it takes."""
    units: list[_Unit] = []
    for block in _blocks(people, rules.together):
        parts: list[list[str]] = []
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


def _unit(people: Iterable[str], fixed: Mapping[str, int]) -> _Unit:
    members = tuple(people)
    return _Unit(members, next((fixed[p] for p in members if p in fixed), NOWHERE))


class _Seating:
    """Units in groups, and what it costs: a weighted sum that ranks rules, sizes and spread.

    Each part of the sum counts pairs of people in the same group: those kept apart, less those kept
    together whose unit had to be split, all (fewest when the sizes are as even as can be), and
    those of one organisation. A weight is more than all that comes after it can add up to.
    """

    def __init__(
        self,
        units: Sequence[_Unit],
        organisations: Mapping[str, str | None],
        groups: int,
        foes: Mapping[str, frozenset[str]],
        mates: Mapping[str, frozenset[str]],
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

    def placed(self) -> dict[str, int]:
        """Give everyone's group."""
        return {p: g for unit, g in zip(self.units, self.where, strict=True) for p in unit.people}

    def loosened(self, fixed: Mapping[str, int]) -> list[_Unit]:
        """Make units of which whoever clashes with somebody is taken out, to be placed alone."""
        at = self.placed()
        units: list[_Unit] = []
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
        """Say when a unit is dealt: fixed ones, large ones, those with foes, by organisation."""
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

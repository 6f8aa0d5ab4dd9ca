"""Measure groups of 500 people and a World Café of 100 against simple published ways to do it.

Groups are compared on time and spread (pairs of one organisation in one group) with
- dealing people out in the order of their organisations, as cards, whatever the rules;
- the greedy construction of the maximally diverse grouping problem: people in any order, each to
  the group with room where the fewest of the same organisation are, no rule of the room broken
  where that can be (M. Gallego, M. Laguna, R. Martí, A. Duarte, J. Oper. Res. Soc. 64, 2013,
  724-734, in its simplest form).

Rounds are compared on pairs that meet again with everybody moving on by one group, and with seat j
of each group moving on by j groups.
"""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from math import inf
from random import Random
from statistics import median
from time import perf_counter

from bench.measure import Figure
from facilitator.core.groups.grouping.balance import balance, same_pairs
from facilitator.core.groups.grouping.rotation import met_pairs, repeated_pairs, rotate
from facilitator.core.groups.grouping.rules import NO_RULES, Member, Rules

PEOPLE, GROUPS = 500, 60
ORGANISATIONS = (20, 40, 60)
CAFES = ((100, 10, 4), (60, 6, 4), (24, 4, 3), (500, 60, 4))
SEED = 1
RUNS = 5
SECONDS = 1.0

Placement = Mapping[str, str]


def crowd(organisations: int, seed: int) -> list[Member]:
    """Make people of organisations of different size: the k-th is 1/k as large as the first."""
    random = Random(seed)  # noqa: S311 - no secret
    weights = [1 / (k + 1) for k in range(organisations)]
    of = random.choices([f"o{k}" for k in range(organisations)], weights, k=PEOPLE)
    return [Member(f"p{n:03}", organisation) for n, organisation in enumerate(of)]


def some_rules(people: Sequence[Member], groups: Sequence[str], seed: int) -> Rules:
    """Make 20 pairs kept together, 20 sets of three kept apart and 20 fixed people."""
    random = Random(seed)  # noqa: S311 - no secret
    ids = [person.id for person in people]
    random.shuffle(ids)
    together = tuple(frozenset(ids[n : n + 2]) for n in range(0, 40, 2))
    apart = tuple(frozenset(ids[n : n + 3]) for n in range(40, 100, 3))
    return Rules(together, apart, {p: random.choice(groups) for p in ids[100:120]})


def dealt(people: Sequence[Member], groups: Sequence[str]) -> Placement:
    """Deal people out like cards in the order of their organisations."""
    in_order = sorted(people, key=lambda person: person.organisation or "")
    return {person.id: groups[n % len(groups)] for n, person in enumerate(in_order)}


def greedy(people: Sequence[Member], groups: Sequence[str], rules: Rules, seed: int) -> Placement:
    """Put each in the group with room that has the fewest of the same organisation."""
    in_order = list(people)
    Random(seed).shuffle(in_order)  # noqa: S311 - no secret
    in_order.sort(key=lambda person: person.id not in rules.fixed)
    room = dict.fromkeys(groups, -(-len(people) // len(groups)))
    cells: Counter[tuple[str, str | None]] = Counter()
    placement: dict[str, str] = {}
    for person in in_order:
        mates = [placement[p] for s in rules.together if person.id in s for p in s & {*placement}]
        foes = {placement[p] for s in rules.apart if person.id in s for p in s & {*placement}}
        group = rules.fixed.get(person.id) or min(
            groups,
            key=lambda g: (
                g not in mates[:1] and bool(mates),
                room[g] <= 0,
                g in foes,
                cells[g, person.organisation],
                -room[g],
            ),
        )
        placement[person.id] = group
        room[group] -= 1
        cells[group, person.organisation] += 1
    return placement


def broken(placement: Placement, rules: Rules) -> int:
    """Count the rules that a placement breaks."""
    return (
        sum(placement[p] != group for p, group in rules.fixed.items())
        + sum(len({placement[p] for p in one}) > 1 for one in rules.together)
        + sum(len({placement[p] for p in one}) < len(one) for one in rules.apart)
    )


def one_on(people: Sequence[str], groups: Sequence[str], rounds: int) -> list[Placement]:
    """Move everybody on by one group, but the first of each group, who is the host."""
    hosts = len(groups)
    return [
        {p: groups[(n + r * (n >= hosts)) % hosts] for n, p in enumerate(people)}
        for r in range(rounds)
    ]


def seats_on(people: Sequence[str], groups: Sequence[str], rounds: int) -> list[Placement]:
    """Move seat j of each group on by j groups, seat 0 being the host."""
    hosts = len(groups)
    steps = [1 + (n // hosts - 1) % (hosts - 1) if n >= hosts else 0 for n in range(len(people))]
    return [
        {
            p: groups[(n + r * step) % hosts]
            for n, (p, step) in enumerate(zip(people, steps, strict=True))
        }
        for r in range(rounds)
    ]


def seconds(call: Callable[[], object]) -> float:
    """Give the median of some runs."""
    spent = []
    for _ in range(RUNS):
        gc.collect()
        before = perf_counter()
        call()
        spent.append(perf_counter() - before)
    return median(spent)


def ratio(ours: float, theirs: float) -> float:
    """Compare two counts, of which both may be nothing."""
    if not theirs:
        return inf if ours else 1.0
    return round(ours / theirs, 3)


def balanced(organisations: int, *, ruled: bool) -> dict[str, object]:
    """Compare groups of people of some organisations, with or without rules."""
    groups = [f"g{n:02}" for n in range(GROUPS)]
    people = crowd(organisations, organisations)
    rules = some_rules(people, groups, organisations) if ruled else NO_RULES
    ours = balance(people, groups, rules, SEED)
    cards = dealt(people, groups)
    by_greed = greedy(people, groups, rules, SEED)
    spent = seconds(lambda: balance(people, groups, rules, SEED))
    sizes = Counter(ours.placement.values()).values()
    return {
        "what": f"{organisations} organisations, {'rules' if ruled else 'no rules'}",
        "seconds": round(spent, 3),
        "limit": SECONDS,
        "time/greedy": ratio(spent, seconds(lambda: greedy(people, groups, rules, SEED))),
        "sizes": f"{min(sizes)}-{max(sizes)}",
        "spread": ours.spread,
        "fewest": ours.fewest,
        "spread/dealt": ratio(ours.spread, same_pairs(cards, people)),
        "spread/greedy": ratio(ours.spread, same_pairs(by_greed, people)),
        "broken": broken(ours.placement, rules),
        "broken, dealt": broken(cards, rules),
        "broken, greedy": broken(by_greed, rules),
    }


def rotated(people: int, groups: int, rounds: int) -> dict[str, object]:
    """Compare the rounds of a World Café with a host at each group."""
    ids = [f"p{n:03}" for n in range(people)]
    places = [f"g{n:02}" for n in range(groups)]
    hosts = dict(zip(places, ids, strict=False))
    ours = rotate(ids, places, hosts, rounds, SEED)
    one, seats = one_on(ids, places, rounds), seats_on(ids, places, rounds)
    spent = seconds(lambda: rotate(ids, places, hosts, rounds, SEED))
    return {
        "what": f"{people} people, {groups} groups, {rounds} rounds",
        "seconds": round(spent, 3),
        "limit": SECONDS,
        "stays": ours.stays,
        "repeated": ours.repeated_pairs,
        "repeated/one on": ratio(ours.repeated_pairs, repeated_pairs(one)),
        "repeated/seats on": ratio(ours.repeated_pairs, repeated_pairs(seats)),
        "met": ours.met_pairs,
        "met/one on": ratio(ours.met_pairs, met_pairs(one)),
        "met/seats on": ratio(ours.met_pairs, met_pairs(seats)),
    }


def rows() -> list[dict[str, object]]:
    """Measure everything."""
    found = [balanced(n, ruled=ruled) for n in ORGANISATIONS for ruled in (False, True)]
    return found + [rotated(*cafe) for cafe in CAFES]


def figures() -> Iterator[Figure]:
    """Measure the time; how good the groups are is told by `python -m bench.grouping`."""
    groups = [f"g{n:02}" for n in range(GROUPS)]
    for organisations in ORGANISATIONS:
        people = crowd(organisations, organisations)
        rules = some_rules(people, groups, organisations)
        spent = seconds(partial(balance, people, groups, rules, SEED))
        plain = seconds(partial(greedy, people, groups, rules, SEED))
        name = f"{GROUPS} groups of {PEOPLE} from {organisations} organisations"
        yield Figure(name, spent, "the greedy way", plain, most_seconds=SECONDS)
    for number, tables, rounds in CAFES:
        ids = [f"p{n:03}" for n in range(number)]
        places = [f"g{n:02}" for n in range(tables)]
        hosts = dict(zip(places, ids, strict=False))
        spent = seconds(partial(rotate, ids, places, hosts, rounds, SEED))
        plain = seconds(partial(seats_on, ids, places, rounds))
        name = f"{rounds} rounds of {number} at {tables} tables"
        yield Figure(name, spent, "seat j moving on by j", plain, most_seconds=SECONDS)


def main() -> None:
    """Print what was measured."""
    print(f"{PEOPLE} people in {GROUPS} groups, then World Cafés")
    for row in rows():
        print(*(f"{name} {value}" for name, value in row.items()), sep="  ")


if __name__ == "__main__":
    main()

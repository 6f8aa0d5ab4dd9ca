"""Grouping puts people into groups of even size that mix organisations and keep the rules.

Everything here is a pure function. What chance decides comes from a seed: the same people, groups,
rules and seed give the same groups on every machine, in whatever order they are listed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from facilitator.core.base.dice import Dice
from facilitator.core.base.ids import PersonId
from facilitator.core.base.language import Phrase
from facilitator.core.groups.grouping.rules import NO_RULES, Member, Rules, companions
from facilitator.core.groups.grouping.seating import Seating, units
from facilitator.core.groups.grouping.unmet import unmet


class Balance(Struct, frozen=True):
    """Everyone's group, how well organisations are mixed, and what could not be met.

    `spread` counts the pairs of the same organisation that share a group (see `same_pairs`),
    `fewest` is the smallest count that evenly filled groups allow when there is no rule.
    """

    placement: Mapping[PersonId, str]
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
    undecided: tuple[PersonId, ...] = ()


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
    foes = {p: companions(p, rules.apart).intersection(organisations) for p in ids}
    mates = {p: companions(p, rules.together).intersection(organisations) for p in ids}
    best = Seating(units(ids, rules, foes, mates, fixed), organisations, len(names), foes, mates)
    best.solve(dice)
    while best.clashes and len(finer := best.loosened(fixed)) > len(best.units):
        trial = Seating(finer, organisations, len(names), foes, mates)
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


def same_pairs(placement: Mapping[PersonId, str], people: Iterable[Member]) -> int:
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
    """Return the least that `same_pairs` can be, with each organisation spread evenly over groups.

    With q, r = n divmod groups it is the sum over organisations of groups·q(q - 1)/2 + r·q.
    """
    total = 0
    for n in Counter(p.organisation for p in people if p.organisation is not None).values():
        each, rest = divmod(n, groups)
        total += groups * each * (each - 1) // 2 + rest * each
    return total


def latecomer(
    placement: Mapping[PersonId, str],
    groups: Sequence[str],
    person: PersonId,
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
    mates = companions(person, rules.together)
    foes = companions(person, rules.apart)
    home = organisation.get(person)
    same = {p for p in others if home is not None and organisation.get(p) == home}
    clashes = Counter(g for p, g in others.items() if p in foes)
    company = Counter(g for p, g in others.items() if p in mates)
    sizes = Counter(others.values())
    alike = Counter(g for p, g in others.items() if p in same)
    return min(groups, key=lambda g: (clashes[g], -company[g], sizes[g], alike[g]))


def imbalance(choices: Mapping[PersonId, str | None], groups: Sequence[str]) -> Imbalance:
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


def _refuse_twice(people: Sequence[Member], groups: Sequence[str]) -> None:
    if not groups:
        raise ValueError("there is no group to put people into")
    if len(set(groups)) < len(groups):
        raise ValueError("a group comes twice")
    if len({person.id for person in people}) < len(people):
        raise ValueError("a person comes twice")

"""What groups do not meet of what was asked for, said in one line each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from facilitator.core.base.ids import PersonId
from facilitator.core.base.language import N_, Phrase, counted, phrase
from facilitator.core.groups.grouping.rules import NO_RULES, Member, Rules, blocks, companions

NAMED: Final = 4
"""How many names a sentence holds before the rest are only counted."""


def unmet(
    placement: Mapping[PersonId, str],
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


def _unmet_fixed(
    placement: Mapping[PersonId, str], shown: Mapping[PersonId, str], rules: Rules
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
    placement: Mapping[PersonId, str], shown: Mapping[PersonId, str], rules: Rules, groups: int
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
    placement: Mapping[PersonId, str], shown: Mapping[PersonId, str], rules: Rules
) -> Iterator[Phrase]:
    for present in _present(rules.together, shown):
        if len(_by_group(placement, present)) <= 1:
            continue
        if len({rules.fixed[p] for p in present if p in rules.fixed}) > 1:
            text = N_("{people} should stay together but are fixed in different groups.")
        elif any(not companions(p, rules.apart).isdisjoint(present) for p in present):
            text = N_("{people} should stay together, but some of them are to be kept apart.")
        else:
            text = N_("{people} should stay together, but other rules part them.")
        yield phrase(text, people=_listed(present, shown))


def _unmet_size(
    placement: Mapping[PersonId, str],
    groups: Sequence[str],
    shown: Mapping[PersonId, str],
    rules: Rules,
) -> Iterator[Phrase]:
    inside: dict[str, list[PersonId]] = {group: [] for group in groups}
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
        block = max(blocks(people, rules.together), key=len, default=[])
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


def _listed(people: Iterable[PersonId], shown: Mapping[PersonId, str]) -> str | Phrase:
    """Write names on one line, in alphabetical order; of a long list the first few and a count."""
    names = sorted(shown[person] for person in people)
    rest = len(names) - NAMED
    if rest <= 1:
        return ", ".join(names)
    first = ", ".join(names[:NAMED])
    return counted("{names} and {n} more", "{names} and {n} more", rest, names=first)


def _present(
    sets: Iterable[frozenset[PersonId]], shown: Mapping[PersonId, str]
) -> Sequence[tuple[PersonId, ...]]:
    """List each set of a rule once, in a fixed order, with only those who are here."""
    return sorted({tuple(sorted(one.intersection(shown))) for one in sets})


def _by_group(
    placement: Mapping[PersonId, str], people: Iterable[PersonId]
) -> dict[str, list[PersonId]]:
    found: dict[str, list[PersonId]] = {}
    for person in people:
        found.setdefault(placement[person], []).append(person)
    return found

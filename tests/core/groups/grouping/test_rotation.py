"""Rounds of groups: hosts stay, all others move on, and nobody meets twice where that can be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

import pytest

from facilitator.core.base.dice import Dice
from facilitator.core.base.ids import PersonId
from facilitator.core.groups.grouping.rotation import (
    Rotation,
    met_pairs,
    repeated_pairs,
    rotate,
    stays,
)
from facilitator.core.groups.grouping.rules import Member, Rules
from facilitator.core.groups.grouping.unmet import unmet

GROUPS = ["A", "B", "C", "D", "E"]
PEOPLE = [f"p{n:02}" for n in range(25)]
HOSTS = dict(zip(GROUPS, PEOPLE, strict=False))


def tables(placement: Mapping[str, str]) -> list[int]:
    return sorted(Counter(placement.values()).values())


def test_hosts_stay_and_everybody_else_moves_on() -> None:
    plan = rotate(PEOPLE, GROUPS, HOSTS, rounds=4, seed=1)
    assert len(plan.rounds) == 4
    for placement in plan.rounds:
        assert placement.keys() == set(PEOPLE)
        assert tables(placement) == [5, 5, 5, 5, 5]
        assert all(placement[host] == group for group, host in HOSTS.items())
    assert plan.stays == 0


def test_nobody_meets_twice_where_that_can_be() -> None:
    """Five groups of four that travel: a prime number larger than their size."""
    plan = rotate(PEOPLE, GROUPS, HOSTS, rounds=4)
    assert plan.repeated_pairs == 0
    assert plan.met_pairs == 4 * 5 * 10
    assert rotate(PEOPLE[:20], GROUPS, rounds=4).repeated_pairs == 0


def test_the_search_does_what_the_cyclic_start_alone_does_not() -> None:
    """With 32 people at 8 tables the start has 16 pairs meet again in five rounds."""
    plan = rotate([PersonId(str(n)) for n in range(32)], [str(n) for n in range(8)], rounds=5)
    assert (plan.repeated_pairs, plan.stays) == (0, 0)


def test_pairs_that_meet_are_counted_once_however_often() -> None:
    rounds = [
        {"a": "A", "b": "A", "c": "B", "d": "B"},
        {"a": "A", "b": "A", "c": "B", "d": "A"},
        {"a": "B", "b": "B", "c": "A", "d": "A"},
        {"a": "A", "b": "B", "c": "B"},
    ]
    assert repeated_pairs(rounds) == 2  # a b three times, c d twice
    assert met_pairs(rounds) == 5  # and a d, b d, b c once
    assert stays(rounds) == 3 + 1 + 1
    assert stays(rounds, ["a", "b"]) == 1 + 1
    assert repeated_pairs([]) == met_pairs([]) == stays([]) == 0


def test_the_groups_there_are_count_as_the_round_before() -> None:
    """They may be uneven; a newcomer has met nobody, and what was dissolved still counts."""
    formed = {"a": "A", "b": "A", "c": "A", "d": "A", "e": "B", "gone": "B", "f": "Z", "g": "Z"}
    plan = rotate("abcdefgh", ["A", "B"], {"B": "d"}, rounds=2, earlier=[formed])
    assert [tables(placement) for placement in plan.rounds] == [[4, 4]] * 2
    assert plan.rounds[0]["e"] == "A"
    assert all(plan.rounds[0][p] == "B" for p in "abc")
    apart = {"a": "X", "b": "X", "c": "Y", "d": "Y"}
    plan = rotate("abcd", ["A", "B"], rounds=1, earlier=[apart])
    assert (plan.repeated_pairs, plan.met_pairs) == (0, 4)
    uneven = dict.fromkeys("abcdef", "A")
    plan = rotate("abcdef", ["A", "B"], rounds=1, earlier=[uneven])
    assert [tables(placement) for placement in plan.rounds] == [[3, 3]]
    assert plan.stays == 3


def one_step(
    held: Sequence[Mapping[str, str]], hosts: Mapping[str, str], dice: Dice
) -> dict[str, str] | None:
    """Deal everybody but the hosts at random to groups of even size, or None if somebody stays."""
    staying = {p: g for g, p in hosts.items()}
    going = [p for p in held[-1] if p not in staying]
    dice.shuffle(going)
    placement = {**staying, **{p: GROUPS[n % len(GROUPS)] for n, p in enumerate(going)}}
    moved = all(placement[p] != held[-1][p] for p in going)
    return placement if moved else None


@pytest.mark.parametrize("people", [15, 20, 23, 25])
def test_each_later_round_is_at_least_as_good_as_the_best_of_many_at_random(people: int) -> None:
    dice = Dice(2013)
    ids = PEOPLE[:people]
    first = {p: GROUPS[n % len(GROUPS)] for n, p in enumerate(ids)}
    hosts = {first[p]: p for p in ids[:5]}
    held: list[Mapping[str, str]] = [first]
    for _ in range(6):
        dealt = (one_step(held, hosts, dice) for _ in range(3000))
        chance = min(repeated_pairs((*held, p)) for p in dealt if p is not None)
        plan = rotate(ids, GROUPS, hosts, 1, earlier=held)
        assert plan.repeated_pairs <= chance
        held.append(plan.rounds[0])
        assert plan.repeated_pairs == repeated_pairs(held)
        assert plan.stays == 0


def test_pairs_of_all_earlier_rounds_count() -> None:
    """Three rounds planned together leave few meetings for the fourth, planned on its own."""
    held: list[Mapping[str, str]] = []
    for n in range(4):
        plan = rotate(PEOPLE, GROUPS, HOSTS, rounds=max(1, 3 - n), earlier=held)
        held.append(plan.rounds[0])
    assert repeated_pairs(held[:3]) == 0
    assert repeated_pairs(held) <= 12
    assert plan.repeated_pairs == repeated_pairs(held)


def test_rules_hold_in_every_round() -> None:
    rules = Rules(
        (frozenset(PEOPLE[10:13]), frozenset(PEOPLE[13:15]), frozenset(("p00", "p20"))),
        (frozenset(PEOPLE[5:9]),),
        {"p24": "C"},
    )
    plan = rotate(PEOPLE, GROUPS, HOSTS, rounds=5, rules=rules)
    for placement in plan.rounds:
        assert tables(placement) == [5] * 5
        assert unmet(placement, GROUPS, [Member(p) for p in PEOPLE], rules) == ()
        assert all(placement[host] == group for group, host in HOSTS.items())
    assert all(a["p10"] != b["p10"] for a, b in pairwise(plan.rounds))
    assert plan.stays == 2 * 4  # who is fixed, and who is kept with a host


def test_hosts_come_before_rules_and_rules_before_sizes() -> None:
    rules = Rules((frozenset("cdef"),), (frozenset("ab"),), {"b": "A"})
    plan = rotate("abcdef", ["A", "B", "C"], {"A": "a", "B": "b"}, rounds=2, rules=rules)
    for placement in plan.rounds:
        assert (placement["a"], placement["b"]) == ("A", "B")
        assert len({placement[p] for p in "cdef"}) == 1
        lines = unmet(placement, "ABC", [Member(p) for p in "abcdef"], rules)
        texts = [line.text for line in lines]
        assert texts == [
            "{person} belongs in {group} but is in {other}.",
            "{group} is larger than the others: {people} stay together in it.",
        ]
        assert placement["c"] == "C"  # the sizes come before moving on


def test_whoever_stays_in_a_large_group_leaves_the_others_even() -> None:
    rules = Rules(fixed=dict.fromkeys("abcdefg", "A"))
    plan = rotate("abcdefghijk", ["A", "B", "C"], rounds=3, rules=rules)
    assert [tables(placement) for placement in plan.rounds] == [[2, 2, 7]] * 3


def test_sizes_come_before_moving_on() -> None:
    """With two groups and one host, three travellers cannot all change places evenly."""
    plan = rotate("abcd", ["A", "B"], {"A": "a"}, rounds=2)
    assert [tables(placement) for placement in plan.rounds] == [[2, 2], [2, 2]]
    assert plan.stays == 1


def test_the_first_groups_are_chosen_so_that_all_can_move_on() -> None:
    for seed in range(10):
        assert rotate("abc", ["A", "B"], {"A": "a"}, rounds=2, seed=seed).stays == 0


def test_one_group_or_one_round_or_nobody() -> None:
    assert rotate("ab", ["A"], rounds=2) == Rotation(({"a": "A", "b": "A"},) * 2, 1, 1, 2)
    assert rotate("ab", ["A", "B"], rounds=1).repeated_pairs == 0
    assert rotate([], ["A", "B"], rounds=2) == Rotation(({}, {}), 0, 0, 0)


def test_hosts_who_are_not_here_and_hosts_of_no_group_are_left_out_of_account() -> None:
    plan = rotate("abcd", ["A", "B"], {"A": "gone", "Z": "a"}, rounds=2)
    assert plan == rotate("abcd", ["A", "B"], rounds=2)
    assert plan.stays == 0


@pytest.mark.parametrize(
    ("people", "groups", "hosts", "rounds", "reason"),
    [
        ("ab", [], {}, 1, "needs a group"),
        ("ab", ["A"], {}, 0, "and a round"),
        ("ab", ["A", "A"], {}, 1, "group comes twice"),
        ("aa", ["A"], {}, 1, "person comes twice"),
        ("ab", ["A", "B"], {"A": "a", "B": "a"}, 1, "host of two"),
    ],
)
def test_what_makes_no_sense_is_refused(
    people: str, groups: list[str], hosts: dict[str, str], rounds: int, reason: str
) -> None:
    with pytest.raises(ValueError, match=reason):
        rotate(people, groups, hosts, rounds)


def test_the_same_seed_gives_the_same_rounds_on_every_machine() -> None:
    """Written out, so that a change of Python or of the program is seen."""
    plan = rotate("abcdefg", ["A", "B", "C"], {"A": "a"}, rounds=3, seed=2013)
    assert ["".join(placement.values()) for placement in plan.rounds] == [
        "ACACBBA",
        "ABCAACB",
        "AABBCAC",
    ]

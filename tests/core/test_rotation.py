from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pytest

from facilitator.core.rotation import Rotation, met_pairs, repeated_pairs, rotate, stays

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
    plan = rotate([str(n) for n in range(32)], [str(n) for n in range(8)], rounds=5)
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


def test_the_first_round_can_be_the_groups_there_are() -> None:
    """They may be uneven; a newcomer joins the smallest, a host goes to the own one."""
    formed = {"a": "A", "b": "A", "c": "A", "d": "A", "e": "B", "gone": "B", "f": "Z"}
    plan = rotate("abcdef", ["A", "B"], {"B": "d"}, rounds=3, first=formed)
    assert plan.rounds[0] == {"a": "A", "b": "A", "c": "A", "d": "B", "e": "B", "f": "B"}
    assert plan.rounds[1]["e"] == plan.rounds[1]["f"] == "A"
    assert [tables(placement) for placement in plan.rounds] == [[3, 3]] * 3
    uneven = dict.fromkeys("abcdef", "A")
    plan = rotate("abcdef", ["A", "B"], rounds=2, first=uneven)
    assert [tables(placement) for placement in plan.rounds] == [[6], [3, 3]]
    assert plan.stays == 3


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

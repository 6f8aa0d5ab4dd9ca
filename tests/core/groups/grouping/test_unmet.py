"""What a grouping could not keep is said, each in one line."""

from __future__ import annotations

import pytest

from core.groups.grouping.making import SIX, people, said, sets, sizes
from facilitator.core.base.ids import PersonId
from facilitator.core.groups.grouping.balance import (
    balance,
)
from facilitator.core.groups.grouping.rules import Member, Rules
from facilitator.core.groups.grouping.unmet import unmet


@pytest.mark.parametrize(
    ("rules", "expected", "lines"),
    [
        (
            Rules(fixed={"a": "Z"}),
            [3, 3],
            ["a belongs in Z but is in {a}."],
        ),
        (
            Rules(fixed=dict.fromkeys("abcd", "A")),
            [2, 4],
            ["A is larger than the others: a, b, c, d are fixed in it."],
        ),
        (
            Rules(sets("a b c d")),
            [2, 4],
            ["{a} is larger than the others: a, b, c, d stay together in it."],
        ),
        (
            Rules(apart=sets("a b c")),
            [3, 3],
            ["a, b, c cannot all be kept apart: they are more than the groups."],
        ),
        (
            Rules(apart=sets("a b"), fixed={"a": "A", "b": "A"}),
            [3, 3],
            ["a, b should be kept apart but are fixed in A."],
        ),
        (
            Rules(apart=sets("a b", "b c", "c a"), fixed={"b": "A", "c": "B"}),
            [3, 3],
            ["a, {other} should be kept apart but share {a}."],
        ),
        (
            Rules(sets("a b"), fixed={"a": "A", "b": "B"}),
            [3, 3],
            ["a, b should stay together but are fixed in different groups."],
        ),
        (
            Rules(sets("a b"), sets("a b")),
            [3, 3],
            ["a, b should stay together, but some of them are to be kept apart."],
        ),
        (
            Rules(sets("a b"), sets("a c", "b d"), {"c": "A", "d": "B"}),
            [3, 3],
            ["a, b should stay together, but other rules part them."],
        ),
        (
            Rules(sets("a b"), sets("a c", "b d"), {"c": "A", "d": "B", "a": "B"}),
            [3, 3],
            ["a, b should stay together, but other rules part them."],
        ),
    ],
    ids=lambda value: value[0] if isinstance(value, list) and isinstance(value[0], str) else "",
)
def test_what_could_not_be_met_is_said_in_one_line(
    rules: Rules, expected: list[int], lines: list[str]
) -> None:
    found = balance(SIX, ["A", "B"], rules, seed=1)
    other = next((p for p in "bc" if found.placement[p] == found.placement["a"]), "")
    assert said(found.unmet) == [line.format(a=found.placement["a"], other=other) for line in lines]
    assert sizes(found.placement) == expected


def test_sizes_that_several_rules_make_uneven_are_told() -> None:
    """Whoever is kept apart from both sets leaves them no group but one and the same."""
    members = people("a b c d e f g h")
    found = balance(members, ["A", "B"], Rules(sets("a b c", "d e f"), sets("g a", "g d", "h a")))
    assert said(found.unmet) == ["The groups have from 2 to 6 people."]


def test_a_long_list_of_names_is_cut_and_counted() -> None:
    members = [Member(str(n), name=f"P{n}") for n in range(9)]
    rules = Rules(apart=(frozenset(PersonId(str(n)) for n in range(9)),))
    assert said(balance(members, ["A", "B"], rules).unmet) == [
        "P0, P1, P2, P3 and 5 more cannot all be kept apart: they are more than the groups."
    ]
    rules = Rules(apart=(frozenset("01234"),))
    (line,) = said(balance(members, ["A", "B"], rules).unmet)
    assert line.startswith("P0, P1, P2, P3, P4 cannot")


def test_groups_made_by_hand_are_judged_too() -> None:
    by_hand = {"a": "A", "b": "A", "c": "A", "d": "B", "e": "Z"}
    assert said(unmet(by_hand, ["A", "B", "C"], SIX)) == ["The groups have from 0 to 3 people."]
    rules = Rules(apart=sets("a b"), fixed={"d": "A", "f": "B"})
    assert said(unmet(by_hand, ["A", "B"], SIX, rules)) == [
        "d belongs in A but is in B.",
        "a, b should be kept apart but share A.",
        "The groups have from 1 to 3 people.",
    ]
    assert unmet({}, [], SIX) == ()


def test_what_could_not_be_met_is_said_in_the_order_of_names() -> None:
    rules = Rules(sets("e f", "a b", "c d", "b c", "d e"))
    lines = said(unmet(dict(zip("abcdef", "ABCABC", strict=True)), ["A", "B", "C"], SIX, rules))
    assert [line[:4] for line in lines] == ["a, b", "b, c", "c, d", "d, e", "e, f"]

"""The rules of dealing, each named by a short sign beside the people that it is about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from facilitator.core.base.language import N_
from facilitator.core.record.groups import GroupRule, Rule

RULE_SIGNS: Final[dict[GroupRule, str]] = {"together": "t", "apart": "a", "fixed": "f"}
"""Short names of the rules; with a number they name one."""
RULE_WORDS: Final[dict[GroupRule, str]] = {
    "together": N_("together: {names}"),
    "apart": N_("apart: {names}"),
    "fixed": N_("fixed in {group}: {names}"),
}


def rule_signs(rules: Sequence[Rule]) -> list[str]:
    """Name rules in a word each: t1 and t2 keep together, a1 keeps apart, f fixes."""
    count = dict.fromkeys(RULE_SIGNS, 0)
    named = []
    for rule in rules:
        count[rule.rule] += 1
        number = "" if rule.rule == "fixed" else str(count[rule.rule])
        named.append(RULE_SIGNS[rule.rule] + number)
    return named


def tags(rules: Sequence[Rule]) -> dict[str, list[str]]:
    """Give the names of the rules that hold for each person, by id."""
    found: dict[str, list[str]] = {}
    for rule, sign in zip(rules, rule_signs(rules), strict=True):
        for person in rule.people:
            if sign not in (known := found.setdefault(person, [])):
                known.append(sign)
    return found

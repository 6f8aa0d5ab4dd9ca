"""The ground rules of a meeting: the agenda's, and those that the room agreed on."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from facilitator.core.base.language import phrase
from facilitator.core.base.reference import meant
from facilitator.core.base.refusal import Refused
from facilitator.core.base.text import clean_line
from facilitator.core.record.rules import RuleAgreed, RuleDropped, RuleFact, same

if TYPE_CHECKING:
    from facilitator.core.record.state import State

# What is true


def ground_rules(state: State) -> tuple[str, ...]:
    """List the rules that hold, each once: the agenda's first, then those agreed on in the room."""
    standing: list[str] = []
    for rule in (*state.agenda.rules, *state.rules.agreed):
        known = (*state.rules.dropped, *standing)
        if not any(same(rule, other) for other in known):
            standing.append(rule)
    return tuple(standing)


# The moves


def agree(state: State, _: dt.datetime, text: str) -> RuleFact:
    """Let a rule hold that the room agreed on; it stands among the others from then on."""
    rule = clean_line(text)
    if not rule:
        raise Refused(phrase("Type the rule to agree on."))
    if any(same(rule, other) for other in ground_rules(state)):
        raise Refused(phrase("That rule already applies."))
    return RuleAgreed(rule)


def drop(state: State, _: dt.datetime, text: str) -> RuleFact:
    """Let a rule hold no longer, the agenda's own included.

    It is found by its number among the `ground_rules`, or by a part of it that no other has.
    """
    rules = ground_rules(state)
    exact = next((rule for rule in rules if same(rule, text)), text)
    found = meant(exact, [(str(number), rule) for number, rule in enumerate(rules, 1)])
    return RuleDropped(found[1])

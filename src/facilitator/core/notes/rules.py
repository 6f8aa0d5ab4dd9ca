"""The ground rules of a meeting: the agenda's, and those that the room agreed or decided on."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from facilitator.core.base.language import phrase
from facilitator.core.base.reference import meant
from facilitator.core.base.refusal import Refused
from facilitator.core.base.text import clean_line, clean_words
from facilitator.core.record.rules import RuleAgreed, RuleDropped, RuleFact, bare, same

if TYPE_CHECKING:
    from facilitator.core.record.notes import Note
    from facilitator.core.record.state import State

# What is true


def ground_rules(state: State) -> tuple[str, ...]:
    """List the rules that hold, each once: the agenda's first, then those agreed on in the room.

    Last come those decided on while the rules were talked about. One that says more than a rule
    before it takes its place.
    """
    standing = list(adopted(state))
    for note in decided(state):
        said = bare(note.text)
        if any(said in bare(rule) for rule in (*state.rules.dropped, *standing)):
            continue
        standing = [rule for rule in standing if bare(rule) not in said]
        standing.append(clean_line(note.text))
    return tuple(standing)


def adopted(state: State) -> tuple[str, ...]:
    """List the rules of the agenda, then those added in the room, but for decisions on them."""
    standing: list[str] = []
    for rule in (*state.agenda.rules, *state.rules.agreed):
        known = (*state.rules.dropped, *standing)
        if not any(same(rule, other) for other in known):
            standing.append(rule)
    return tuple(standing)


def decided(state: State) -> tuple[Note, ...]:
    """List the decisions that were made while the ground rules were talked about."""
    about = {slot.session.id for slot in state.slots if slot.session.kind == "rules"}
    return tuple(
        note for note in state.notes.values() if note.kind == "decision" and note.session in about
    )


# The moves


def agree(state: State, _: dt.datetime, text: str) -> RuleFact:
    """Let a rule hold that the room agreed on; it stands among the others from then on."""
    rule = clean_words(text)
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

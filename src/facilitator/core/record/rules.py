"""The ground rules that were agreed on in the room, and those that were taken back."""

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from facilitator.core.base.text import fold
from facilitator.core.record.fact import Fact


class RuleAgreed(Fact, frozen=True):
    """A ground rule was agreed on in the room."""

    text: str


class RuleDropped(Fact, frozen=True):
    """A ground rule holds no longer, whether it was the agenda's or agreed on in the room."""

    text: str


RuleFact = RuleAgreed | RuleDropped
"""Every fact about ground rules."""


class Rules(Struct, frozen=True):
    """How the room changed the agenda's ground rules: `agreed` in their order, and `dropped`."""

    agreed: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()


AS_WRITTEN: Final = Rules()


def same(one: str, other: str) -> bool:
    """Return whether two texts are the same rule, but for capitals and the mark at their end."""
    return bare(one) == bare(other)


def bare(rule: str) -> str:
    """Return a rule without capitals and the mark at its end, by which it is compared."""
    return " ".join(fold(rule).split()).rstrip(" .!")


def apply(rules: Rules, fact: RuleFact) -> Rules:
    """Fold a fact about ground rules; the last word on each counts."""
    agreed = tuple(rule for rule in rules.agreed if not same(rule, fact.text))
    dropped = tuple(rule for rule in rules.dropped if not same(rule, fact.text))
    match fact:
        case RuleAgreed(text):
            return replace(rules, agreed=(*agreed, text), dropped=dropped)
        case RuleDropped(text):
            return replace(rules, agreed=agreed, dropped=(*dropped, text))

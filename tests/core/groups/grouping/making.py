"""Members to group, written in one line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from builders import ENGLISH
from facilitator.core.base.language import Phrase
from facilitator.core.groups.grouping.rules import Member


def people(text: str) -> list[Member]:
    """Make members of "anna:x bo:y cy", an organisation being what follows the colon."""
    parts = [word.partition(":") for word in text.split()]
    return [Member(name, organisation or None) for name, _, organisation in parts]


def sets(*texts: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(text.split()) for text in texts)


def said(lines: tuple[Phrase, ...]) -> list[str]:
    return [ENGLISH.say(line) for line in lines]


def sizes(placement: Mapping[str, str]) -> list[int]:
    return sorted(Counter(placement.values()).values())


SIX = people("a:x b:x c:y d:y e f")

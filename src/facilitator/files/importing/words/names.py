"""Names as they stand where somebody is said to speak, and what is like a name elsewhere."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Final

from facilitator.core.base.text import clean_line

LONGEST: Final = 2000

MOST_WORDS: Final = 4
"""A name has no more words than these."""

_PARTICLES: Final = frozenset(
    ("af", "al", "bin", "da", "de", "del", "der", "di", "du", "el", "la", "le", "van", "von", "zu")
)
_WORD: Final = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*|[^\W\d_]\.(?:-?[^\W\d_]\.)*")
_AND: Final = re.compile(r"(?<=[^-\s]) (?:och|and|&|samt) ")
_TITLE: Final = re.compile(r"(?:dr|prof|professor|docent|mr|ms|mrs|phd)\.? ", re.IGNORECASE)
_SAYS_SO: Final = re.compile(
    r"(?:talare|föredragande|föreläsare|föredragshållare|moderator|ansvarig|inledare|"
    r"presentat(?:ör|or)|speakers?|presenters?|presented by|hosted by|led by|leds av|"
    r"chair(?:ed by)?|instructors?|facilitators?|lead|host|med|with|by|av):? (?P<names>.+)",
    re.IGNORECASE,
)


@cache
def _listed(name: str) -> frozenset[str]:
    """Give the words of a list: the commonest given names, or capital words that are no names."""
    text = resources.files(__package__).joinpath(f"{name}.txt").read_text("utf-8")
    return frozenset(text.split())


def like_a_name(text: str) -> bool:
    """Say whether a text is like the name of a person, with more than its place as a sign of it."""
    words = _TITLE.sub("", clean_line(text[:LONGEST])).split()
    if not 1 <= len(words) <= MOST_WORDS or not all(map(_name_word, words)):
        return False
    known = words[0].casefold().split("-")[0] in _listed("given_names")
    return known if len(words) == 1 else known or _unknown_but_like(words)


def _name_word(word: str) -> bool:
    if word in _PARTICLES:
        return True
    return (
        _WORD.fullmatch(word) is not None
        and word[0].isupper()
        and word.casefold() not in _listed("no_names")
    )


def _unknown_but_like(words: list[str]) -> bool:
    """Say whether words that no list of names has are like a name: Xu Li, but not EU Day."""
    return (
        words[0] not in _PARTICLES
        and words[-1] not in _PARTICLES
        and not any(len(word) > 1 and word.isupper() for word in words if not word.endswith("."))
        and not any(word.casefold().endswith(("ing", "ning", "tion", "het")) for word in words)
    )


def several(text: str) -> tuple[str, ...]:
    """Split what stands where speakers do into names.

    A comma, or a word for "and", is between names only where both sides are like names: it may be
    part of one, as in "Environment and planning" or "Berg, Anna".
    """
    parts = [part for part in re.split(r"[;\n]", text[:LONGEST]) if clean_line(part)]
    return tuple(name for part in parts for name in _split(clean_line(part)))


def _split(text: str) -> list[str]:
    for pattern in (r", (?:och|and|&) |, ", _AND):
        parts = [part for one in re.split(pattern, text) for part in _AND.split(one)]
        if len(parts) > 1 and all(map(like_a_name, parts)):
            return parts
    return [text]


def in_brackets(text: str) -> tuple[str, ...]:
    """Give the names in brackets after a title, if they are names."""
    said = _SAYS_SO.fullmatch(clean_line(text))
    found = several(said["names"] if said else text)
    return found if found and all(map(like_a_name, found)) else ()


def said_to_speak(text: str) -> tuple[str, ...]:
    """Give the names that a line says lead or speak ("Speaker: Anna Ek"), if it is that line."""
    said = _SAYS_SO.fullmatch(clean_line(text[:LONGEST]))
    if said is None or ":" not in text[: said.start("names")]:
        return ()
    return several(said["names"])

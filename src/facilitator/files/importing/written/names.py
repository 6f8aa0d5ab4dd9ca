"""Names as they stand where somebody is said to speak, and what is like a name elsewhere."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Final

from facilitator.core.base.text import clean_line

LONGEST: Final = 2000
_LONGEST_NAME: Final = 120
"""No name has more characters."""

_LONGEST_NAMES: Final = 500
"""No more characters at the end of a line name those who lead."""

MOST_WORDS: Final = 4
"""A name has no more words than these."""

_PARTICLES: Final = frozenset(
    ("af", "al", "bin", "da", "de", "del", "der", "di", "du", "el", "la", "le", "van", "von", "zu")
)
_WORD: Final = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*|[^\W\d_]\.(?:-?[^\W\d_]\.)*")
_AND: Final = re.compile(r"(?<=[^-\s]) (?:och|and|&|samt) ")
_BETWEEN: Final = re.compile(r"[;\n]|(?<=\w) \+ (?=\w)")
_GOES_ON: Final = re.compile(r"\s*,\s*\n\s*|\s*\n\s*(?=(?-i:[a-zåäö]))")
"""Where a line goes on with what is said of somebody."""
_FROM: Final = re.compile(r" \([^()]+\)$")
_MORE: Final = re.compile(r", | \(")
MOST_SAID: Final = 6
"""So many words say what somebody is and where from; more are a sentence."""

_TITLE: Final = re.compile(
    r"(?<![^\W_])(?:dr|prof|professor|docent|mr|ms|mrs|phd)\.? ", re.IGNORECASE
)
_LED_BY: Final = (
    r"talare|föredragande|föreläsare|föredragshållare|moderator(?:er)?|inledare|"
    r"presentat(?:ör|or)|speakers?|presenters?|presented by|hosted by|led by|leds av|"
    r"chaired by|chair(?:person|man|woman)|instructors?|facilitators?|lecturers?|teachers?"
    r"|trainers?|panell?ists?|panelister|medverkande|(?:samtals|process|kurs|workshop)ledare|lärare"
)
_SAYS_SO: Final = re.compile(
    rf"(?:{_LED_BY}|ansvarig|chair|lead|host|med|with|by|av):? (?P<names>.+)", re.IGNORECASE
)
_SAYS_SO_LAST: Final = re.compile(
    r"(?:[.,;|\u2013\u2014-] | (?=(?-i:[^\W\d_a-zåäö])[^\W\d_ ]+:))"
    rf"(?P<by>(?:{_LED_BY})(?P<sign>:?) )(?P<names>[^:]+)$",
    re.IGNORECASE,
)


@cache
def _listed(name: str) -> frozenset[str]:
    """Return the words of a list: the commonest given names, or capital words that are no names."""
    text = resources.files(__package__).joinpath(f"{name}.txt").read_text("utf-8")
    return frozenset(text.split())


def like_a_name(text: str, *, said: bool = False) -> bool:
    """Return whether a text looks like a person's name, by more than where it stands.

    Where it is `said` that somebody stands there, a family name may be "Hall", too.
    """
    words = _words(text)
    if not 1 <= len(words) <= MOST_WORDS or not all(map(_name_word, words[:1] if said else words)):
        return False
    if said and not all(map(_capital, words)):
        return False
    known = _given(words[0])
    return known if len(words) == 1 else known or _unknown_but_like(words)


def _words(text: str) -> list[str]:
    """Return the words of a name without a title such as "Dr"; none of a text too long for one."""
    return _TITLE.sub("", clean_line(text)).split() if len(text) <= _LONGEST_NAME else []


def _given(word: str) -> bool:
    return word.casefold().split("-")[0] in _listed("given_names")


def _name_word(word: str) -> bool:
    return _capital(word) and word.casefold() not in _listed("no_names")


def _capital(word: str) -> bool:
    """Return whether a word is written as those of a name are."""
    return word in _PARTICLES or (_WORD.fullmatch(word) is not None and word[0].isupper())


def _unknown_but_like(words: list[str]) -> bool:
    """Return whether words that no list of names has are like a name: Xu Li, but not EU Day."""
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
    text = _GOES_ON.sub(", ", text[:LONGEST])
    parts = [part for part in _BETWEEN.split(text) if clean_line(part)]
    return tuple(name for part in parts for name in _split(clean_line(part)))


def _split(text: str) -> list[str]:
    for pattern in (r", (?:och|and|&) |, ", _AND, r" ?/ ?"):
        parts = [part for one in re.split(pattern, text) for part in _AND.split(one)]
        if len(parts) > 1 and all(like_a_name(_FROM.sub("", part)) for part in parts):
            return parts
    return [text]


def in_brackets(text: str) -> tuple[str, ...]:
    """Return the names in brackets after a title, if they are names."""
    said = _SAYS_SO.fullmatch(clean_line(text))
    found = several(said["names"] if said else text)
    return found if found and all(map(like_a_name, found)) else ()


def with_more(text: str, *, surely: bool = True) -> str:
    """Return the name that a text begins with and says more of, or "": "Anna Ek, Region Skåne".

    `surely` is whether its given name has to be known, as nothing else says that it is a name.
    """
    name, *rest = _MORE.split(clean_line(text[:LONGEST]), maxsplit=1)
    short = len(" ".join(rest).split()) <= MOST_SAID and not text.endswith(".")
    said = len(name.split()) > 1 and like_a_name(name, said=True)
    named = surely_a_name(name) if surely else said
    return name if rest and short and named else ""


def people(text: str, *, surely: bool = True) -> tuple[str, ...]:
    """Return the names in a text of names that each may have more said: "Anna Ek, chef och Bo Ny".

    `surely` is whether a given name has to be known, as nothing else says that they are names.
    """
    text = clean_line(text[:LONGEST])
    parts = [part for one in text.split(";") for part in _AND.split(clean_line(one))]
    named = [with_more(part, surely=False) or part for part in parts]
    said = any(name != part for name, part in zip(named, parts, strict=True))
    whole = all(len(name.split()) > 1 and like_a_name(name) for name in named)
    if len(parts) > 1 and said and whole and (not surely or any(map(surely_a_name, named))):
        return tuple(named)
    name = with_more(text, surely=surely)
    return (name,) if name else ()


def near_the_end(text: str) -> int:
    """Return from where on those who lead may be named behind what a line says."""
    return max(0, len(text) - _LONGEST_NAMES)


def said_last(text: str) -> tuple[tuple[str, ...], re.Match[str]] | None:
    """Return the names that a word at the end of a text says lead, and where they stand.

    Of "Läget, föredragande Anna Ek, chef" the name is Anna Ek; the groups of the match are "by",
    the word, and "names".
    """
    found = _SAYS_SO_LAST.search(text, near_the_end(text))
    if found is None or not text[: found.start()].strip():
        return None
    who = surely_names(found["names"]) or people(found["names"], surely=not found["sign"])
    if not who and found["sign"] and all(map(like_a_name, several(found["names"]))):
        who = several(found["names"])
    return (who, found) if who else None


def surely_a_name(text: str) -> bool:
    """Return whether a text is a given name that is known, and a family name."""
    words = _words(text)
    return len(words) > 1 and like_a_name(text) and _given(words[0])


def surely_names(text: str) -> tuple[str, ...]:
    """Return the names that a text consists of, each with a given name and a family name.

    What stands after a comma may be where somebody is from: only what is surely a name is one.
    """
    found = several(text)
    if "," in text and not all(map(surely_a_name, found)):
        return ()
    whole = all(len(name.split()) > 1 and like_a_name(name) for name in found)
    return found if whole and any(map(surely_a_name, found)) else ()


def _may_be_names(text: str) -> bool:
    """Return whether what is said to speak may do so: "see the list" does not."""
    return " " not in text or any(letter.isupper() for letter in text)


def said_to_speak(text: str) -> tuple[str, ...]:
    """Return the names that a line says lead or speak, if it is that line.

    It says so by a word ("Speaker: Anna Ek"), or as nothing but names stand in it.
    """
    text = clean_line(text[:LONGEST])
    said = _SAYS_SO.fullmatch(text)
    if said is None:
        return surely_names(text)
    if ":" in text[: said.start("names")]:
        return several(said["names"]) if _may_be_names(said["names"]) else ()
    return surely_names(said["names"])

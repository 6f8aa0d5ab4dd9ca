"""A mention is `@` and a name: a known one, blanks included, one in quotation marks, or a word.

A known name may have a genitive s where that is no part of it: after an apostrophe, after a name of
several words, or after what means an organisation. The mark after a mention goes with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from facilitator.core.notes.names import Names

_MARKS: Final = ".,;:!?"
_MOST_MARKS: Final = 8
"""So many marks may follow a known name."""

_GENITIVES: Final = ("'s", "\u2019s", "s")
_SIGN: Final = re.compile(r"(?:^|(?<=\s))@")
_WORD: Final = re.compile(r"\S+")
_BARE_NAME: Final = r"[^\s@,;:!?\"“”]*[^\s@.,;:!?\"“”]"
_UNKNOWN: Final = re.compile(
    rf"(?:\"(?P<quoted>[^\"\n]+)\"|“(?P<curly>[^“”\n]+)”|(?P<bare>{_BARE_NAME}))"
    rf"(?P<mark>[{_MARKS}]*)(?=\s|$)"
)


class Mention(Struct, frozen=True):
    """Where a text mentions somebody, and whom.

    `ending` is the genitive, `mark` the punctuation behind it.
    """

    start: int
    end: int
    names: tuple[str, ...]
    ending: str = ""
    mark: str = ""

    @property
    def spelled(self) -> str:
        """How it reads as a part of the text."""
        return f"{', '.join(self.names)}{self.ending}{self.mark}"


def find(text: str, names: Names) -> Iterator[Mention]:
    """Find the mentions in a text, one after the other."""
    longest = max(map(len, names.meant), default=0) + _MOST_MARKS
    end = 0
    for sign in _SIGN.finditer(text):
        if sign.start() < end:
            continue  # within the mention before
        one = _known(text, sign.end(), longest, names) or _unknown(text, sign.end(), names)
        if one is not None:
            yield one
            end = one.end


def _known(text: str, start: int, longest: int, names: Names) -> Mention | None:
    """Find the longest known name that begins at a place."""
    part = text[start : start + longest + 1]
    ends = [start + word.end() for word in _WORD.finditer(part) if text[start : start + 1].strip()]
    for end in reversed(ends):
        if text[end : end + 1].strip():
            continue  # the word goes on
        words = text[start:end]
        name = words.rstrip(_MARKS)
        for cut in range(len(words), len(name) - 1, -1):
            if names.knows(words[:cut]):
                return Mention(start - 1, end, (names.of(words[:cut]),), "", words[cut:])
        for ending in _GENITIVES:
            owner = name.removesuffix(ending)
            if owner != name and names.knows(owner) and _has_genitive(owner, ending, names):
                return Mention(start - 1, end, (names.of(owner),), ending, words[len(name) :])
    return None


def _has_genitive(owner: str, ending: str, names: Names) -> bool:
    """Return whether an ending is no part of a name: "Jonas" need not be the Jona who is known."""
    return ending != "s" or " " in owner or names.of(owner) in names.bodies


def _unknown(text: str, start: int, names: Names) -> Mention | None:
    """Read a name in quotation marks or a word at a place, whether or not it is known."""
    found = _UNKNOWN.match(text, start)
    if found is None:
        return None
    typed = (found["quoted"] or found["curly"] or found["bare"]).strip("@ ")
    who = (names.of(typed),) if names.knows(typed) else tuple(_each(typed, names))
    return Mention(start - 1, found.end(), who, "", found["mark"])


def spelled_out(text: str, names: Names) -> str:
    """Put known names in the place of their mentions; what else has an `@` stays."""
    if "@" not in text or not names.meant:
        return text
    parts, end = [], 0
    for one in find(text, names):
        if all(map(names.knows, one.names)) and one.names:
            parts += [text[end : one.start], one.spelled]
            end = one.end
    return "".join((*parts, text[end:]))


def bare(text: str) -> str:
    """Return a name without the sign and the quotation marks of a mention."""
    found = re.fullmatch(r"@(?:\"([^\"\n]+)\"|“([^“”\n]+)”|([^\"“”@\n]+))", text)
    return next(filter(None, found.groups()), text).strip() if found else text


def written(name: str, *, quoted: bool = False) -> str:
    """Write a mention of somebody, in quotation marks where it needs them or may stand anywhere."""
    if not quoted and re.fullmatch(_BARE_NAME, name):
        return f"@{name}"
    return f"@“{name}”" if '"' in name else f'@"{name}"'


def _each(typed: str, names: Names) -> Iterator[str]:
    """Name each of those whose names have commas between them."""
    return (names.of(name) for part in typed.split(",") if (name := part.strip()))

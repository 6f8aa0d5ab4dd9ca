"""A mention is `@` and a name: a known one, blanks included, one in quotation marks, or a word.

A known name of several words may have a genitive s. The mark after a mention goes with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from facilitator.core.notes.names import Names

_BARE_NAME: Final = r"[^\s@,;:!?\"“”]*[^\s@.,;:!?\"“”]"
_MARK: Final = r"(?P<mark>[.,;:!?]*)(?=\s|$)"
_UNKNOWN: Final = rf"\"(?P<quoted>[^\"\n]+)\"|“(?P<curly>[^“”\n]+)”|(?P<bare>{_BARE_NAME})"


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
    for found in re.finditer(_pattern(names), text, re.IGNORECASE):
        given = found.groupdict()
        if known := given.get("several") or given.get("owner") or given.get("one"):
            who: tuple[str, ...] = (names.of(known),)
        else:
            typed = (given["quoted"] or given["curly"] or given["bare"] or "").strip("@ ")
            who = (names.of(typed),) if names.knows(typed) else tuple(_each(typed, names))
        yield Mention(*found.span(), who, given.get("genitive") or "", given["mark"])


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
    """Give a name without the sign and the quotation marks of a mention."""
    found = re.fullmatch(r"@(?:\"([^\"\n]+)\"|“([^“”\n]+)”|([^\"“”@\n]+))", text)
    return next(filter(None, found.groups()), text).strip() if found else text


def written(name: str, *, quoted: bool = False) -> str:
    """Write a mention of somebody, in quotation marks where it needs them or may stand anywhere."""
    if not quoted and re.fullmatch(_BARE_NAME, name):
        return f"@{name}"
    return f"@“{name}”" if '"' in name else f'@"{name}"'


def _pattern(names: Names) -> str:
    # Only with blanks it is sure that an s is no part of the name.
    several = "|".join(re.escape(each) for each in names.typed if " " in each)
    one = "|".join(re.escape(each) for each in names.typed if " " not in each)
    whom = (
        rf"(?P<several>{several})" if several else "",
        rf"(?P<owner>{several})(?P<genitive>['\u2019]?s)" if several else "",
        rf"(?P<one>{one})" if one else "",
        _UNKNOWN,
    )
    return rf"(?:^|(?<=\s))@(?:{'|'.join(filter(None, whom))}){_MARK}"


def _each(typed: str, names: Names) -> Iterator[str]:
    """Name each of those whose names have commas between them."""
    return (names.of(name) for part in typed.split(",") if (name := part.strip()))

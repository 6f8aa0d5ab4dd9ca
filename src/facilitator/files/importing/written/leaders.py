"""Who leads a session, as the line of the session says it."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from facilitator.files.importing.written import values
from facilitator.files.importing.written.names import (
    in_brackets,
    near_the_end,
    people,
    said_last,
    several,
    surely_names,
)

_IN_BRACKETS: Final = re.compile(r" ?[(\[]([^()\[\]]*)[)\]]$")
_BEFORE_NAMES: Final = re.compile(
    r",? (?:[\u2013\u2014|-]|by|av|med|with) |, | \((?:by|av|med|with):? ", re.IGNORECASE
)
_MORE_BELOW: Final = re.compile(r", | [|\u2013\u2014-] ")
"""After one of these may stand who leads, with a title or an organisation."""


class Led(NamedTuple):
    """Who leads a session, and what else its line says.

    `used` is what of it became names and a length, `note` what more is said of those who lead.
    """

    names: tuple[str, ...]
    rest: str
    minutes: int | None = None
    used: str = ""
    note: str = ""


def leaders(text: str) -> Led:
    """Read who leads a session from the brackets that end a text, perhaps with its length.

    Without brackets they are people where each has a known given name and a family name.
    """
    match = _IN_BRACKETS.search(text)
    if match is None:
        return _around(text)
    before = text[: match.start()]
    if names := in_brackets(match[1]):
        return Led(names, before, None, match[1])
    parts = [part.strip() for part in match[1].split(",")]
    lengths = [part for part in parts if values.written_length(part) is not None]
    if len(lengths) != 1 or len(parts) == 1:
        names = people(match[1])
        return Led(names, before, None, match[1], match[1]) if names else _around(text)
    minutes = values.written_length(lengths[0])
    others = ", ".join(part for part in parts if part not in lengths)
    if names := in_brackets(others):
        return Led(names, before, minutes, match[1])
    return Led((), f"{before} ({others})", minutes, lengths[0])


def _around(text: str) -> Led:
    """Read who leads a session from before a colon or from after a sign or a word."""
    head, colon, title = text.partition(": ")
    if colon and title.strip() and (names := surely_names(head)):
        return Led(names, title.strip())
    if colon and title.strip() and (names := people(head)):
        return Led(names, title.strip(), None, "", head)
    if last := said_last(text):
        names, at = last
        note = "" if several(at["names"]) == names else at["names"]
        return Led(names, text[: at.start()], None, at["by"], note)
    for match in _BEFORE_NAMES.finditer(text, near_the_end(text)):
        said = text[match.end() :]
        if match.start() and (names := surely_names(said)):
            return Led(names, text[: match.start()])
        if match.start() and _MORE_BELOW.fullmatch(match[0]) and (names := people(said)):
            return Led(names, text[: match.start()], None, said, said)
    return Led((), text)

"""An offer is something to do or to go to, and the words by which it is found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import IntEnum
from typing import Final

from msgspec import Struct

from facilitator.core.base.language import N_


class Kind(IntEnum):
    """What an offer is, in the order in which offers are listed."""

    ACT = 0
    PERSON = 1
    SESSION = 2
    NOTE = 3
    SETTING = 4


KIND_WORDS: Final = {
    Kind.ACT: N_("Do"),
    Kind.PERSON: N_("People"),
    Kind.SESSION: N_("Sessions"),
    Kind.NOTE: N_("Notes"),
    Kind.SETTING: N_("Settings"),
}
"""The headings, in English."""


class Offer(Struct, frozen=True):
    """What Enter does: its name, what it leads to, its key, and what else it is called.

    `part` is the heading that it has in the help, "" for none; `id` names an act as a keymap does.
    An offer that is not `listed` is shown only when it is looked for, after the others.
    """

    kind: Kind
    name: str
    do: Callable[[], object]
    tells: str = ""
    key: str = ""
    words: Sequence[str] = ()
    part: str = ""
    id: str = ""
    listed: bool = True


def matching(offers: Iterable[Offer], typed: str) -> list[Offer]:
    """Find the offers that hold every word typed, kind by kind, the nearest first.

    A key by itself is the nearest, then a name that begins so, a word of a name, another word for
    it, and last what stands in its sentence. With nothing typed all that are listed are found.
    """
    wanted = typed.casefold().split()
    if not wanted:
        return sorted((each for each in offers if each.listed), key=lambda each: each.kind)
    ranked = [(rank, each) for each in offers if (rank := _rank(each, wanted)) is not None]
    ranked.sort(key=lambda found: (found[1].kind, not found[1].listed, found[0]))
    return [each for _, each in ranked]


def _rank(offer: Offer, wanted: Sequence[str]) -> int | None:
    if len(wanted) == 1 and wanted[0] in offer.key.casefold().split(", "):
        return 0
    name, tells = offer.name.casefold(), offer.tells.casefold()
    others = " ".join(offer.words).casefold()
    if not all(word in name or word in others or word in tells for word in wanted):
        return None
    first = wanted[0]
    if name.startswith(first):
        return 1
    if _begins_a_word(name, first):
        return 2
    if _begins_a_word(others, first):
        return 3
    return 4 if first in name else 5


def _begins_a_word(text: str, part: str) -> bool:
    return f" {text}".replace("“", " ").replace("”", " ").find(f" {part}") >= 0

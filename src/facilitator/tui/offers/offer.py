"""An offer is something to do or to go to, and the words by which it is found."""

from __future__ import annotations

import re
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


MOST_LETTERS_OF_A_PARTICLE: Final = 3
"""A word of no more letters is not enough to find something by: "it", "the", "ett"."""


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

    A key by itself is the nearest, then that word in a name or among the other words for it, then
    what begins so, and last what stands in its sentence. If nothing holds them all, what holds
    most of the words is found: "move lunch". With nothing typed all that are listed are found.
    """
    wanted = typed.casefold().split()
    if not wanted:
        return sorted((each for each in offers if each.listed), key=lambda each: each.kind)
    found = [(held, each) for each in offers if (held := _held(each, wanted))]
    most = max((held for held, _ in found), default=0)
    ranked = [(_rank(each, wanted), each) for held, each in found if held == most]
    ranked.sort(key=lambda one: (one[1].kind, not one[1].listed, one[0]))
    return [each for _, each in ranked]


def _held(offer: Offer, wanted: Sequence[str]) -> int:
    """Count the words that an offer holds, a word of few letters only beside another."""
    if len(wanted) == 1 and wanted[0] in _keys(offer):
        return 1
    text = " ".join((offer.name, *offer.words, offer.tells)).casefold()
    held = [word for word in wanted if word in text]
    whole = len(held) == len(wanted)
    return len(held) if whole or any(len(word) > MOST_LETTERS_OF_A_PARTICLE for word in held) else 0


def _keys(offer: Offer) -> Sequence[str]:
    return offer.key.casefold().split(", ")


def _rank(offer: Offer, wanted: Sequence[str]) -> int:
    if len(wanted) == 1 and wanted[0] in _keys(offer):
        return 0
    name, others = offer.name.casefold(), " ".join(offer.words).casefold()
    first = next((word for word in wanted if word in name or word in others), wanted[0])
    tests = (
        _begins(name, first) and _is_a_word(name, first),
        _is_a_word(name, first) or _is_a_word(others, first),
        name.startswith(first),
        _begins(name, first),
        _begins(others, first),
        first in name,
    )
    return 1 + next((rank for rank, passed in enumerate(tests) if passed), len(tests))


def _begins(text: str, part: str) -> bool:
    """Say whether a word of a text begins so."""
    return re.search(rf"(?<!\w){re.escape(part)}", text) is not None


def _is_a_word(text: str, part: str) -> bool:
    """Say whether a word of a text is this; one with a hyphen is one word, as "late-comers"."""
    return re.search(rf"(?<![\w-]){re.escape(part)}(?![\w-])", text) is not None

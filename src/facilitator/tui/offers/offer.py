"""An offer is something to do or to go to, and the words by which it is found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from enum import IntEnum
from typing import Final, NamedTuple

from msgspec import Struct

from facilitator.core.base.inflection import related
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

_ARTICLES: Final = frozenset({"a", "an", "the"})


class Offer(Struct, frozen=True):
    """What Enter does: its name, what it leads to, its key, and what else it is called.

    `called` is its name in every language, `words` are other words for it. `place` is the other
    place in which it is done, "" if it is done here, which goes first. `part` is the heading that
    it has in the help, "" for none; `id` names an act as a keymap does. An offer that is not
    `listed` is shown only when it is looked for, after those that are as near.
    """

    kind: Kind
    name: str
    do: Callable[[], object]
    tells: str = ""
    key: str = ""
    called: Sequence[str] = ()
    words: Sequence[str] = ()
    place: str = ""
    part: str = ""
    id: str = ""
    listed: bool = True


class Near(IntEnum):
    """How near an offer is to what was typed, the nearest first."""

    KEY = 0
    """It is its key."""
    CALLED = 1
    """It is called so, and can be done now."""
    WORD = 2
    """It is another word for it."""
    FORM = 3
    """It is that with an ending: "breaks", "gruppen"."""
    WORDS = 4
    """These are words of what it is called, or of another word for it."""
    BEGINNINGS = 5
    """Words of that begin so."""
    PARTS = 6
    """This stands in that."""
    APART = 7
    """This stands here and there in all that it is called, perhaps in another form."""
    TOLD = 8
    """This stands in the sentence about it."""


class Matching(list[Offer]):
    """The offers that were found; `whole` says that they hold all that was typed."""

    whole: bool = True


def matching(offers: Iterable[Offer], typed: str) -> Matching:
    """Find the offers that hold every word typed, the nearest first.

    Kinds stay together, first the one that has the nearest. If nothing holds all the words, what
    holds most of them is found. With nothing typed all that are listed are found.
    """
    wanted = _without_article(typed.casefold().split())
    if not wanted:
        return Matching(sorted((each for each in offers if each.listed), key=lambda one: one.kind))
    search = _Search(wanted)
    found = [_Found(each, *held) for each in offers if (held := search.look(each))]
    most = max((one.held for one in found), default=0)
    found = [one for one in found if one.held == most]
    first: dict[Kind, Near] = {}
    for one in found:
        kind = one.offer.kind
        first[kind] = min(one.near, first.get(kind, one.near))
    found.sort(key=lambda one: (first[one.offer.kind], *one.order))
    matched = Matching(one.offer for one in found)
    matched.whole = most == len(wanted)
    return matched


class _Found(NamedTuple):
    """An offer with how many of the words typed it holds, how near it is, and its order."""

    offer: Offer
    held: int
    near: Near
    shown: int

    @property
    def order(self) -> tuple[int, ...]:
        offer = self.offer
        return offer.kind, self.near, not offer.listed, bool(offer.place), self.shown


class _Search:
    """The words typed, as they are looked for."""

    def __init__(self, wanted: Sequence[str]) -> None:
        self._wanted = wanted
        self._typed = " ".join(wanted)
        self._begins = {word: re.compile(rf"(?<!\w){re.escape(word)}") for word in wanted}
        # One with a hyphen is one word, as "late-comers".
        self._is = {word: re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])") for word in wanted}

    def look(self, offer: Offer) -> tuple[int, Near, int] | None:
        """Say how many words an offer holds, how near it is, and where its name has the first."""
        if offer.listed and self._typed in offer.key.casefold().split(", "):
            return len(self._wanted), Near.KEY, 0
        texts = [text.casefold() for text in (offer.name, *offer.called, *offer.words)]
        names, tells = "\n".join(texts), offer.tells.casefold()
        forms = () if offer.kind is Kind.NOTE else names.split()  # a note is no name
        apart = [word for word in self._wanted if word in names or _has_form(word, forms)]
        held = [word for word in self._wanted if word in apart or word in tells]
        if len(held) < len(self._wanted) and all(map(_is_a_particle, held)):
            return None
        near = self._near(texts, held) if len(apart) == len(held) else Near.TOLD
        called = texts[: 1 + len(offer.called)]
        if near is Near.WORD:
            can_be_done = offer.listed and self._typed in called
            return len(held), Near.CALLED if can_be_done else near, 0
        return len(held), near, self._shown(called, held[0])

    def _near(self, texts: Sequence[str], held: Sequence[str]) -> Near:
        """Say how near the texts are in which all the words stand together."""
        if self._typed in texts:
            return Near.WORD
        if any(self._typed.startswith(text) and related(self._typed, text) for text in texts):
            return Near.FORM
        together = [text for text in texts if all(word in text for word in held)]
        for near, found in ((Near.WORDS, self._is), (Near.BEGINNINGS, self._begins)):
            if any(all(found[word].search(text) for word in held) for text in together):
                return near
        return Near.PARTS if together else Near.APART

    def _shown(self, called: Sequence[str], word: str) -> int:
        """Say how near its beginning a name has a word; a form of a name is as near as can be."""
        if called[0].startswith(word) or any(related(word, name) for name in called):
            return 0
        return 1 if self._begins[word].search(called[0]) else 2


def _without_article(words: Sequence[str]) -> Sequence[str]:
    return words[1:] if len(words) > 1 and words[0] in _ARTICLES else words


def _has_form(word: str, forms: Sequence[str]) -> bool:
    return any(related(word, form) for form in forms)


def _is_a_particle(word: str) -> bool:
    return len(word) <= MOST_LETTERS_OF_A_PARTICLE

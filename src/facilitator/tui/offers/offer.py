"""An offer is something to do or to go to, and the words by which it is found."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from math import log
from typing import Final, NamedTuple

from msgspec import Struct
from msgspec.structs import force_setattr

from facilitator.core.base.inflection import may_have_form, related
from facilitator.core.base.language import N_
from facilitator.tui.offers.asking import Question, plain_words, question
from facilitator.tui.offers.spelling import respelled


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

_SHOWN: Final = frozenset({Kind.PERSON, Kind.SESSION, Kind.NOTE})
_SHOWING: Final = frozenset(
    {"programme.open", "review.open", "review.tightness", "homework.chase", "people.missing"}
    | {"session.read", "session.preparations", "series.actions", "app.messages", "app.help"}
)
_BEGINS_ANOTHER: Final = 2
"""How near its beginning a name is taken to have what another word for it begins with."""
_ARTICLES: Final = frozenset({"a", "an", "the"})


class Offer(Struct, frozen=True):
    """What Enter does: its name, what it leads to, its key, and what else it is called.

    `called` is its name in every language, `words` are other words for it. `place` is the other
    place in which it is done, "" if it is done here, which goes first. `part` is the heading that
    it has in the help, "" for none; `id` names an act as a keymap does. An offer that is not
    `listed` is shown only when it is looked for, after those that are as near. `texts` is all
    that it is called, in lower case, as `names` is in lines, and `told` what it leads to.
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
    texts: Sequence[str] = ()
    names: str = ""
    told: str = ""

    def __post_init__(self) -> None:
        """Note once in lower case what is looked through at each key."""
        texts = tuple(text.casefold() for text in (self.name, *self.called, *self.words))
        force_setattr(self, "texts", texts)
        force_setattr(self, "names", "\n".join(texts))
        force_setattr(self, "told", self.tells.casefold())

    def is_begun(self, typed: str) -> bool:
        """Say whether something typed, in lower case, is what it is called or begins so."""
        return any(text.startswith(typed) for text in self.texts)

    @property
    def only_shows(self) -> bool:
        """Whether doing it changes nothing, and shows something."""
        return self.kind in _SHOWN or self.id.startswith("place.") or self.id in _SHOWING


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


def no_more(_: Sequence[str]) -> Iterable[Offer]:
    """Offer no more than there is."""
    return ()


def matching(
    offers: Sequence[Offer],
    typed: str,
    more: Callable[[Sequence[str]], Iterable[Offer]] = no_more,
) -> Matching:
    """Find the offers that hold every word typed, the nearest first.

    Kinds stay together, first the one that has the nearest. If nothing holds all the words, what
    holds the most telling is found, and if nothing holds any, what is spelled nearly so. With
    nothing typed all that are listed are found. Only the words count that name something, unless
    something is called so, or begins so; a question about what is so first finds what shows it.
    `more` offers what holds words of too many to look through one by one.
    """
    wanted = _without_article(plain_words(typed))
    if not wanted:
        listed = [each for each in (*offers, *more(())) if each.listed]
        return Matching(sorted(listed, key=lambda one: one.kind))
    asked = question(wanted)
    if any(each.is_begun(" ".join(wanted)) for each in offers):
        asked = Question(wanted, what_is=False)
    matched = _look_for(offers, asked, more, alone=len(wanted) == 1)
    if not matched and (meant := respelled(asked.words, _said(offers))):
        matched = _look_for(offers, Question(meant, asked.what_is), more)
        matched.whole = False
    return matched


def _said(offers: Iterable[Offer]) -> Iterator[str]:
    return (word for each in offers for text in each.texts for word in text.split())


def _look_for(
    offers: Sequence[Offer],
    asked: Question,
    more: Callable[[Sequence[str]], Iterable[Offer]],
    *,
    alone: bool = False,
) -> Matching:
    search = _Search(asked.words, alone=alone)
    every = (*offers, *more(search.wanted))
    found = [_Found(each, *held, asked.what_is) for each in every if (held := search.look(each))]
    weight = _weights(found, len(every))
    most = max((weight[one.held] for one in found), default=0)
    found = [one for one in found if weight[one.held] == most]
    first: dict[Kind, tuple[bool, Near]] = {}
    for one in found:
        kind = one.offer.kind
        first[kind] = min(one.rank, first.get(kind, one.rank))
    found.sort(key=lambda one: (first[one.offer.kind], one.order))
    matched = Matching(one.offer for one in found)
    matched.whole = not found or any(len(one.held) == len({*search.wanted}) for one in found)
    return matched


def _weights(found: Sequence[_Found], of: int) -> Mapping[frozenset[str], float]:
    """Weigh the words that are held: in "take a break" few offers have the break.

    A word that n of all `of` offers hold weighs log(1 + of / n).
    """
    having = Counter(word for one in found for word in one.held)
    return {
        words: sum(log(1 + of / having[word]) for word in sorted(words))
        for words in {one.held for one in found}
    }


class _Found(NamedTuple):
    """An offer with which of the words typed it holds, how near it is, and its order.

    With `show` what only shows something comes first, if it is near enough.
    """

    offer: Offer
    held: frozenset[str]
    near: Near
    shown: int
    show: bool

    @property
    def rank(self) -> tuple[bool, Near]:
        shows = self.show and self.offer.only_shows and self.near <= Near.WORDS
        return not shows, self.near

    @property
    def order(self) -> tuple[object, ...]:
        offer = self.offer
        aside = self.shown > _BEGINS_ANOTHER
        return offer.kind, *self.rank, aside, not offer.listed, bool(offer.place), self.shown


class _Standing(dict[str, re.Pattern[str]]):
    """Finds words between what is `before` and `after`; how is worked out if it is asked for."""

    def __init__(self, *, before: str = "", after: str = "") -> None:
        super().__init__()
        self._before = before
        self._after = after

    def __missing__(self, word: str) -> re.Pattern[str]:
        self[word] = re.compile(f"{self._before}{re.escape(word)}{self._after}")
        return self[word]


class _Search:
    """The words typed, as they are looked for; one that stands `alone` may be typed on."""

    def __init__(self, wanted: Sequence[str], *, alone: bool = False) -> None:
        self.wanted = wanted
        self._alone = alone
        self._typed = " ".join(wanted)
        self._begins = _Standing(before=r"(?<!\w)")
        self._ends = _Standing(after=r"(?!\w)")
        # One with a hyphen is one word, as "late-comers".
        self._is = _Standing(before=r"(?<![\w-])", after=r"(?![\w-])")

    def look(self, offer: Offer) -> tuple[frozenset[str], Near, int] | None:
        """Say which words an offer holds, how near it is, and where its name has the first."""
        if offer.listed and self._typed in offer.key.casefold().split(", "):
            return frozenset(self.wanted), Near.KEY, 0
        texts, names = offer.texts, offer.names
        formed = "" if offer.kind is Kind.NOTE else names  # a note is no name
        apart = [
            word for word in self.wanted if self._stands(word, names) or _has_form(word, formed)
        ]
        held = [word for word in self.wanted if word in apart or self._stands(word, offer.told)]
        if len(held) < len(self.wanted) and all(map(_is_a_particle, held)):
            return None
        near = self._near(texts, held) if len(apart) == len(held) else Near.TOLD
        called = texts[: 1 + len(offer.called)]
        if near is Near.WORD:
            can_be_done = offer.listed and self._typed in called
            return frozenset(held), Near.CALLED if can_be_done else near, 0
        return frozenset(held), near, self._shown(called, texts, held[0])

    def _stands(self, word: str, text: str) -> bool:
        """Say whether a word stands in a text; one of several only where a word begins or ends.

        "Sen" stands in "presented" too, which is what nobody means who typed a whole sentence. A
        short one has to begin a word, as it also stands in "absent".
        """
        if word not in text or len(self.wanted) == 1:
            return word in text
        ends = not _is_a_particle(word) and bool(self._ends[word].search(text))
        return ends or bool(self._begins[word].search(text))

    def _near(self, texts: Sequence[str], held: Sequence[str]) -> Near:
        """Say how near the texts are in which all the words stand together."""
        if self._typed in texts:
            return Near.WORD
        if any(self._typed.startswith(text) and related(self._typed, text) for text in texts):
            return Near.FORM
        together = [text for text in texts if all(word in text for word in held)]
        ways = [(Near.WORDS, self._is), (Near.BEGINNINGS, self._begins)]
        # So short a word may as well be the beginning of a longer one that is being typed.
        for near, found in ways[self._alone and _is_a_particle(self._typed) :]:
            if any(all(found[word].search(text) for word in held) for text in together):
                return near
        return Near.PARTS if together else Near.APART

    def _shown(self, called: Sequence[str], texts: Sequence[str], word: str) -> int:
        """Say how near its beginning a name has a word; a form of a name is as near as can be.

        Farther is another word for it that begins so, and farthest what has it only inside, if
        it stands alone.
        """
        if called[0].startswith(word) or any(related(word, name) for name in called):
            return 0
        if self._begins[word].search(called[0]):
            return 1
        begun = not self._alone or any(text.startswith(word) for text in texts)
        return _BEGINS_ANOTHER if begun else _BEGINS_ANOTHER + 1


def _without_article(words: Sequence[str]) -> Sequence[str]:
    return words[1:] if len(words) > 1 and words[0] in _ARTICLES else words


def _has_form(word: str, names: str) -> bool:
    return may_have_form(names, word) and any(related(word, form) for form in names.split())


def _is_a_particle(word: str) -> bool:
    return len(word) <= MOST_LETTERS_OF_A_PARTICLE

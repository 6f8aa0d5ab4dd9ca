"""Questions in whole sentences: which of their words say what is looked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

_HOW_TO: Final = (
    "how do i find",
    "where do i find",
    "how do i",
    "how do we",
    "how can i",
    "how can we",
    "how to",
    "can i",
    "can we",
    "i want to",
    "i would like to",
    "var hittar jag",
    "var hittar man",
    "hur gör jag",
    "hur gör man",
    "hur gör vi",
    "hur",
    "kan jag",
    "kan man",
    "kan vi",
    "jag vill",
)
"""How a question begins that asks for an act."""

_WHAT_IS: Final = (
    "how much",
    "how many",
    "how long",
    "how did",
    "how",
    "what",
    "when",
    "where",
    "which",
    "who",
    "whose",
    "hur mycket",
    "hur många",
    "hur lång",
    "hur långt",
    "hur länge",
    "hur går",
    "hur gick",
    "vad",
    "var",
    "vart",
    "när",
    "vem",
    "vems",
    "vilka",
    "vilken",
    "vilket",
)
"""How a question begins that asks what is so, and so wants nothing to be changed."""

_ENGLISH: Final = (
    "a an the is are was were am be been do does did has have had will shall should i we you it "
    "they us our my of to for in on at this that there today now please"
)
_SWEDISH: Final = (
    "en ett den det de är blir blev ska skall har hade finns står visas syns vi jag man ni oss vår "
    "mitt min av i på till för om att som idag nu"
)
_FILLING: Final = frozenset((*_ENGLISH.split(), *_SWEDISH.split()))
"""Words of a question that name nothing."""

_BEGINNINGS: Final = sorted(
    (
        *((tuple(each.split()), False) for each in _HOW_TO),
        *((tuple(each.split()), True) for each in _WHAT_IS),
    ),
    key=lambda each: -len(each[0]),
)
"""The beginnings of questions, the longest first, and whether they ask what is so."""


class Question(NamedTuple):
    """The words of a question that name something; `what_is` says that it asks what is so."""

    words: Sequence[str]
    what_is: bool


def question(typed: Sequence[str]) -> Question | None:
    """Read the words typed, in lower case, as a question; None if they are none, or name nothing.

    "Where is lunch" names the lunch and asks what is so, "how do I undo" names an act.
    """
    said = tuple(word.rstrip("?.!") for word in typed)
    for beginning, what_is in _BEGINNINGS:
        if said[: len(beginning)] == beginning:
            words = [word for word in said[len(beginning) :] if word and word not in _FILLING]
            return Question(words, what_is) if words else None
    return None

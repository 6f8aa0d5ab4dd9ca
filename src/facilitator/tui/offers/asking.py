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
    "can you",
    "can we",
    "i want to",
    "i would like to",
    "are we",
    "is it",
    "is there",
    "do we",
    "did we",
    "have we",
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
    "är vi",
    "är det",
    "har vi",
    "finns det",
)
"""How a question begins that asks for an act, or about something that an act would mend."""

_WHAT_IS: Final = (
    "how much time",
    "how much",
    "how many",
    "how long",
    "how did",
    "how far",
    "how",
    "what time",
    "what",
    "when",
    "where",
    "which",
    "who",
    "whose",
    "hur mycket tid",
    "hur mycket är klockan",
    "hur mycket",
    "hur många",
    "hur lång",
    "hur långt",
    "hur länge",
    "hur går",
    "hur gick",
    "hur ligger",
    "hur dags",
    "vilken tid",
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

_HEADS: Final = frozenset({"what", "who", "how", "when", "where", "that", "it", "there"})
"""What "'s" shortens "is" after: after other words it is the genitive."""

_SHORT: Final = {"can't": ("cannot",), "won't": ("will", "not")}
"""Short forms that are not the word before "n't"."""

_NOW: Final = "now"
_GO: Final = "go"
"""What "how did it go" does not ask about."""
_UNNAMED: Final = (
    (("who", "how many", "vem", "vilka", "hur många"), "participants"),
    (("how did", "how are", "how is", "hur gick", "hur ligger", "hur går"), "review"),
)
"""What a question asks about that names nothing, by how it begins: else what goes on now."""

_ENGLISH: Final = (
    "a an the is are was were am be been do does did has have had will shall should i we you it "
    "they them us our me my of to for in on at this that there today now please she he him her "
    "can could would may let one just got get must need today's"
)
_SWEDISH: Final = (
    "en ett den det de är blir blev ska skall skulle har hade finns står visas syns vi jag man ni "
    "oss vår mitt min mina mig dem dom hon han hen av i på till för om att som idag dagens nu kan "
    "får bara gör ligger måste behöver"
)
_FILLING: Final = frozenset((*_ENGLISH.split(), *_SWEDISH.split()))
"""Words that name nothing."""

_BEGINNINGS: Final = sorted(
    (
        *((tuple(each.split()), False) for each in _HOW_TO),
        *((tuple(each.split()), True) for each in _WHAT_IS),
    ),
    key=lambda each: -len(each[0]),
)
"""The beginnings of questions, the longest first, and whether they ask what is so."""


class Question(NamedTuple):
    """The words typed that name something; `what_is` says that they ask what is so."""

    words: Sequence[str]
    what_is: bool


def plain_words(typed: str) -> list[str]:
    """Split what was typed into words in lower case, without short forms: "who's", "hasn't"."""
    words: list[str] = []
    for word in typed.casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split():
        short = word.rstrip("?.!")
        head, _, tail = short.partition("'")
        if short in _SHORT:
            words += _SHORT[short]
        elif head in _HEADS and tail == "s":
            words += [head, "is"]
        elif head.endswith("n") and tail == "t":
            words += [head.removesuffix("n"), "not"]
        else:
            words.append(word)
    return words


def question(typed: Sequence[str]) -> Question:
    """Read the words typed, in lower case, as what they name, and whether they ask what is so.

    "Where is lunch" names the lunch and asks what is so, "how do I undo" names an act, and so does
    "move her to that group". What names nothing but asks, "where are we", asks what goes on.
    """
    said = tuple(word.rstrip("?.!") or word for word in typed)
    for beginning, what_is in _BEGINNINGS:
        if said[: len(beginning)] == beginning:
            words = _naming(said[len(beginning) :])
            if what_is and len(words) > 1:
                words = [word for word in words if word != _GO]
            if not words and what_is and len(said) > 1:
                words = [_unnamed(" ".join(said))]
            return Question(words or typed, what_is)
    return Question(_naming(said) or typed, what_is=False)


def _naming(said: Sequence[str]) -> list[str]:
    """Leave out the words that name nothing; of "we're" the first half counts."""
    return [word for word in said if word and word.partition("'")[0] not in _FILLING]


def _unnamed(asked: str) -> str:
    found = (word for begins, word in _UNNAMED if asked.startswith(begins))
    return next(found, _NOW)

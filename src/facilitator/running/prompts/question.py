"""Questions as words and answers: on a screen keys give the answers, without one lines do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Final, NamedTuple

from facilitator.core.base.cells import cut, one_line
from facilitator.core.base.language import Phrase, quoted

LONGEST_TITLE: Final = 60
"""As much of a title or a name as leaves room for the rest of a question."""


class Answer(NamedTuple):
    """One answer: the key that gives it, its words, and the value it stands for.

    `consequence` says what will be different, with the figures of the moment. Where `sure` is not
    empty it is asked, in place, whether the answer is meant.
    """

    key: str
    words: str
    value: str
    consequence: str = ""
    sure: str = ""


class Question(NamedTuple):
    """A question with its answers; `escape` says what no answer means, "" that there has to be one.

    `detail` is what to know about it.
    """

    words: str
    answers: tuple[Answer, ...]
    detail: str = ""
    escape: str = ""


LONGEST_NAMED: Final = 28
"""As much of one as leaves room in a line of 80 cells for what is said of it."""

MOST_ANSWERS: Final = 9
"""As many as there are digits to give them by, if 0 is left for what is none of them."""
ALL_DIGITS: Final = 10


def numbered(answers: Iterable[Sequence[str]], most: int = MOST_ANSWERS) -> tuple[Answer, ...]:
    """Return each answer (what is after its key) with a digit as its key, as many as asked for.

    A tenth one has 0. Letters would be those of a text that is being typed, or of a place.
    """
    few = islice(answers, min(most, ALL_DIGITS))
    return tuple(Answer(str(n % ALL_DIGITS), *answer) for n, answer in enumerate(few, 1))


def titled(title: str) -> Phrase:
    """Return as much of a title as a question has room for, as it stands in a sentence."""
    return quoted(short(title))


def brief(title: str, others: int = 0) -> str:
    """Give as much of one as the say line has room for, where `others` are named beside it."""
    return cut(one_line(title), LONGEST_NAMED // (1 + others))


def short(title: str) -> str:
    """Return as much of a title as a question has room for, on one line."""
    return cut(one_line(title), LONGEST_TITLE)

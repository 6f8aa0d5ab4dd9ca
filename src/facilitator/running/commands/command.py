"""A command is a move by its name and the words after it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple, Protocol

from facilitator.core.base.language import Phrase, phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.base.span import DAY_MINUTES
from facilitator.core.base.times import no_length, read_length, too_long
from facilitator.core.record.events import AnyFact
from facilitator.core.record.move import Move, bound
from facilitator.core.record.state import State

Words = Sequence[str]

_BLANKS: Final = re.compile(r"[^\S\n]+")
"""What parts words; the end of a line is a part of a text."""

Reader = Callable[[Words], Move[[]]]
"""Makes a move of the words after a command's name; raises `Refused` if they are not what it needs.

Who and what they name is found out when the move is made.
"""

Foresight = Callable[[State, AnyFact], Iterator[Phrase]]
"""Says what a fact would change."""


class Listed(Protocol):
    """What is listed as a command: how it is called, what comes after it, and what it does."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def letter(self) -> str:
        """Another name for it, "" for none."""

    @property
    def words(self) -> str:
        """What comes after it: nothing if empty; what is in brackets may be left out."""

    @property
    def tells(self) -> str:
        """What it does, in a sentence."""


def called(of: Listed) -> str:
    """Say what a command is listed as, without what comes after it."""
    return ", ".join(filter(None, (of.letter, of.name)))


def usage(of: Listed) -> Phrase:
    """Say how a command is typed."""
    if not of.words:
        return phrase("{move} takes no words after it.", move=of.name)
    return phrase("Write it like this: {move} {words}", move=of.name, words=Phrase(of.words))


def fits(of: Listed, words: Words) -> bool:
    """Return whether there are words where there have to be, and none where there are none."""
    return bool(of.words) if words else of.words.startswith("[") or not of.words


class Command(NamedTuple):
    """A move by its name, as it is `Listed`, and how the words after the name are read.

    One that leads to a session of another day only if that
    is said is read by `another_day` then. `ahead` says what it would change, where that is worth
    knowing before.
    """

    name: str
    words: str
    tells: str
    read: Reader
    letter: str = ""
    another_day: Reader | None = None
    ahead: Foresight | None = None

    def move(self, words: Words, *, another_day: bool = False) -> Move[[]]:
        """Read the words after its name; raises `Refused`."""
        if not fits(self, words):
            raise Refused(usage(self))
        read = self.another_day if another_day and self.another_day else self.read
        return read(words)


# How words are read


def parted(line: str) -> tuple[str, list[str]]:
    """Part a line, in which there is something, into its first word and the others.

    A colon behind the first word is one of the others. Where lines end in it stays as it is.
    """
    word, *words = _BLANKS.split(line.strip())
    name = word.rstrip(":")
    return (name, [":", *words]) if name and name != word else (word, words)


def alone(move: Move[[]]) -> Reader:
    """Read a move that takes no words."""
    return lambda _: move


def with_text(move: Move[[str]]) -> Reader:
    """Read a move that takes all its words as one text."""
    return lambda words: bound(move, " ".join(words))


def with_word(move: Move[[str]]) -> Reader:
    """Read a move that takes one word."""

    def read(words: Words) -> Move[[]]:
        if len(words) > 1:
            raise Refused(phrase("“{word}” is one word too many.", word=words[1]))
        return bound(move, words[0])

    return read


def with_minutes(move: Move[[int]]) -> Reader:
    """Read a move that takes a number of minutes."""
    return lambda words: bound(move, read_minutes(" ".join(words)))


def with_both(
    move: Move[[str, str]], *, nothing_before: bool = False, nothing_after: bool = False
) -> Reader:
    """Read a move that takes what stands before a colon and what stands after it.

    There has to be something on both sides, unless it is said that there may be nothing.
    """

    def read(words: Words) -> Move[[]]:
        head, colon, text = map(str.strip, " ".join(words).partition(":"))
        if not colon:
            raise Refused(phrase("A colon belongs between the two, as in “Anna: yes”."))
        if not (head or nothing_before):
            raise Refused(phrase("Type before the colon who or what is meant."))
        if not (text or nothing_after):
            raise Refused(phrase("Nothing stands after the colon."))
        return bound(move, head, text)

    return read


def read_minutes(typed: str) -> int:
    """Read a length, with a minus before it if time is taken; raises `Refused`."""
    less = typed.startswith("-")
    minutes = read_length(typed.removeprefix("-" if less else "+"))
    if minutes is None:
        raise Refused(no_length(typed))
    if minutes > DAY_MINUTES:
        raise Refused(too_long())
    return -minutes if less else minutes

"""What the program that takes answers and those that lead a meeting say to each other.

Each connection is one line of JSON there and one back, within this computer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, Literal

from msgspec import Struct

from facilitator.core.answers.sent import Sent, mended
from facilitator.core.answers.subject import Subject

Standing = Literal["waiting", "aside", "accepted", "refused"]
"""What became of an answer."""

LONGEST: Final = 1 << 26
"""Bytes that a line has at most: all that may wait, with what it takes the place of, in JSON."""


class Settled(Struct, frozen=True):
    """What became of an answer, by its id; `text` is what it says by now, if it was mended."""

    id: str
    standing: Standing
    text: str | None = None


def as_settled(sent: Sent, settled: Settled) -> Sent:
    """Return an answer with the words that it has by now."""
    return sent if settled.text is None else mended(sent, settled.text)


class Kept(Struct, frozen=True):
    """An answer, and what became of it."""

    sent: Sent
    standing: Standing = "waiting"


class Opened(Struct, frozen=True):
    """What may be answered; `at_once` says that answers are accepted as they come."""

    subject: Subject
    at_once: bool = False


def by_subject(opened: Iterable[Opened]) -> dict[Subject, bool]:
    """Give what may be answered with whether its answers are accepted as they come."""
    return {each.subject: each.at_once for each in opened}


def in_all(opened: Mapping[Subject, bool]) -> tuple[Opened, ...]:
    """List what may be answered, from what `by_subject` gives."""
    return tuple(Opened(subject, at_once) for subject, at_once in opened.items())


class Order(Struct, frozen=True):
    """What whoever leads wants done, and which version of what waits they know.

    `opened` is all that may be answered from now on, None to leave that as it is; so is `wall`, by
    which the room sees the address large. With `stop` no answer is taken any more. `restored` is
    what a program before this one had been sent, which ended before its time.
    """

    key: str
    known: int = -1
    settled: tuple[Settled, ...] = ()
    opened: tuple[Opened, ...] | None = None
    wall: bool | None = None
    stop: bool = False
    restored: tuple[Kept, ...] = ()


class Report(Struct, frozen=True):
    """How it stands: `version` counts the changes of what waits, which is None if it is known.

    `reached` is how many phones have asked for the page.
    """

    version: int
    address: str
    here_only: bool
    reached: int = 0
    opened: tuple[Opened, ...] = ()
    wall: bool = False
    waiting: tuple[Sent, ...] | None = None

"""The say line is one row that talks, in place of messages that pop up over a place.

It shows the first that applies: what must not be missed, what the last act did, what is lifted or
marked, the oldest question, and else how a note is taken. It decides nothing: it is given
all of them, and only how long a result stands is its own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar, Final, NamedTuple

from msgspec import Struct
from textual.strip import Strip
from textual.widget import Widget

from facilitator.core.base import signs
from facilitator.tui.widgets.inks import Inks, Piece, bare, inks, length, shortened

STANDS: Final = dt.timedelta(seconds=6)
"""How long the result of an act stands."""
STANDS_WRONG: Final = dt.timedelta(seconds=12)
"""How long it stands that something went wrong."""
STANDS_TOLD: Final = dt.timedelta(seconds=10)
"""How long it stands what other laptops and programs brought."""


class Hint(Struct, frozen=True):
    """A key and what it does: "u undoes"."""

    key: str
    words: str = ""


class Result(Struct, frozen=True):
    """What an act did, when, how long that stands, and which key takes it back."""

    text: str
    at: dt.datetime
    hints: tuple[Hint, ...] = ()
    look: str = ""
    stands: dt.timedelta = STANDS
    until: dt.datetime | None = None
    """From when on it is true no more, by the meeting's clock."""

    def holds_at(self, now: dt.datetime) -> bool:
        """Say whether it is still true at an instant of the meeting's clock."""
        return self.until is None or now < self.until

    def stands_at(self, now: dt.datetime) -> bool:
        """Say whether it still stands; a clock that was set back must not keep it there."""
        return abs(now - self.at) < self.stands


class Held(Struct, frozen=True):
    """What is lifted or marked, how much of it, and what keys do with it."""

    text: str
    hints: tuple[Hint, ...] = ()


class Ask(Struct, frozen=True):
    """A question that waits: what it is about, what follows, and which of how many it is.

    Of the `details`, the longest first, the first that fits is shown, or none. One that was put off
    is `calm`: it stands there, muted.
    """

    text: str
    details: tuple[str, ...] = ()
    answer: Hint = Hint("")
    number: int = 1
    of: int = 1
    calm: bool = False


class Said(Struct, frozen=True):
    """All that the say line may show, each if there is such a thing.

    `urgent` says that the question goes before what is held, as one about a fixed point that is
    lost within minutes does. `queue` is how many questions wait behind what is shown, and `waiting`
    the words for it ("1 question waits"), left out where they have no room.
    """

    trouble: str = ""
    result: Result | None = None
    held: Held | None = None
    ask: Ask | None = None
    urgent: bool = False
    queue: int = 0
    waiting: str = ""
    hint: tuple[Hint | str, ...] = ()


NOTHING: Final = Said()


class Row(NamedTuple):
    """What stands left and right in the line, and its look.

    A long one is cut at its end, or its first piece is if that `gives` way to the keys after it.
    """

    left: list[Piece]
    right: list[Piece]
    look: str
    gives: bool = False


def rows(said: Said, now: dt.datetime) -> list[Row]:
    """Give the line at an instant: at length, and shorter for where that has no room."""
    corners = _corners(said)
    if said.trouble:
        left: list[Piece] = [(f"{signs.OVER} {said.trouble}", "")]
        return [Row(left, bare(corner), "alarm") for corner in corners]
    result = shown(said, now)
    if result is not None:
        left = [(result.text, result.look or "bold"), *_keys(result.hints, "title")]
        return [Row(left, corner, "raised", gives=True) for corner in corners]
    if said.held is not None and not (said.ask is not None and said.urgent):
        text, *_ = left = [(said.held.text, "bold"), *_keys(said.held.hints, _KEY)]
        shorter = [text, *_keys(said.held.hints[-1:], _KEY)]  # the last one lets go
        return [
            *(Row(left, bare(corner), "ask") for corner in corners),
            Row(shorter, bare(corners[-1]), "ask"),
        ]
    if said.ask is not None:
        return list(_question(said.ask))
    return [Row(_hint(said.hint), corner, "raised muted") for corner in corners]


def shown(said: Said, now: dt.datetime) -> Result | None:
    """Give the result of the last act while it stands."""
    result = said.result
    return result if result is not None and result.stands_at(now) else None


def draw(said: Said, now: dt.datetime, width: int, inks: Inks) -> Strip:
    """Draw the line, a blank at each end; what is at the right keeps its room."""
    room = max(0, width - 2)
    for left, right, look, gives in rows(said, now):  # noqa: B007 - the last that was tried is drawn
        if length(left) + length(right) + (_GAP if right else 0) <= room:
            break
    right = shortened(right, room)
    least = room - length(right) - (_GAP if right else 0)
    if gives and length(left[1:]) < least:
        left = [*shortened(left[:1], least - length(left[1:])), *left[1:]]
    left = shortened(left, least)
    between = room - length(left) - length(right)
    return inks.strip([(" ", ""), *left, (" " * between, ""), *right, (" ", "")], width, look)


_GAP: Final = 2
_KEY: Final = "bold underline"
"""A key on a ground with an ink of its own."""


def _corners(said: Said) -> list[list[Piece]]:
    if not said.queue:
        return [[]]
    return [
        [(f"{signs.HEED} {said.waiting}", "warn bold")],
        [(f"{signs.HEED}{said.queue}", "warn bold")],
    ]


def _question(ask: Ask) -> Iterator[Row]:
    look = "raised muted" if ask.calm else "ask"
    count = f" {ask.number}/{ask.of}" if ask.of > 1 else ""
    right = [(ask.answer.key, _KEY), (f" {ask.answer.words}{count}", "")]
    join = " " if ask.text.endswith((".", ":", "?")) else " · "  # or the two read as one sentence
    for detail in (*ask.details, ""):  # half of a figure would be read as another
        more = [(f"{join}{detail}", "")] if detail else []
        yield Row([(f"{signs.HEED} {ask.text}", "bold"), *more], right, look)


def _keys(hints: Sequence[Hint], look: str) -> list[Piece]:
    return [
        piece for hint in hints for piece in (("  ", ""), (hint.key, look), (f" {hint.words}", ""))
    ]


def _hint(words: Sequence[Hint | str]) -> list[Piece]:
    pieces: list[Piece] = []
    for word in words:
        blank = " " if pieces else ""
        if isinstance(word, Hint):
            pieces += [(blank + word.key, "title"), (f" {word.words}" if word.words else "", "")]
        else:
            pieces.append((blank + word, ""))
    return pieces


class SayLine(Widget):
    """The row above the keys."""

    DEFAULT_CSS: ClassVar[str] = "SayLine { height: 1; }"

    def __init__(self, clock: Callable[[], dt.datetime], *, id: str | None = None) -> None:  # noqa: A002
        """Say nothing yet; `clock` says what time it is."""
        super().__init__(id=id)
        self._clock = clock
        self._said = NOTHING
        self._drawn: list[Row] = []

    def show(self, said: Said | None = None) -> None:
        """Show what is to be said now; without anything new only what stood long enough goes."""
        if said is not None:
            self._said = said
        drawn = rows(self._said, self._clock())
        if drawn != self._drawn:
            self._drawn = drawn
            self.refresh()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - there is one line
        """Draw the row."""
        return draw(self._said, self._clock(), self.content_size.width, inks(self))

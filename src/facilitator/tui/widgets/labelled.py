"""Labelled lines in a panel, its fields: as many as there is room for, the most important ones.

The label stands once, on the first line. Blank rows separate the fields only if all of them still
fit; if only a few do, they separate those of several lines from the others.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from facilitator.core.base import signs
from facilitator.core.base.cells import one_line, wrapped
from facilitator.tui.widgets.inks import Piece, length, shortened

Line = Sequence[Piece]

BLANK: Final[Line] = ()
MOST: Final = 24
"""No text has more lines than this on the screen."""
APART: Final[Piece] = ("   ", "")
"""What stands between two items of a line."""


class Worth(IntEnum):
    """What is left out first where there is too little room: what is worth least."""

    NEXT = 0
    MATERIAL = 1
    SCRIPT = 2
    TEXT = 3
    REST = 4


class Field(Struct, frozen=True):
    """A label and its lines; of a `text` the end may be left out.

    `between` stands where a line goes on with what was on the next one.
    """

    label: str
    lines: Sequence[Line]
    worth: Worth = Worth.REST
    text: bool = False
    between: Piece = (" ", "")


class Room(Struct, frozen=True):
    """The cells and rows there are for fields, and whether the window is narrow."""

    width: int
    height: int
    narrow: bool = False

    @property
    def label(self) -> int:
        """How many cells the column of labels takes."""
        return 9 if self.narrow else 10

    @property
    def text(self) -> int:
        """How many cells there are beside the labels."""
        return max(0, self.width - self.label)


def laid_out(fields: Iterable[Field], room: Room, *, air: int = 0) -> list[Line]:
    """Lay out fields in the room there is; `air` is how many blank rows go before."""
    shown = [field for field in fields if field.lines]
    if not shown:
        return []
    airy, some, _ = heights(shown, air)
    if min(airy, some) <= room.height:
        return [*[BLANK] * air, *_rows(shown, room, air)]
    fitting = list(_fitting(shown, room))
    before = air if _height(fitting) + air <= room.height else 0
    told = [line for field in fitting for line in rows(field, room)]
    return [*[BLANK] * before, *told][: room.height]


def heights(fields: Iterable[Field], air: int) -> tuple[int, int, int]:
    """Say how many rows fields take: all of them apart, those of several lines, and none."""
    shown = [field for field in fields if field.lines]
    height, gaps = _height(shown), sum(_longer([len(field.lines) for field in shown]))
    return height + max(0, len(shown) - 1) + air, height + gaps + air, height


def apart(sizes: Sequence[int], height: int) -> list[bool]:
    """Say between which blocks of so many lines a blank row stands in the rows there are.

    Between all if they fit then, or else beside those of several lines, if they do.
    """
    left, longer = height - sum(sizes), _longer(sizes)
    if left >= len(longer):
        return [True] * len(longer)
    return longer if left >= sum(longer) else [False] * len(longer)


def _longer(sizes: Sequence[int]) -> list[bool]:
    """Say which neighbours are to be apart where air is short: of one line each they are not."""
    return [max(pair) > 1 for pair in itertools.pairwise(sizes)]


def _height(fields: Iterable[Field]) -> int:
    return sum(len(field.lines) for field in fields)


def _fitting(fields: Sequence[Field], room: Room) -> Iterator[Field]:
    """Leave out the ends of texts, of the longest first, and then what is worth least."""
    lines = {number: len(field.lines) for number, field in enumerate(fields)}
    while sum(lines.values()) > room.height:
        texts = [number for number in lines if fields[number].text and lines[number] > 1]
        if texts:
            lines[max(texts, key=lambda number: lines[number])] -= 1
            continue
        least = min(lines, key=lambda number: (fields[number].worth, -number))
        if fields[least].worth is Worth.REST:
            break
        del lines[least]
    for number, kept in lines.items():
        yield cut_to(fields[number], kept, room)


def cut_to(field: Field, kept: int, room: Room) -> Field:
    """Keep so many lines of a field; the last one says that there is more."""
    if kept >= len(field.lines):
        return field
    *before, last = field.lines[:kept]
    # What follows does not fit, so that this is cut, with an ellipsis.
    longer = [*last, field.between, *field.lines[kept]]
    return replace(field, lines=[*before, shortened(longer, room.text)])


def _rows(fields: Sequence[Field], room: Room, air: int) -> Iterator[Line]:
    gaps = apart([len(field.lines) for field in fields], room.height - air)
    for field, gap in zip(fields, [False, *gaps], strict=True):
        if gap:
            yield BLANK
        yield from rows(field, room)


def rows(field: Field, room: Room) -> Iterator[Line]:
    """Write a field with its label, if it has one."""
    for number, line in enumerate(field.lines):
        label = field.label if number == 0 else ""
        indent = room.label - length([(label, "")])
        yield [(label, "muted"), (" " * max(1, indent), ""), *line] if field.label else line


# What stands in a field


def text(words: str, width: int, look: str = "") -> list[Line]:
    """Break a text of people into lines, its own line ends kept."""
    paragraphs = words.strip().splitlines()
    broken = [line for each in paragraphs for line in wrapped(one_line(each), width, MOST)]
    return [[(line, look)] for line in broken[:MOST]]


def prose(label: str, words: str, room: Room, look: str = "", worth: Worth = Worth.REST) -> Field:
    """Make a field of a text of people, of which the end may be left out.

    Beside a label that is wider than its column the lines are shorter, so that no word is lost.
    """
    beyond = max(0, length([(label, "")]) + 1 - room.label)
    return Field(label, text(words, room.text - beyond, look), worth, text=True)


def items(found: Iterable[Sequence[Piece]], width: int) -> list[Line]:
    """Set items side by side, on as many lines as they need."""
    lines: list[list[Piece]] = []
    for item in found:
        if lines and length(lines[-1]) + length([APART]) + length(item) <= width:
            lines[-1] += [APART, *item]
        else:
            lines.append(list(shortened(item, width)))
    return list(lines)


def gauge(share: float, width: int, look: str) -> list[Piece]:
    """Draw how much of a time is gone; what is beyond its end is drawn as that."""
    if share > 1:
        beyond = max(1, min(width - 1, round(width * (1 - 1 / share))))
        return [("━" * (width - beyond), look), (signs.OVER * beyond, look)]
    gone = max(0, round(width * share))
    return [("━" * gone, look), ("─" * (width - gone), "edge")]

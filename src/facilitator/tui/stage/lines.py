"""A line of the stage: pieces of text with their looks, and where it stands in the window."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from facilitator.core.base.cells import cut, wrapped
from facilitator.core.room.page import Mood
from facilitator.tui.widgets.inks import Piece, length

GAP: Final = 3
"""Cells between two pieces that say different things."""

LOOKS: Final[dict[Mood, str]] = {
    "waiting": "accent",
    "calm": "ok",
    "warning": "warn",
    "danger": "err",
    "overtime": "err",
    "paused": "muted",
    "done": "muted",
}
"""The colour of each mood."""


class Line(NamedTuple):
    """A line of the stage."""

    pieces: Sequence[Piece] = ()
    align: Literal["left", "center"] = "center"


def blank(lines: int) -> list[Line]:
    """Give so many empty lines."""
    return [Line()] * max(0, lines)


def within(pieces: Sequence[Piece], width: int) -> list[Piece]:
    """Cut pieces that together have more than so many cells."""
    kept: list[Piece] = []
    left = width
    for text, look in pieces:
        short = cut(text, left)
        kept.append((short, look))
        left -= length([(short, look)])
    return kept


def apart(left: Sequence[Piece], right: Sequence[Piece], width: int) -> list[Piece]:
    """Set pieces at both ends of a line; what stands at the left is cut if it has no room."""
    right = within(right, width)
    room = width - length(right)
    kept = within(left, max(0, room - 1)) if right else within(left, room)
    return [*kept, (" " * (room - length(kept)), ""), *right]


def joined(parts: Sequence[Piece]) -> list[Piece]:
    """Set those pieces beside each other that say something."""
    pieces: list[Piece] = []
    for text, look in parts:
        if text:
            pieces += [*([(" " * GAP, "")] if pieces else ()), (text, look)]
    return pieces


def paragraph(text: str, width: int, most: int, look: str) -> list[Line]:
    """Set a text in ordinary letters on at most so many lines."""
    return [Line([(line, look)]) for line in wrapped(text, width, most)]

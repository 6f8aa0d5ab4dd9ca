"""What the panels of Run say of a meeting in memory, as text."""

from __future__ import annotations

from collections.abc import Iterable

from builders import ENGLISH, Room
from facilitator.core.time.view import View
from facilitator.tui.places.run.moment import Live, Moment, moment
from facilitator.tui.widgets import labelled
from facilitator.tui.widgets.inks import Piece
from facilitator.tui.widgets.labelled import Field, Line
from tui.drawing import DARK

WIDE = labelled.Room(70, 40)
SMALL = labelled.Room(44, 40, narrow=True)


def at(of: Room) -> Moment:
    """Give the moment of a meeting."""
    return moment(View(of.state, of.schedule), ENGLISH)


def words(pieces: Iterable[Piece]) -> str:
    """Give the text of pieces, all of which can be drawn in a theme."""
    pieces = list(pieces)
    for _, look in pieces:
        assert DARK.style(look)
    return "".join(text for text, _ in pieces).rstrip()


def lines(rows: Iterable[Line]) -> list[str]:
    return [words(row) for row in rows]


def told(found: Iterable[Field | Live], of: Moment) -> dict[str, list[str]]:
    """Give the lines of each field that has any, by its label."""
    shown = [field(of) if callable(field) else field for field in found]
    return {field.label: lines(field.lines) for field in shown if field.lines}


def look(pieces: Iterable[Piece], part: str) -> str:
    """Give the look of the first piece that holds a text."""
    return next(look for text, look in pieces if part in text).strip()

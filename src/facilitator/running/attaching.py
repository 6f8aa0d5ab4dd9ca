"""Attaching a picture: its file is in the record before an event names it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from facilitator.core.base.ids import EventId, SessionId
from facilitator.core.notes import pictures as moves
from facilitator.core.record.events import AnyFact
from facilitator.core.record.move import Move
from facilitator.core.record.state import State
from facilitator.files.records import pictures


def attaching(
    journal: Path, source: Path, text: str = "", to: SessionId | EventId | None = None
) -> Move[[]]:
    """Return the move that attaches a picture to a session or a note of a record.

    Its file is copied as the move is made, so that an event that is kept has its file. The move
    refuses what is no picture, and raises `WriteFailed`.
    """

    def attach(state: State, now: dt.datetime) -> AnyFact:
        taken = pictures.take(source)
        fact = moves.attach(state, now, taken.name, text, to)
        pictures.put(journal, taken)
        return fact

    return attach

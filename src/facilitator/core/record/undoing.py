"""Undo and redo are facts too: nothing in a journal is ever erased."""

from facilitator.core.base.ids import EventId
from facilitator.core.record.fact import Fact

# Undo


class Undone(Fact, frozen=True):
    """The event with the id `event` no longer counts."""

    event: EventId


class Redone(Fact, frozen=True):
    """The event with the id `event`, undone before, counts again."""

    event: EventId


UndoFact = Undone | Redone
"""Every fact that takes another back, or brings it back."""

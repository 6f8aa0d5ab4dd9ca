"""Following keeps a state up to date with a journal that grows, however long it is.

To undo is to fold the journal again without the event undone. Most often that is one of the latest,
so states from some time ago are kept as marks, and only what came after one is folded again.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from facilitator.core.base.ids import EventId
from facilitator.core.record.events import Event
from facilitator.core.record.replay import fold, replay
from facilitator.core.record.state import EMPTY, State
from facilitator.core.record.undoing import Redone, Undone

SPAN: Final = 200
"""How many events lie between two marks."""


class Mark(NamedTuple):
    """The state that the first `events` of a journal add up to."""

    events: int
    state: State


BEGINNING: Final = Mark(0, EMPTY)


class Following:
    """The state of a journal; `state` is what its events add up to so far."""

    def __init__(self, events: Sequence[Event], span: int = SPAN) -> None:
        """Fold all events, in two parts, so that there is a mark not far back."""
        self._span = span
        self._marks = [BEGINNING]
        self.state = EMPTY
        self._fold_from(BEGINNING, events)

    def take_in(self, events: Sequence[Event], new: Sequence[Event]) -> None:
        """Take in the `new` events; `events` are all, the new ones included."""
        targets = {event.fact.event for event in new if isinstance(event.fact, Undone | Redone)}
        if targets:
            self._fold_from(self._mark_before(targets, events), events)
        else:
            self.state = fold(self.state, new)
            if len(events) - self._marks[-1].events >= 2 * self._span:
                self._keep(Mark(len(events), self.state))

    def _mark_before(self, targets: set[EventId], events: Sequence[Event]) -> Mark:
        """Give the last mark before all of the events that are undone or redone."""
        found = (at for at, event in enumerate(events) if event.id in targets)
        first = next(found, 0)
        self._marks = [mark for mark in self._marks if mark.events <= first] or [BEGINNING]
        return self._marks[-1]

    def _fold_from(self, mark: Mark, events: Sequence[Event]) -> None:
        """Fold what came after a mark, with a new mark on the way if that is far."""
        late = len(events) - self._span
        if late - mark.events >= self._span:
            mark = Mark(late, replay(events, mark.events, mark.state, until=late))
            self._keep(mark)
        self.state = replay(events, mark.events, mark.state)

    def _keep(self, mark: Mark) -> None:
        self._marks = [BEGINNING, *self._marks[1:][-1:], mark]

"""The course of a shared meeting: the events that count, in their order, whatever arrives when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Final

from msgspec.structs import replace

from facilitator.core.base.ids import EventId
from facilitator.core.record.events import Event
from facilitator.core.record.opening import Opened
from facilitator.core.record.undoing import UndoFact
from facilitator.core.shared.order import Moment, Place, find_moments, place, references
from facilitator.core.shared.timekeeping import NotTimekeeper, Timekeeping

FARTHEST: Final = dt.timedelta(minutes=10)
"""How far the order may move an event from what its writer's clock said."""


class Course:
    """What the events of several laptops add up to.

    Attributes: `events` are those that count, in their order and each at the instant by which it is
    folded; `uncounted` are steps at the clock by somebody who did not keep the time, and `openings`
    what opened the meeting besides, with another agenda. `timekeeping` is as after the last event.
    """

    def __init__(self, events: Iterable[Event] = ()) -> None:
        """Begin with these events, in any order."""
        self.events: list[Event] = []
        self.uncounted: list[Event] = []
        self.openings: list[Event] = []
        self.timekeeping = Timekeeping()
        self._known: dict[EventId, Event] = {}
        self._moments: dict[EventId, Moment] = {}
        self._places: list[Place] = []
        self._shown: dict[EventId, Event] = {}
        self._awaited: set[EventId] = set()
        self.take_in(events)

    @property
    def everything(self) -> tuple[Event, ...]:
        """Every event in the order, as it was written."""
        return tuple(self._known[place[-1]] for place in self._places)

    @property
    def awaited(self) -> set[EventId]:
        """The ids of events that a writer knew of and that have not arrived."""
        named = {event.seen for event in self._known.values() if event.seen}
        return named - self._known.keys()

    def __contains__(self, id_: object) -> bool:
        """Say whether there is an event of this id, whether or not it counts."""
        return id_ in self._known

    def take_in(self, events: Iterable[Event]) -> int:
        """Take in what arrived, and say how many of the first events stay as they were.

        Each event counts once, by its id.
        """
        new = {event.id: event for event in events if event.id not in self._known}
        if not new:
            return len(self.events)
        self._known |= new
        moved = not self._awaited.isdisjoint(new)
        if moved:
            self._moments.clear()
            self._awaited -= new.keys()
            find_moments(self._known, self._known, self._moments)
        else:
            find_moments(new, self._known, self._moments)
        for event in new.values():
            self._awaited |= {each for each in references(event) if each not in self._known}
        places = sorted(place(event, self._moments) for event in new.values())
        if not moved and (not self._places or places[0] > self._places[-1]):
            unchanged = len(self.events)
            self._places += places
            self._pass_by(places)
            return unchanged
        return self._set_in_order()

    def signed(self, event: Event, by: str) -> Event:
        """Let an event be written by a laptop that knows all of these.

        Raises `NotTimekeeper` if it is a step at the clock that would not count.
        """
        event = replace(event, by=by, seen=self._seen(event.at, by))
        if not self.timekeeping.counts(event):
            raise NotTimekeeper(self.timekeeping.keeper_name)
        return event

    def _seen(self, at: dt.datetime, by: str) -> EventId | None:
        """Name the last event where the place of what is written at an instant tells it not."""
        if not self._places:
            return None
        _, instant, _, id_ = self._places[-1]
        return id_ if instant >= at or self._known[id_].by != by else None

    def _set_in_order(self) -> int:
        """Set all in order anew, and say how many of the first events stay as they were."""
        before = self.events
        self._places = sorted(place(event, self._moments) for event in self._known.values())
        self.events, self.uncounted, self.openings = [], [], []
        self.timekeeping = Timekeeping()
        self._pass_by(self._places)
        return _unchanged(before, self.events)

    def _pass_by(self, places: Iterable[Place]) -> None:
        for _, _, _, id_ in places:
            event = self._known[id_]
            first = self.events[0].fact if self.events else None
            if isinstance(event.fact, Opened) and isinstance(first, Opened):
                self.openings += [event] if event.fact.text != first.text else []
            elif self.timekeeping.pass_by(event):
                self.events.append(self._as_folded(event))
            else:
                self.uncounted.append(event)

    def _as_folded(self, event: Event) -> Event:
        """Give an event at the instant of the order, unless its clock said quite another."""
        instant = self._moments[event.id].instant
        at = instant if instant - event.at <= FARTHEST else event.at
        shown = self._shown.get(event.id)
        if shown is None or shown.at != at:
            shown = self._shown[event.id] = event if at == event.at else replace(event, at=at)
        return shown


def _unchanged(before: Sequence[Event], now: Sequence[Event]) -> int:
    """Count the events at the beginning that are as they were, and undone or not as they were."""
    least = min(len(before), len(now))
    same = next((n for n in range(least) if before[n] is not now[n]), least)
    at = {event.id: number for number, event in enumerate(now[:same])}
    moved = (*before[same:], *now[same:])
    undone = (at.get(e.fact.event, same) for e in moved if isinstance(e.fact, UndoFact))
    return min(same, *undone, same)

"""The order of events that several laptops wrote: by time, and what refers to another after it.

It depends on the set of events alone, however they arrived and whatever the clocks show.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from msgspec.structs import asdict

from facilitator.core.base.ids import EventId
from facilitator.core.record.events import Event
from facilitator.core.record.opening import Opened


class Moment(NamedTuple):
    """When an event comes: its instant (UTC), and how many before it come at the same one.

    The instant is the event's own or, if that is later, that of what it refers to.
    """

    instant: dt.datetime
    counter: int


Place = tuple[bool, dt.datetime, int, EventId]
"""Where an event stands among others: openings first, then by moment and id."""


def ordered(known: Mapping[EventId, Event]) -> tuple[Event, ...]:
    """Order events by time, openings first; none comes before one that it refers to."""
    moments: dict[EventId, Moment] = {}
    find_moments(known, known, moments)
    return tuple(sorted(known.values(), key=lambda event: place(event, moments)))


def place(event: Event, moments: Mapping[EventId, Moment]) -> Place:
    """Say where an event stands, by the moments found."""
    return not isinstance(event.fact, Opened), *moments[event.id], event.id


def find_moments(
    ids: Iterable[EventId], known: Mapping[EventId, Event], moments: dict[EventId, Moment]
) -> None:
    """Find when each of the events comes, and note it in `moments` beside those found before."""
    for id_ in sorted(ids):
        _find(known[id_], known, moments)


def references(event: Event) -> Iterator[EventId]:
    """Give the values by which an event may refer to another one."""
    values = (event.seen, event.joined, *asdict(event.fact).values())
    return (EventId(value) for value in values if isinstance(value, str))


def _find(event: Event, known: Mapping[EventId, Event], moments: dict[EventId, Moment]) -> None:
    """Find when an event comes: at its instant, or just behind the last that it refers to.

    What refers to itself by way of others, which no program writes, goes by its instant alone.
    """
    waiting = [event.id]
    begun: set[EventId] = set()
    while waiting:
        id_ = waiting[-1]
        if id_ in moments:
            waiting.pop()
            continue
        targets = [target for target in references(known[id_]) if target in known]
        open_ = [target for target in targets if target not in moments and target not in begun]
        if open_ and id_ not in begun:
            begun.add(id_)
            waiting += open_
            continue
        behind = [
            Moment(moments[target].instant, moments[target].counter + 1)
            for target in targets
            if target in moments
        ]
        moments[id_] = max([Moment(known[id_].at, 0), *behind])
        waiting.pop()

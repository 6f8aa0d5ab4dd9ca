"""The order of events that several laptops wrote: by time, and what refers to another after it.

It depends on the set of events alone, however they arrived and whatever the clocks show.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
    for id_ in ids:
        if id_ not in moments:
            _find(known[id_], known, moments)


def references(event: Event) -> Iterator[EventId]:
    """Give the values by which an event may refer to another one."""
    values = (event.seen, event.joined, *asdict(event.fact).values())
    return (EventId(value) for value in values if isinstance(value, str))


def _find(event: Event, known: Mapping[EventId, Event], moments: dict[EventId, Moment]) -> None:
    """Find when an event comes: at its instant, or just behind the last that it refers to.

    What refers to itself by way of others, which no program writes, is not set behind those; rings
    are found as in Tarjan, Depth-first search and linear graph algorithms (1972), so that the order
    does not depend on where one begins.
    """
    waiting = [event.id]
    numbers: dict[EventId, int] = {}
    lowest: dict[EventId, int] = {}
    left: set[EventId] = set()
    path: list[EventId] = []
    while waiting:
        id_ = waiting[-1]
        targets = [each for each in references(known[id_]) if each in known and each not in moments]
        if id_ not in numbers:
            numbers[id_] = lowest[id_] = len(numbers)
            path.append(id_)
            if open_ := [target for target in targets if target not in numbers]:
                waiting += open_
                continue
        waiting.pop()
        if id_ in left:
            continue
        left.add(id_)
        lowest[id_] = min([lowest[id_], *(lowest[target] for target in targets)])
        if lowest[id_] == numbers[id_]:
            ring = [path.pop()]
            while ring[-1] != id_:
                ring.append(path.pop())
            moments |= _moments_of(ring, known, moments)


def _moments_of(
    ring: Sequence[EventId], known: Mapping[EventId, Event], moments: Mapping[EventId, Moment]
) -> dict[EventId, Moment]:
    """Give when each event of a ring comes, as a rule a single one, by those outside the ring."""
    return {
        id_: max(
            [
                Moment(known[id_].at, 0),
                *(
                    Moment(moments[target].instant, moments[target].counter + 1)
                    for target in references(known[id_])
                    if target in moments
                ),
            ]
        )
        for id_ in ring
    }

"""Merging makes one record of several that two facilitators kept of the same meeting.

What happened is a set of events, so nothing is lost and nothing doubled, and what has one id but
two names stays two things. Only the clock can have but one keeper: where two of them steered it,
not knowing of each other, somebody has to choose.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from types import MappingProxyType
from typing import Final, NamedTuple

from msgspec import Struct
from msgspec.structs import asdict

from facilitator.core.base.ids import EventId
from facilitator.core.base.language import phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.merging.apart import kept_apart
from facilitator.core.record.events import Event
from facilitator.core.record.opening import MeetingClosed, Opened
from facilitator.core.record.programme import Rebalanced
from facilitator.core.record.sessions import (
    AwaySettled,
    Extended,
    LeftoverSettled,
    Paused,
    Resumed,
    SessionEnded,
    SessionReopened,
    SessionRestored,
    SessionSkipped,
    SessionStarted,
)
from facilitator.core.record.speakers import SpeakerLost
from facilitator.core.record.undoing import Redone, Undone

STEERING: Final = (
    SessionStarted,
    SessionEnded,
    SessionReopened,
    SessionSkipped,
    SessionRestored,
    Paused,
    Resumed,
    Extended,
    AwaySettled,
    LeftoverSettled,
    Rebalanced,
    SpeakerLost,
    MeetingClosed,
)
"""The facts by which a timekeeper steers the clock, or plans anew by what it shows."""

_NAMESPACE: Final = uuid.UUID("0a6b8f5e-5d0c-5c1f-9c53-6f1f4f7a2d10")
_NEXT: Final = dt.timedelta(microseconds=1)
_Key = tuple[dt.datetime, int]
_Held = Sequence[Collection[str]]
"""The ids of the events that each record holds."""
_Names = Mapping[str, Collection[str]]
"""By which names whoever made an event can be chosen, by the event's id."""


class Keeper(NamedTuple):
    """Who steered the clock: a computer's name, as events are signed with it.

    Where computers of the same name wrote the records, `record` says which of them, from 1; else
    it is 0.
    """

    by: str
    record: int = 0

    @property
    def name(self) -> str:
        """What a keeper is called: "laptop", or "laptop:2" for the one of the second record."""
        return f"{self.by}:{self.record}" if self.record else self.by


class Conflict(Struct, frozen=True):
    """Two timekeepers who steered the clock in the same stretch of time, and all that each did."""

    keepers: tuple[Keeper, Keeper]
    steps: tuple[tuple[Keeper, Event], ...]

    def decided(self, timekeepers: Iterable[str]) -> bool:
        """Return whether one of the two, and not the other, is among those chosen."""
        one, other = ((keeper.by, keeper.name) for keeper in self.keepers)
        return any((name in one) != (name in other) for name in timekeepers)


def union(records: Sequence[Sequence[Event]]) -> tuple[Event, ...]:
    """Return every event of the records once, by time; what refers to another comes after it.

    Ids are taken to stand for the same in all the records, as `told_apart` lets them. Raises
    `Refused` if they are not of the same meeting, or if the same event says two things.
    """
    _same_meeting(records)
    known: dict[EventId, Event] = {}
    for event in (event for record in records for event in record):
        if known.setdefault(event.id, event) != event:
            raise Refused(
                phrase(
                    "The event {id} is not the same in both records. If a name was forgotten in "
                    "one of them, forget it in the other, too, by the same words; then merge.",
                    id=event.id,
                )
            )
    return _ordered(known)


def conflicts(records: Sequence[Sequence[Event]]) -> list[Conflict]:
    """Find the timekeepers who did not know of each other and steered at the same time.

    They knew of each other where one of the records holds what both did.
    """
    events, held = union(told_apart(records)), _held(records)
    namesakes, void = _namesakes(events, held), _undone(events)
    steps: dict[Keeper, list[Event]] = {}
    for event in _apart(events, held):
        if event.id not in void:
            number = next(n for n, ids in enumerate(held, start=1) if event.id in ids)
            keeper = Keeper(event.by, number if event.by in namesakes else 0)
            steps.setdefault(keeper, []).append(event)
    found = (_between(one, other, held) for one, other in combinations(steps.items(), 2))
    return [conflict for conflict in found if conflict]


def merge(records: Sequence[Sequence[Event]], timekeepers: Sequence[str] = ()) -> tuple[Event, ...]:
    """Return the union of the records, in which the clock is steered by the timekeepers chosen.

    What has one id in them but is not called the same stays apart. What others did to the clock
    since the records parted and while one of them kept it no longer counts; the first named goes
    before the next. They are named as in `conflicts`, or as events are signed. Raises `Refused` as
    `union` does.
    """
    events = union(told_apart(records))
    parted = parting(records)
    if parted is None:
        return events
    return settled(events, timekeepers, parted, _names(events, _held(records)))


def told_apart(records: Sequence[Sequence[Event]]) -> Sequence[Sequence[Event]]:
    """Return the records with every id standing for the same in all of them."""
    known = {event.id: event for record in records for event in record}
    in_time = sorted(known.values(), key=lambda event: (event.at, event.id))
    return kept_apart(records, _undone(in_time))


def parting(records: Sequence[Sequence[Event]]) -> dt.datetime | None:
    """Return the instant of the first event that is not in all the records, if there is one."""
    shared = set.intersection(*_held(records))
    apart = (event.at for record in records for event in record if event.id not in shared)
    return min(apart, default=None)


def settled(
    events: Sequence[Event],
    timekeepers: Sequence[str],
    since: dt.datetime,
    names: _Names = MappingProxyType({}),
) -> tuple[Event, ...]:
    """Undo what others than the timekeepers did to the clock from an instant on.

    `names` says by which names whoever made an event can be chosen besides that it is signed with.
    What is undone is known by the events alone, and so are the ids of what undoes it: whoever
    merges the same records in whatever order gets the same.
    """
    steps = [event for event in events if isinstance(event.fact, STEERING) and event.at >= since]
    beaten: set[str] = set()

    def made_by(event: Event, chosen: Sequence[str]) -> bool:
        return event.by in chosen or any(name in chosen for name in names.get(event.id, ()))

    for rank, name in enumerate(timekeepers):
        kept = [event.at for event in steps if made_by(event, [name])]
        beaten |= {
            event.id
            for event in steps
            if kept
            and not made_by(event, timekeepers[: rank + 1])
            and min(kept) <= event.at <= max(kept)
        }
    return _ordered({event.id: event for event in (*events, *_undoing(events, beaten))})


def _undoing(events: Iterable[Event], beaten: Collection[str]) -> Iterator[Event]:
    """Make the events that undo these, also where they were done again."""
    for event in events:
        again = event.fact.event if isinstance(event.fact, Redone) else event.id
        if again in beaten:
            id_ = EventId(str(uuid.uuid5(_NAMESPACE, event.id)))
            yield Event(id_, event.at + _NEXT, event.by, Undone(again))


def _same_meeting(records: Sequence[Sequence[Event]]) -> None:
    """Refuse records opened with different agendas; what has one id is the same opening."""
    openings = {
        event.id: (event.fact.text, event.fact.rehearsal)
        for record in records
        for event in record
        if isinstance(event.fact, Opened)
    }
    if len(set(openings.values())) > 1:
        raise Refused(
            phrase(
                "These are not records of the same meeting: they were opened with different "
                "agendas, or one is a rehearsal. If a name was forgotten in one of them, forget it "
                "in the other too, then merge. Nothing was written."
            )
        )


def _between(
    one: tuple[Keeper, Sequence[Event]], other: tuple[Keeper, Sequence[Event]], held: _Held
) -> Conflict | None:
    """Report what two timekeepers did, if their stretches meet and they knew not of each other."""
    first, second = one[1], other[1]
    if all(_together(a, b, held) for a in first for b in second):
        return None
    if max(first[0].at, second[0].at) > min(first[-1].at, second[-1].at):
        return None
    steps = ((keeper, event) for keeper, events in (one, other) for event in events)
    in_order = sorted(steps, key=lambda step: (step[1].at, step[1].id))
    return Conflict((one[0], other[0]), tuple(in_order))


def _held(records: Sequence[Sequence[Event]]) -> list[set[str]]:
    return [{event.id for event in record} for record in records]


def _apart(events: Iterable[Event], held: _Held) -> list[Event]:
    """Return the events that steer the clock and are not in all the records."""
    return [
        event
        for event in events
        if isinstance(event.fact, STEERING) and not all(event.id in ids for ids in held)
    ]


def _namesakes(events: Iterable[Event], held: _Held) -> set[str]:
    """Find the names by which computers signed that did not know of each other."""
    return {
        one.by
        for one, other in combinations(_apart(events, held), 2)
        if one.by == other.by and not _together(one, other, held)
    }


def _names(events: Iterable[Event], held: _Held) -> _Names:
    """Say by which names each step of a namesake can be chosen: by each record that holds it."""
    namesakes = _namesakes(events, held)
    return {
        event.id: [
            Keeper(event.by, n).name for n, ids in enumerate(held, start=1) if event.id in ids
        ]
        for event in events
        if event.by in namesakes
    }


def _together(one: Event, other: Event, held: _Held) -> bool:
    return any(one.id in ids and other.id in ids for ids in held)


def _undone(events: Sequence[Event]) -> set[EventId]:
    """Name the events that were undone, wherever they stand; and with each what is one with it."""
    void: set[EventId] = set()
    for event in events:
        match event.fact:
            case Undone(target):
                void.add(target)
            case Redone(target):
                void.discard(target)
            case _:
                pass
    return void | {event.id for event in events if event.joined in void}


def _ordered(known: Mapping[EventId, Event]) -> tuple[Event, ...]:
    """Order events by time, openings first; none comes before one that it refers to."""
    keys: dict[EventId, _Key] = {}
    for id_ in sorted(known):
        _place(known[id_], known, keys)
    return tuple(
        sorted(
            known.values(),
            key=lambda event: (not isinstance(event.fact, Opened), *keys[event.id], event.id),
        )
    )


def _place(event: Event, known: Mapping[EventId, Event], keys: dict[EventId, _Key]) -> None:
    """Find when an event comes: at its instant, or just behind the last that it refers to.

    What refers to itself by way of others, which no program writes, goes by its instant alone.
    """
    waiting = [event.id]
    begun: set[EventId] = set()
    while waiting:
        id_ = waiting[-1]
        if id_ in keys:
            waiting.pop()
            continue
        targets = [target for target in _targets(known[id_]) if target in known]
        open_ = [target for target in targets if target not in keys and target not in begun]
        if open_ and id_ not in begun:
            begun.add(id_)
            waiting += open_
            continue
        behind = [(keys[target][0], keys[target][1] + 1) for target in targets if target in keys]
        keys[id_] = max([(known[id_].at, 0), *behind])
        waiting.pop()


def _targets(event: Event) -> Iterator[EventId]:
    """Give the values by which an event may refer to another one."""
    values = (*asdict(event.fact).values(), event.joined)
    return (EventId(value) for value in values if isinstance(value, str))

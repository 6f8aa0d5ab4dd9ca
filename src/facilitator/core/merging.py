"""Merging makes one record of several that two facilitators kept of the same meeting.

What happened is a set of events, so nothing is lost and nothing doubled. Only the clock can have
but one keeper: where two of them steered it, not knowing of each other, somebody has to choose.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final

from msgspec import Struct
from msgspec.structs import asdict

from facilitator.core import events as ev
from facilitator.core.language import phrase
from facilitator.core.refused import Refused

STEERING: Final = (
    ev.SessionStarted,
    ev.SessionEnded,
    ev.SessionReopened,
    ev.SessionSkipped,
    ev.SessionRestored,
    ev.Paused,
    ev.Resumed,
    ev.Extended,
    ev.AwaySettled,
    ev.LeftoverSettled,
    ev.Rebalanced,
    ev.SpeakerLost,
    ev.MeetingClosed,
)
"""The facts by which a timekeeper steers the clock, or plans anew by what it shows."""

_NAMESPACE: Final = uuid.UUID("0a6b8f5e-5d0c-5c1f-9c53-6f1f4f7a2d10")
_NEXT: Final = dt.timedelta(microseconds=1)
_Key = tuple[dt.datetime, int]


class Conflict(Struct, frozen=True):
    """Two timekeepers who steered the clock in the same stretch of time, and all that each did."""

    names: tuple[str, str]
    steps: tuple[ev.Event, ...]


def union(records: Sequence[Sequence[ev.Event]]) -> tuple[ev.Event, ...]:
    """Give every event of the records once, by time; what refers to another comes after it.

    Raises `Refused` if they are not of the same meeting, or if the same event says two things.
    """
    _same_meeting(records)
    known: dict[str, ev.Event] = {}
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


def conflicts(records: Sequence[Sequence[ev.Event]]) -> list[Conflict]:
    """Find the timekeepers who did not know of each other and steered at the same time.

    They knew of each other where one of the records holds what both did.
    """
    events = union(records)
    held = [{event.id for event in record} for record in records]
    void = _undone(events)
    steps: dict[str, list[ev.Event]] = {}
    for event in events:
        apart = not all(event.id in ids for ids in held)
        if apart and isinstance(event.fact, STEERING) and event.id not in void:
            steps.setdefault(event.by, []).append(event)
    found = (_between(steps[one], steps[other], held) for one, other in combinations(steps, 2))
    return [conflict for conflict in found if conflict]


def merge(
    records: Sequence[Sequence[ev.Event]], timekeepers: Sequence[str] = ()
) -> tuple[ev.Event, ...]:
    """Give the union of the records, in which the clock is steered by the timekeepers chosen.

    What others did to the clock since the records parted and while one of them kept it no longer
    counts; the first named goes before the next. Raises `Refused` as `union` does.
    """
    events = union(records)
    parted = parting(records)
    return events if parted is None else settled(events, timekeepers, parted)


def parting(records: Sequence[Sequence[ev.Event]]) -> dt.datetime | None:
    """Give the instant of the first event that is not in all the records, if there is one."""
    held = [{event.id for event in record} for record in records]
    shared = set.intersection(*held)
    apart = (event.at for record in records for event in record if event.id not in shared)
    return min(apart, default=None)


def settled(
    events: Sequence[ev.Event], timekeepers: Sequence[str], since: dt.datetime
) -> tuple[ev.Event, ...]:
    """Undo what others than the timekeepers did to the clock from an instant on.

    What is undone is known by the events alone, and so are the ids of what undoes it: whoever
    merges the same records in whatever order gets the same.
    """
    steps = [event for event in events if isinstance(event.fact, STEERING) and event.at >= since]
    beaten: set[str] = set()
    for rank, name in enumerate(timekeepers):
        kept = [event.at for event in steps if event.by == name]
        beaten |= {
            event.id
            for event in steps
            if kept
            and event.by not in timekeepers[: rank + 1]
            and min(kept) <= event.at <= max(kept)
        }
    return _ordered({event.id: event for event in (*events, *_undoing(events, beaten))})


def _undoing(events: Iterable[ev.Event], beaten: Collection[str]) -> Iterator[ev.Event]:
    """Make the events that undo these, also where they were done again."""
    for event in events:
        again = event.fact.event if isinstance(event.fact, ev.Redone) else event.id
        if again in beaten:
            id_ = str(uuid.uuid5(_NAMESPACE, event.id))
            yield ev.Event(id_, event.at + _NEXT, event.by, ev.Undone(again))


def _same_meeting(records: Sequence[Sequence[ev.Event]]) -> None:
    openings = {
        (event.fact.text, event.fact.rehearsal)
        for record in records
        for event in record
        if isinstance(event.fact, ev.Opened)
    }
    if len(openings) > 1:
        raise Refused(
            phrase(
                "These are not records of the same meeting: they were opened with different "
                "agendas, or one is a rehearsal. Nothing was written."
            )
        )


def _between(
    one: Sequence[ev.Event], other: Sequence[ev.Event], held: Sequence[set[str]]
) -> Conflict | None:
    """Tell what two timekeepers did, if their stretches meet and they knew not of each other."""
    if all(_together(a, b, held) for a in one for b in other):
        return None
    if max(one[0].at, other[0].at) > min(one[-1].at, other[-1].at):
        return None
    steps = tuple(sorted((*one, *other), key=lambda event: (event.at, event.id)))
    return Conflict((one[0].by, other[0].by), steps)


def _together(one: ev.Event, other: ev.Event, held: Sequence[set[str]]) -> bool:
    return any(one.id in ids and other.id in ids for ids in held)


def _undone(events: Iterable[ev.Event]) -> set[str]:
    void: set[str] = set()
    for event in events:
        match event.fact:
            case ev.Undone(target):
                void.add(target)
            case ev.Redone(target):
                void.discard(target)
            case _:
                pass
    return void


def _ordered(known: Mapping[str, ev.Event]) -> tuple[ev.Event, ...]:
    """Order events by time, openings first; none comes before one that it refers to."""
    keys: dict[str, _Key] = {}
    for id_ in sorted(known):
        _place(known[id_], known, keys)
    return tuple(
        sorted(
            known.values(),
            key=lambda event: (not isinstance(event.fact, ev.Opened), *keys[event.id], event.id),
        )
    )


def _place(event: ev.Event, known: Mapping[str, ev.Event], keys: dict[str, _Key]) -> None:
    """Find when an event comes: at its instant, or just behind the last that it refers to.

    What refers to itself by way of others, which no program writes, goes by its instant alone.
    """
    waiting = [event.id]
    begun: set[str] = set()
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


def _targets(event: ev.Event) -> Iterator[str]:
    """Give the values by which an event may refer to another one."""
    return (value for value in asdict(event.fact).values() if isinstance(value, str))

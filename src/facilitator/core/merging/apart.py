"""Keeping apart what two records call by one id although it is not the same.

What is added in a meeting gets an id made of its name, so on two laptops two people, sessions,
tasks, groups or coming meetings may get the same. Those of different names keep ids of their own:
of each id's bearers one keeps it, the others get one that ends with a mark of the event that named
them first. What both records know of from before they parted, or from the agenda, is one thing,
whatever either called it since; so is what was added on both sides under one name.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from facilitator.core.base.ids import EventId, SessionId, TaskId
from facilitator.core.base.text import fold
from facilitator.core.record.agenda import Agenda
from facilitator.core.record.events import AnyFact, Event
from facilitator.core.record.fact import Fact
from facilitator.core.record.groups import GroupChanged, GroupFormed
from facilitator.core.record.homework import OF_SESSION, TaskAdded, TaskChanged
from facilitator.core.record.opening import AgendaRevised, Opened
from facilitator.core.record.people import NOBODY, PersonAdded, PersonChanged, free_id, listed
from facilitator.core.record.programme import SessionAdded, SessionChanged, SessionSplit
from facilitator.core.record.series import UpcomingAdded, UpcomingChanged

MARK: Final = 6
"""How many characters the mark of an event has."""

_NAMESPACE: Final = uuid.UUID("6b1f2f0e-58a5-5d0b-8f43-0c1f1f8f9d63")

Record = Sequence[Event]
Key = tuple[str, str]
"""A scope, within which ids are unique, and an id: a group's is its session, others have none."""

Name = tuple[str, ...]
"""By what things of one id are told apart; what it is called comes first."""

Change = Callable[[str], str]
"""Gives an id for an id."""

Places = Mapping[str, Callable[[Any, Change], object]]
"""The fields of facts that hold ids, and how each gets others."""


class _Kind(NamedTuple):
    """A kind of things with ids: where facts hold them, what names one, and what an agenda lists.

    `scope` gives the scope of all the ids of the kind in a fact.
    """

    places: Places
    naming: tuple[type[Fact], ...]
    listed: Callable[[Agenda], Iterable[tuple[Key, Name]]]
    scope: Callable[[AnyFact], str] = lambda _: ""


class _Naming(NamedTuple):
    """An event that named a thing."""

    at: dt.datetime
    event: EventId
    name: Name


class _Thing(Struct):
    """What a record holds of a thing: the places where its id stands, and the events naming it.

    `base` is the id it was given at first.
    """

    key: Key
    mentions: set[object]
    namings: list[_Naming]
    listed: bool = False

    def call(self, name: Name, event: Event) -> None:
        """Note that an event names it; capital and small letters are alike."""
        self.namings.append(_Naming(event.at, event.id, tuple(map(fold, name))))

    @property
    def base(self) -> Key:
        scope, id_ = self.key
        marks = () if self.listed else (_mark(naming.event) for naming in self.namings)
        return scope, next((id_.removesuffix(mark) for mark in marks if id_.endswith(mark)), id_)


class _Bearer(NamedTuple):
    """One thing, as each record that has it knows it: by the record's number and the key there."""

    things: Mapping[tuple[int, Key], _Thing]

    @property
    def base(self) -> Key:
        return min(thing.base for thing in self.things.values())

    @property
    def listed(self) -> bool:
        return any(thing.listed for thing in self.things.values())

    @property
    def namings(self) -> list[_Naming]:
        return sorted({naming for thing in self.things.values() for naming in thing.namings})

    @property
    def records(self) -> set[int]:
        return {number for number, _ in self.things}

    def name(self, void: Collection[EventId]) -> Name:
        """Return the last name it was given, of those that were not undone if there are any."""
        namings = self.namings
        return ([each for each in namings if each.event not in void] or namings)[-1].name


def kept_apart(records: Sequence[Record], void: Collection[EventId]) -> Sequence[Record]:
    """Return the records with ids that stand for one thing each in all of them.

    `void` are the events that were undone. Doing it again changes nothing more.
    """
    records = _of_kind(_SESSIONS, records, void)
    # Groups and people are told by the session and the organisations that they belong to.
    for kind in (_people(_organisations(records)), _TASKS, _COMINGS, _groups(_wholes(records))):
        records = _of_kind(kind, records, void)
    return records


def naming(fact: AnyFact) -> tuple[str, Name] | None:  # noqa: PLR0911 - one a kind
    """Return the id and the name of what a fact names."""
    match fact:
        case SessionAdded() | SessionChanged():
            return fact.session, (fact.title,)
        case SessionSplit():
            return fact.rest, (fact.title,)
        case PersonAdded() | PersonChanged():
            return fact.person, (fact.name, fact.organisation or "")
        case TaskAdded() | TaskChanged():
            return fact.task, (fact.title,)
        case UpcomingAdded() | UpcomingChanged():
            return fact.upcoming, (fact.theme, fact.place, str(fact.date or ""))
        case GroupFormed() | GroupChanged():
            return fact.group, (fact.name,)
        case _:
            return None


def _of_kind(kind: _Kind, records: Sequence[Record], void: Collection[EventId]) -> Sequence[Record]:
    things = {
        (number, key): thing
        for number, record in enumerate(records)
        for key, thing in _things(record, kind).items()
    }
    bearers = _of_one_name(_mentioned_together(things), void)
    ids = {
        node: id_ for bearer, id_ in _ids(bearers) for node in bearer.things if node[1][1] != id_
    }
    return [
        [_renamed(event, kind, number, ids) for event in record] if ids else record
        for number, record in enumerate(records)
    ]


def _renamed(event: Event, kind: _Kind, number: int, ids: Mapping[tuple[int, Key], str]) -> Event:
    scope = kind.scope(event.fact)
    fact = _with_ids(event.fact, kind, lambda id_: ids.get((number, (scope, id_)), id_))
    return event if fact is event.fact else replace(event, fact=fact)


def _with_ids(fact: AnyFact, kind: _Kind, change: Change) -> AnyFact:
    """Give a fact with the ids of a kind changed, each in its turn."""
    changed = {}
    for field, place in kind.places.items():
        value = getattr(fact, field, None)
        if value and (new := place(value, change)) != value:
            changed[field] = new
    return replace(fact, **changed) if changed else fact


def _ids_in(fact: AnyFact, kind: _Kind) -> list[str]:
    """List the ids of a kind in a fact, in the order in which `_with_ids` comes to them."""
    ids: list[str] = []

    def seen(id_: str) -> str:
        ids.append(id_)
        return id_

    _with_ids(fact, kind, seen)
    return ids


# Which things are one


def _things(record: Record, kind: _Kind) -> Mapping[Key, _Thing]:
    """Find the things of a kind that a record has."""
    found: dict[Key, _Thing] = {}

    def thing(key: Key) -> _Thing:
        return found.setdefault(key, _Thing(key, set(), []))

    for event in record:
        fact, scope = event.fact, kind.scope(event.fact)
        for place, id_ in enumerate(_ids_in(fact, kind)):
            thing((scope, id_)).mentions.add((event.id, place))
        if isinstance(fact, kind.naming) and (named := naming(fact)):
            thing((scope, named[0])).call(named[1], event)
        if isinstance(fact, Opened | AgendaRevised):
            for key, name in kind.listed(fact.agenda):
                one = thing(key)
                one.listed = True
                one.mentions.add(key)
                one.call(name, event)
    return found


def _mentioned_together(things: Mapping[tuple[int, Key], _Thing]) -> list[_Bearer]:
    """Join what stands in one place of an event that several records hold."""
    leaders: dict[object, object] = {}

    def leader(one: object) -> object:
        while (before := leaders.setdefault(one, one)) != one:
            one = before
        return one

    for node, thing in things.items():
        for mention in thing.mentions:
            leaders[leader(("at", mention))] = leader(node)
    joined: dict[object, dict[tuple[int, Key], _Thing]] = {}
    for node, thing in things.items():
        joined.setdefault(leader(node), {})[node] = thing
    return [_Bearer(each) for each in joined.values()]


def _of_one_name(bearers: Iterable[_Bearer], void: Collection[EventId]) -> Iterator[_Bearer]:
    """Join what has one id and one name, unless a record already keeps some of it apart."""
    alike: dict[object, list[_Bearer]] = {}
    for bearer in bearers:
        if bearer.namings:
            alike.setdefault((bearer.base, bearer.name(void)), []).append(bearer)
    for same in alike.values():
        known = [number for bearer in same for number in bearer.records]
        if len(known) == len(set(known)):
            yield _Bearer({node: thing for bearer in same for node, thing in bearer.things.items()})
        else:
            yield from same


def _ids(bearers: Iterable[_Bearer]) -> Iterator[tuple[_Bearer, str]]:
    """Yield each bearer of an id one of its own; what an agenda lists, else the first, keeps it."""
    rivals: dict[Key, list[_Bearer]] = {}
    for bearer in bearers:
        rivals.setdefault(bearer.base, []).append(bearer)
    for (_, id_), those in rivals.items():
        first, *others = sorted(those, key=lambda each: (not each.listed, each.namings))
        yield first, id_
        for other in others:
            yield other, id_ + _mark(other.namings[0].event)


def _mark(event: EventId) -> str:
    """Give what an id ends with that was taken when this event named it first."""
    return f"-{uuid.uuid5(_NAMESPACE, event).hex[:MARK]}"


# The kinds


def _one(value: str, change: Change) -> str:
    return change(value)


def _each(values: Iterable[str], change: Change) -> object:
    return tuple(change(value) for value in values)


def _first(pairs: Iterable[tuple[str, object]], change: Change) -> object:
    return tuple((change(one), other) for one, other in pairs)


def _second(pairs: Iterable[tuple[object, str]], change: Change) -> object:
    return tuple((one, change(other)) for one, other in pairs)


def _became_task(task: TaskId, change: Change) -> str:
    session = task.removeprefix(OF_SESSION)
    return task if session == task else OF_SESSION + change(session)


def _task(task: TaskId, change: Change) -> str:
    return task if task.startswith(OF_SESSION) else change(task)


def _sessions_listed(agenda: Agenda) -> Iterator[tuple[Key, Name]]:
    for day in agenda.days:
        for session in day.sessions:
            yield ("", session.id), (session.title,)


_SESSIONS: Final = _Kind(
    {
        "session": _one, "sessions": _each, "hold": _one, "after": _one, "rest": _one,
        "instead": _one, "skipped": _each, "durations": _first, "delays": _first,
        "shifted": _first, "before": _one, "task": _became_task,
    },
    (SessionAdded, SessionChanged, SessionSplit),
    _sessions_listed,
)  # fmt: skip


def _people(organisations: Collection[str]) -> _Kind:
    """Return the kind of people; where either may stand, ids of organisations are not theirs."""

    def either(value: str, change: Change) -> str:
        return value if value in organisations else change(value)

    def all_(values: Iterable[str], change: Change) -> object:
        return tuple(either(value, change) for value in values)

    places: Places = {
        "person": _one, "people": _each, "placement": _first, "others": _first,
        "of": either, "taker": either, "order": all_,
    }  # fmt: skip
    return _Kind(places, (PersonAdded, PersonChanged), _people_listed)


def _people_listed(agenda: Agenda) -> Iterator[tuple[Key, Name]]:
    for person in listed(agenda, NOBODY).persons.values():
        yield ("", person.id), (person.name, person.organisation or "")


def _organisations(records: Iterable[Record]) -> set[str]:
    return {
        organisation.id
        for record in records
        for event in record
        if isinstance(event.fact, Opened | AgendaRevised)
        for organisation in event.fact.agenda.organisations
    }


def _tasks_listed(agenda: Agenda) -> Iterator[tuple[Key, Name]]:
    for task in agenda.homework:
        yield ("", task.id), (task.title,)


_TASKS: Final = _Kind({"task": _task}, (TaskAdded, TaskChanged), _tasks_listed)


def _comings_listed(agenda: Agenda) -> Iterator[tuple[Key, Name]]:
    for number, one in enumerate(agenda.upcoming, start=1):
        yield ("", f"agenda-{number}"), (one.theme, one.place, str(one.date or ""))


_COMINGS: Final = _Kind(
    {"upcoming": _one, "choices": _each},
    (UpcomingAdded, UpcomingChanged),
    _comings_listed,
)


def _groups(wholes: Mapping[SessionId, SessionId]) -> _Kind:
    """Give the kind of groups; the rest of a session has those of the whole."""

    def whole(session: SessionId) -> SessionId:
        seen: set[SessionId] = set()
        while session in wholes and session not in seen:
            seen.add(session)
            session = wholes[session]
        return session

    def scope(fact: AnyFact) -> str:
        return whole(getattr(fact, "session", None) or SessionId(""))

    def preset(agenda: Agenda) -> Iterator[tuple[Key, Name]]:
        for day in agenda.days:
            for session in day.sessions:
                ids: list[str] = []
                for group in session.groups:
                    ids.append(free_id(group.name, ids))
                    yield (whole(session.id), ids[-1]), (group.name,)

    places: Places = {"group": _one, "placement": _second, "others": _second}
    return _Kind(places, (GroupFormed, GroupChanged), preset, scope)


def _wholes(records: Iterable[Record]) -> Mapping[SessionId, SessionId]:
    """Say of which session another is the rest."""
    splits = {
        (event.at, event.id, event.fact.rest, event.fact.session)
        for record in records
        for event in record
        if isinstance(event.fact, SessionSplit)
    }
    return {rest: session for _, _, rest, session in sorted(splits)}

"""People: who takes part, and when they were there on which day.

An organisation of which no delegate is named takes part all the same: a stand-in, "somebody from
Region Blekinge", can be marked as present and be named later. `attendance` has what follows from
presence: who is late, who is absent.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from facilitator.core import events as ev
from facilitator.core.agenda import Agenda, Organisation, Role
from facilitator.core.language import phrase
from facilitator.core.person_line import Line
from facilitator.core.plan import BEGINNING
from facilitator.core.refused import Refused
from facilitator.core.text import clean_line, fold, shortened, slug

if TYPE_CHECKING:
    from facilitator.core.state import State

STAND_IN: Final = "@"
"""What the id of a stand-in begins with, before its organisation's id; no other id does."""

LONGEST_ID: Final = 40
"""An id made of a name has no more characters than this, and a number if it is taken."""

MOST_NAMES: Final = 4
"""How many organisations are named of those that may be meant."""

LONGEST_AGO: Final = 366 * 24 * 3600
"""No presence is dated back by more seconds than this, whatever a journal says."""


class Person(Struct, frozen=True):
    """Somebody who takes part; `organisation` is an organisation's id.

    `since` is when somebody not in the agenda was listed (UTC).
    """

    id: str
    name: str
    organisation: str | None = None
    role: Role = "participant"
    link: str = ""
    since: dt.datetime | None = None


class Presence(Struct, frozen=True):
    """What was said of somebody on a day: that they came, that they left, or that they are absent.

    `arrived` is when they came (UTC), if that was said; who is marked as present just `came`.
    `left` is when they were said to be away. Of most people nothing may have been said: that is not
    known, and means neither.
    """

    came: bool = False
    arrived: dt.datetime | None = None
    left: dt.datetime | None = None

    @property
    def there(self) -> bool:
        """Whether the person was said to be there, and not to have left."""
        return self.came and self.left is None

    @property
    def away(self) -> bool:
        """Whether the person was said to have left or to be absent."""
        return self.left is not None

    @property
    def absent(self) -> bool:
        """Whether the person was said not to be there, and was never there."""
        return self.away and not self.came


class People(Struct, frozen=True):
    """Everybody by id, in the order listed, and presence by day (counted from 0) and person.

    `live` are the ids of those who were listed, mended or taken off during the meeting: what the
    agenda says of them counts no longer.
    """

    persons: Mapping[str, Person] = {}
    presence: Mapping[tuple[int, str], Presence] = {}
    live: frozenset[str] = frozenset()

    def at(self, day: int, person: str) -> Presence:
        """Give somebody's presence on a day (counted from 0)."""
        return self.presence.get((day, person), NOBODY_KNOWS)

    def days_there(self, person: str) -> list[int]:
        """List the days (counted from 0) on which somebody was there."""
        came = (key for key, was in self.presence.items() if was.came)
        return sorted(day for day, id_ in came if id_ == person)


NOBODY_KNOWS: Final = Presence()
NOBODY: Final = People()


def listed(agenda: Agenda, before: People) -> People:
    """Take over an agenda's participants.

    Presence stays, and so do those of whom it is known and what was changed during the meeting.
    """
    persons: dict[str, Person] = {}
    for participant in agenda.participants:
        id_ = free_id(participant.name, persons)
        persons[id_] = Person(
            id_, participant.name, participant.organisation, participant.role, participant.link
        )
    persons = {
        id_: before.persons.get(id_, person) if id_ in before.live else person
        for id_, person in persons.items()
        if id_ not in before.live or id_ in before.persons
    }
    marked = {id_ for _, id_ in before.presence}
    for id_, person in before.persons.items():
        if id_ in before.live or id_ in marked:
            persons.setdefault(id_, person)
    return replace(before, persons=persons)


def free_id(name: str, taken: Iterable[str]) -> str:
    """Make an id of a name that is not taken: two people may have the same name."""
    base = slug(name)[:LONGEST_ID].strip("-") or "x"
    number = 1
    while (id_ := base if number == 1 else f"{base}-{number}") in taken:
        number += 1
    return id_


# Facts


def apply(people: People, fact: ev.AnyFact, at: dt.datetime) -> People:  # noqa: PLR0911
    """Fold a fact about people that happened at an instant (UTC)."""
    match fact:
        case ev.PersonAdded(id_, name, organisation, role):
            return _put(people, Person(id_, name, organisation, role, since=at))
        case ev.PersonChanged(id_, name, organisation, role):
            before = people.persons.get(id_)
            if before is None:
                if not id_.startswith(STAND_IN):
                    return people
                before = Person(id_, name)
            return _put(people, replace(before, name=name, organisation=organisation, role=role))
        case ev.PersonRemoved(id_):
            persons = {key: person for key, person in people.persons.items() if key != id_}
            presence = {key: was for key, was in people.presence.items() if key[1] != id_}
            return People(persons, presence, people.live | {id_})
        case ev.Arrived(id_, day, ago):
            was = _arrived(people.at(day - 1, id_), at, ago)
            return _present(people, day, id_, was)
        case ev.Departed(id_, day, ago):
            was = replace(people.at(day - 1, id_), left=_back(at, ago))
            return _present(people, day, id_, was)
        case ev.AttendanceCleared(id_, day):
            presence = {key: w for key, w in people.presence.items() if key != (day - 1, id_)}
            return replace(people, presence=presence)
        case _:
            return people


def _arrived(before: Presence, at: dt.datetime, ago: int | None) -> Presence:
    """Let somebody come, or come back; an arrival with its time mends when they came.

    Without one it is not known when they came: many are only marked once there is time for it.
    """
    if ago is None:
        return Presence(came=True, arrived=before.arrived)
    arrived = _back(at, ago)
    stayed = before.left if before.came and before.left and before.left >= arrived else None
    return Presence(came=True, arrived=arrived, left=stayed)


def _back(at: dt.datetime, ago: int | None) -> dt.datetime:
    length = dt.timedelta(seconds=min(max(ago or 0, 0), LONGEST_AGO))
    return at - min(length, at - BEGINNING)


def _put(people: People, person: Person) -> People:
    persons = {**people.persons, person.id: person}
    return replace(people, persons=persons, live=people.live | {person.id})


def _present(people: People, day: int, person: str, presence: Presence) -> People:
    return replace(people, presence={**people.presence, (day - 1, person): presence})


# Questions


def roster(state: State) -> tuple[Person, ...]:
    """List everybody by organisation, stand-ins included, then those without an organisation."""
    found: list[Person] = []
    represented = delegations(state)
    members: dict[str | None, list[Person]] = {}
    for person in state.people.persons.values():
        members.setdefault(person.organisation, []).append(person)
    were_there = {id_ for (_, id_), was in state.people.presence.items() if was.came}
    for organisation in state.agenda.organisations:
        named = members.pop(organisation.id, [])
        someone = stand_in(organisation)
        if someone.id not in state.people.persons and (
            someone.id in were_there or organisation.id not in represented
        ):
            found.append(someone)
        found.extend(named)
    for rest in members.values():
        found.extend(rest)
    return tuple(found)


def delegations(state: State) -> frozenset[str | None]:
    """Give the ids of the organisations of which a delegate is named."""
    named = state.people.persons.values()
    return frozenset(person.organisation for person in named if person.role == "participant")


def stand_in(organisation: Organisation) -> Person:
    """Give somebody, not yet named, of an organisation; it bears the organisation's name."""
    return Person(STAND_IN + organisation.id, organisation.name, organisation.id)


def stands_in(state: State, person: str) -> bool:
    """Say whether a person is a stand-in for an organisation, and so has no name of their own."""
    return person.startswith(STAND_IN) and person not in state.people.persons


def person_of(state: State, id_: str) -> Person | None:
    """Give the person or the stand-in with this id, or None where there is none."""
    named = state.people.persons.get(id_)
    if named is not None or not id_.startswith(STAND_IN):
        return named
    return next((stand_in(o) for o in state.agenda.organisations if STAND_IN + o.id == id_), None)


def person_name(state: State, id_: str) -> str:
    """Give the name of a person, a stand-in's organisation, or the id where nobody has it."""
    person = person_of(state, id_)
    return person.name if person else id_


def namesakes(state: State) -> dict[str, str]:
    """Say, by id, what tells people of one name apart: their organisation, or else a number."""
    found: dict[str, list[Person]] = {}
    for person in roster(state):
        found.setdefault(fold(person.name), []).append(person)
    apart: dict[str, str] = {}
    for same in found.values():
        if len(same) == 1:
            continue
        bodies = Counter(person.organisation for person in same)
        numbers = itertools.count(1)
        for person in same:
            alone = person.organisation is not None and bodies[person.organisation] == 1
            body = organisation_name(state, person.organisation)
            apart[person.id] = body if alone else str(next(numbers))
    return apart


def told_apart(person: Person, apart: Mapping[str, str]) -> str:
    """Give a name with what tells it from the same one of others, as `namesakes` says."""
    return f"{person.name} ({apart[person.id]})" if person.id in apart else person.name


def organisation_name(state: State, id_: str | None) -> str:
    """Give the name of an organisation, the id where none has it, "" for no organisation."""
    return next((o.name for o in state.agenda.organisations if o.id == id_), id_ or "")


def find(people: Iterable[Person], query: str) -> tuple[Person, ...]:
    """List the people whose names have every word of a query, those that begin with it first.

    Case does not matter; å, ä and ö are letters of their own.
    """
    words = fold(query).split()
    found = [person for person in people if called(person.name, query)]
    return tuple(sorted(found, key=lambda person: not _begins(fold(person.name), words)))


def called(name: str, query: str) -> bool:
    """Say whether a name has every word of a query, in either case."""
    name = fold(name)
    return all(word in name for word in fold(query).split())


def find_organisations(agenda: Agenda, query: str) -> tuple[Organisation, ...]:
    """List the organisations that a query may mean: just the one if that is its name or id."""
    key = fold(query)
    words = key.split()
    names = [(o, fold(o.name), fold(o.id)) for o in agenda.organisations]
    exact = [o for o, name, id_ in names if key in (name, id_)]
    begun = [o for o, name, id_ in names if _begins(name, words) or _begins(id_, words)]
    holding = [o for o, name, id_ in names if all(word in name or word in id_ for word in words)]
    return tuple((exact or begun or holding) if words else ())


def _begins(name: str, words: list[str]) -> bool:
    """Say whether each word begins a word of the name."""
    parts = name.split()
    return all(any(part.startswith(word) for part in parts) for word in words)


# Moves


def add(state: State, _: dt.datetime, line: Line) -> ev.AnyFact:
    """List somebody; the organisation is found by any part of its name that no other has."""
    name, organisation = resolve(state, line)
    taken = {*state.people.persons, *state.people.live}
    return ev.PersonAdded(free_id(name, taken), name, organisation, line.role)


def change(state: State, _: dt.datetime, person: str, line: Line) -> ev.AnyFact:
    """Mend somebody's name, organisation or role; a stand-in gets a name."""
    before = _known(state, person)
    name, organisation = resolve(state, line, before.organisation)
    fact = ev.PersonChanged(person, name, organisation, line.role)
    same = (name, organisation, line.role) == (before.name, before.organisation, before.role)
    if same and not stands_in(state, person):
        raise Refused(phrase("Nothing was changed."))
    return fact


def remove(state: State, _: dt.datetime, person: str) -> ev.AnyFact:
    """Take somebody off the list who was never there."""
    before = _known(state, person)
    if stands_in(state, person):
        raise Refused(phrase("The organisations of the agenda stay on the list."))
    if days := state.people.days_there(person):
        raise Refused(
            phrase(
                "{name} was there on day {day}. Clear that first, or the minutes would lose it.",
                name=brief(before.name),
                day=days[0] + 1,
            )
        )
    return ev.PersonRemoved(person)


def brief(name: str) -> str:
    """Cut a name that is too long for a sentence."""
    return shortened(name, LONGEST_ID)


def _known(state: State, person: str) -> Person:
    found = person_of(state, person)
    if found is None:
        raise Refused(phrase("Nobody of that name is on the list any more."))
    return found


def resolve(state: State, line: Line, before: str | None = None) -> tuple[str, str | None]:
    """Give the name and the organisation's id that a line means.

    `before` is the organisation's id until now. Raises `Refused` when there is no name, or not one
    organisation that is meant.
    """
    name, query = clean_line(line.name), clean_line(line.organisation)
    if not name:
        raise Refused(phrase("There is no name in what you typed."))
    if not query:
        return name, None
    if before is not None and query == clean_line(organisation_name(state, before)):
        return name, before  # of two with one name, or one that the agenda no longer has
    found = find_organisations(state.agenda, query)
    if not found:
        raise Refused(
            phrase(
                "No organisation is called “{name}”. Write the name, the organisation, the role.",
                name=brief(query),
            )
        )
    if len(found) > 1:
        some = [brief(each.name) for each in found[:MOST_NAMES]]
        names = ", ".join([*some, "…"] if len(found) > MOST_NAMES else some)
        raise Refused(phrase("“{name}” may be {names}.", name=brief(query), names=names))
    return name, found[0].id

"""The list of who takes part, how each is named, and how somebody is found by name.

An organisation of which no delegate is named takes part anyway: a stand-in, "somebody from
Region Blekinge", can be marked as present and be named later. `attendance` has what follows from
presence: who is late, who is absent.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from facilitator.core.base.ids import PersonId
from facilitator.core.base.text import fold
from facilitator.core.record.agenda import Agenda, Organisation

if TYPE_CHECKING:
    from facilitator.core.record.state import State
from facilitator.core.record.people import STAND_IN, Person, stand_in_id

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
    return Person(stand_in_id(organisation.id), organisation.name, organisation.id)


def stands_in(state: State, person: PersonId) -> bool:
    """Say whether a person is a stand-in for an organisation, and so has no name of their own."""
    return person.startswith(STAND_IN) and person not in state.people.persons


def person_of(state: State, id_: str) -> Person | None:
    """Give the person or the stand-in with this id, or None where there is none."""
    named = state.people.persons.get(PersonId(id_))
    if named is not None or not id_.startswith(STAND_IN):
        return named
    return next((stand_in(o) for o in state.agenda.organisations if stand_in_id(o.id) == id_), None)


def person_name(state: State, id_: str) -> str:
    """Give the name of a person, a stand-in's organisation, or the id where nobody has it."""
    person = person_of(state, id_)
    return person.name if person else id_


def namesakes(state: State) -> dict[str, str]:
    """Say, by id, what tells people of one name apart: where they are from, or else a number."""
    found: dict[str, list[Person]] = {}
    for person in roster(state):
        found.setdefault(fold(person.name), []).append(person)
    apart: dict[str, str] = {}
    for same in found.values():
        if len(same) == 1:
            continue
        bodies = Counter(body_name(state, person) for person in same)
        numbers = itertools.count(1)
        for person in same:
            body = body_name(state, person)
            apart[person.id] = body if body and bodies[body] == 1 else str(next(numbers))
    return apart


def told_apart(person: Person, apart: Mapping[str, str]) -> str:
    """Give a name with what tells it from the same one of others, as `namesakes` says."""
    return f"{person.name} ({apart[person.id]})" if person.id in apart else person.name


def organisation_name(state: State, id_: str | None) -> str:
    """Give the name of an organisation, the id where none has it, "" for no organisation."""
    return next((o.name for o in state.agenda.organisations if o.id == id_), id_ or "")


def body_name(state: State, person: Person) -> str:
    """Return the name of a person's organisation, or where else they are from, or ""."""
    return organisation_name(state, person.organisation) or person.affiliation


def find(people: Iterable[Person], query: str) -> tuple[Person, ...]:
    """List the people whose names have every word of a query, those that begin with it first.

    Case does not matter; å, ä and ö are letters of their own.
    """
    words = fold(query).split()
    found = [person for person in people if called(person.name, query)]
    return tuple(sorted(found, key=lambda person: not _begins(fold(person.name), words)))


def called(name: str, query: str) -> bool:
    """Return whether a name has every word of a query, in either case."""
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
    """Return whether each word begins a word of the name."""
    parts = name.split()
    return all(any(part.startswith(word) for part in parts) for word in words)

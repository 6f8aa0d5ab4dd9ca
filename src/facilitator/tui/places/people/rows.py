"""People as rows: organisations with how many are here, and under them who belongs to each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import Final

from msgspec import Struct

from facilitator.core.base.ids import PersonId
from facilitator.core.base.text import fold
from facilitator.core.people.attendance import awaited, unseen, used
from facilitator.core.people.roster import (
    called,
    find,
    namesakes,
    organisation_name,
    roster,
    stands_in,
)
from facilitator.core.record.people import Person
from facilitator.core.record.state import State
from facilitator.core.time.schedule import Schedule

HEADING: Final = "organisation:"
"""What the key of a heading begins with, before the organisation's id."""


class Order(Enum):
    """How people are listed."""

    ORGANISATION = "organisation"
    NAME = "name"


class Heading(Struct, frozen=True):
    """An organisation, "" for whoever belongs to none, and the ids of its people on the list.

    Where the only one is a stand-in, the heading is that person's row too.
    """

    organisation: str
    name: str
    people: tuple[PersonId, ...]
    alone: bool = False

    @property
    def key(self) -> str:
        """What it is chosen by."""
        return HEADING + self.organisation


Item = Person | Heading


def key_of(item: Item) -> str:
    """Give what an item is chosen by: a person by the id."""
    return item.key if isinstance(item, Heading) else item.id


def people_of(item: Item | None) -> tuple[PersonId, ...]:
    """Give the ids of those whom an item stands for: of a heading all that belong to it."""
    if item is None:
        return ()
    return item.people if isinstance(item, Heading) else (item.id,)


class Attendance(Struct, frozen=True):
    """What is known of a day: who comes later, of whom nothing is known, and what tells apart."""

    state: State
    day: int
    awaited: Mapping[PersonId, dt.datetime | None]
    unseen: frozenset[str]
    namesakes: Mapping[str, str]
    used: bool

    @classmethod
    def of(cls, state: State, plan: Schedule, day: int) -> Attendance:
        """Look at a day."""
        later = awaited(state, plan, day)
        not_seen = frozenset(person.id for person in unseen(state, day, later))
        return cls(state, day, later, not_seen, namesakes(state), used(state, day))


def listed(of: Attendance, query: str, *, missing: bool = False) -> list[Person]:
    """List whom a search lets through, in the order of the roster; or only who is not here."""
    everybody = roster(of.state)
    if missing:
        everybody = tuple(p for p in everybody if not of.state.people.at(of.day, p.id).there)
    names = {person.id for person in find(everybody, query)}
    bodies = {body.id for body in of.state.agenda.organisations if called(body.name, query)}
    return [
        person
        for person in everybody
        if person.id in names
        or person.organisation in bodies
        or (person.affiliation and called(person.affiliation, query))
    ]


def best(of: Attendance, people: Sequence[Person], query: str) -> str | None:
    """Give the id of the first person who is called so and not here, or else the first at all."""
    found = find(people, query) or people
    missing = (p.id for p in found if not of.state.people.at(of.day, p.id).there)
    return next(missing, None) or next((person.id for person in found), None)


def blocks(of: Attendance, people: Iterable[Person], order: Order, others: str) -> list[list[Item]]:
    """Put people under their organisations, or in one block by their names.

    `others` is the heading of those who belong to no organisation.
    """
    if order is Order.NAME:
        return [sorted(people, key=lambda person: fold(person.name))]
    members: dict[str | None, list[Person]] = {}
    for person in people:
        members.setdefault(person.organisation, []).append(person)
    found: list[list[Item]] = []
    for organisation, those in members.items():
        name = organisation_name(of.state, organisation) or others
        alone = len(those) == 1 and stands_in(of.state, those[0].id)
        ids = tuple(person.id for person in those)
        heading = Heading(organisation or "", name, ids, alone)
        found.append([heading] if alone else [heading, *those])
    return found

"""Adding people, changing their names, organisations and roles, and removing them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec.structs import replace

from facilitator.core.base.ids import PersonId
from facilitator.core.base.language import joined, phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.base.text import clean_line, clean_words, fold, shortened
from facilitator.core.people.person_line import Line
from facilitator.core.record.people import PeopleFact, PersonAdded, PersonChanged, PersonRemoved

if TYPE_CHECKING:
    from facilitator.core.record.state import State
from facilitator.core.people.roster import (
    body_name,
    find_organisations,
    person_of,
    stands_in,
)
from facilitator.core.people.unknown import UnknownOrganisation
from facilitator.core.record.people import LONGEST_ID, Person, free_id

MOST_NAMES: Final = 4
"""How many organisations are named of those that may be meant."""


# Moves


def add(state: State, _: dt.datetime, line: Line, *, here: int | None = None) -> PeopleFact:
    """List somebody, as there on day `here` (counted from 0) if it is given.

    The organisation is found by any part of its name that no other has.
    """
    who = resolve(state, line)
    taken = {*state.people.persons, *state.people.live}
    return PersonAdded(
        PersonId(free_id(who.name, taken, state.sharing.mark)),
        who.name,
        who.organisation,
        line.role,
        who.affiliation or None,
        None if here is None else here + 1,
        title=line.title or None,
        email=line.email or None,
    )


def change(state: State, _: dt.datetime, person: PersonId, line: Line) -> PeopleFact:
    """Mend somebody's name, organisation or role; a stand-in gets a name."""
    before = _known(state, person)
    who = resolve(state, line, before)
    kept = who.organisation is not None and who.organisation == before.organisation
    affiliation = None if kept or who.affiliation == before.affiliation else who.affiliation
    fact = PersonChanged(
        person,
        who.name,
        who.organisation,
        line.role,
        affiliation,
        title=line.title if line.title not in ("", before.title) else None,
        email=line.email if line.email not in ("", before.email) else None,
    )
    said = (fact.name, fact.organisation, fact.role, fact.affiliation, fact.title, fact.email)
    same = said == (before.name, before.organisation, before.role, None, None, None)
    if same and not stands_in(state, person):
        raise Refused(phrase("Nothing was changed."))
    return fact


def remove(state: State, _: dt.datetime, person: PersonId) -> PeopleFact:
    """Take somebody off the list who was never there."""
    before = _known(state, person)
    if stands_in(state, person):
        raise Refused(phrase("The organisations of the agenda stay on the list."))
    if days := state.people.days_there(person):
        raise Refused(
            phrase(
                "{name} was there on day {day}. Clear that first, or the minutes would lose it.",
                name=before.name,
                day=days[0] + 1,
            )
        )
    return PersonRemoved(person)


def listed(state: State, line: Line) -> tuple[Person, bool] | None:
    """Find who of the list a line means by name and organisation, and whether it says more of them.

    Somebody without an organisation may get one. Raises `Refused` as `resolve` does.
    """
    who = resolve(state, line)
    same = [one for one in state.people.persons.values() if fold(one.name) == fold(who.name)]
    place = (who.organisation, who.affiliation)
    nowhere: tuple[str | None, str] = (None, "")
    exact = [one for one in same if place in (nowhere, (one.organisation, one.affiliation))]
    unplaced = [one for one in same if (one.organisation, one.affiliation) == nowhere]
    person = next(iter([*exact, *unplaced]), None)
    if person is None:
        return None
    moved = place not in (nowhere, (person.organisation, person.affiliation))
    told = line.title not in ("", person.title) or line.email not in ("", person.email)
    return person, moved or told or line.role not in {"participant", person.role}


def take(state: State, now: dt.datetime, line: Line, *, here: int | None = None) -> PeopleFact:
    """List somebody of a list, as `add` does, or update who is there already."""
    known = listed(state, line)
    if known is None:
        return add(state, now, line, here=here)
    person, _ = known
    of = line.organisation or body_name(state, person)
    role = person.role if line.role == "participant" else line.role
    updated = replace(line, name=person.name, organisation=of, role=role)
    return change(state, now, person.id, updated)


def brief(name: str) -> str:
    """Cut a name that is too long for a sentence."""
    return shortened(name, LONGEST_ID)


def _known(state: State, person: PersonId) -> Person:
    found = person_of(state, person)
    if found is None:
        raise Refused(phrase("Nobody of that name is on the list any more."))
    return found


class Resolved(NamedTuple):
    """Who is meant by a line: a name, the organisation's id, or where else they are from."""

    name: str
    organisation: str | None = None
    affiliation: str = ""


def resolve(state: State, line: Line, before: Person | None = None) -> Resolved:
    """Say who is meant by a line.

    `before` is how they were listed until now. Whoever is no participant may be from elsewhere, and
    so may everybody where the agenda has no organisations. Raises `Refused` when there is no name,
    or not one organisation that is meant.
    """
    name, query = clean_words(line.name), clean_words(line.organisation)
    if not name:
        raise Refused(phrase("There is no name in what you typed."))
    if not query:
        return Resolved(name)
    if before is not None and query == clean_line(body_name(state, before)):
        # One of two with one name, or one that the agenda no longer has.
        return Resolved(name, before.organisation, "" if before.organisation else query)
    found = find_organisations(state.agenda, query)
    if not found and (line.role != "participant" or not state.agenda.organisations):
        return Resolved(name, affiliation=query)
    if not found:
        raise UnknownOrganisation(query, state.agenda)
    if len(found) > 1:
        some = [each.name for each in found[:MOST_NAMES]]
        names = joined([*some, "…"] if len(found) > MOST_NAMES else some)
        raise Refused(phrase("“{name}” may be {names}.", name=query, names=names))
    return Resolved(name, found[0].id)

"""Adding people, changing their names, organisations and roles, and removing them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from facilitator.core.base.language import phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.base.text import clean_line, shortened
from facilitator.core.people.person_line import Line
from facilitator.core.record.people import PeopleFact, PersonAdded, PersonChanged, PersonRemoved

if TYPE_CHECKING:
    from facilitator.core.record.state import State
from facilitator.core.people.roster import (
    find_organisations,
    organisation_name,
    person_of,
    stands_in,
)
from facilitator.core.record.people import LONGEST_ID, Person, free_id

MOST_NAMES: Final = 4
"""How many organisations are named of those that may be meant."""


# Moves


def add(state: State, _: dt.datetime, line: Line) -> PeopleFact:
    """List somebody; the organisation is found by any part of its name that no other has."""
    name, organisation = resolve(state, line)
    taken = {*state.people.persons, *state.people.live}
    return PersonAdded(free_id(name, taken), name, organisation, line.role)


def change(state: State, _: dt.datetime, person: str, line: Line) -> PeopleFact:
    """Mend somebody's name, organisation or role; a stand-in gets a name."""
    before = _known(state, person)
    name, organisation = resolve(state, line, before.organisation)
    fact = PersonChanged(person, name, organisation, line.role)
    same = (name, organisation, line.role) == (before.name, before.organisation, before.role)
    if same and not stands_in(state, person):
        raise Refused(phrase("Nothing was changed."))
    return fact


def remove(state: State, _: dt.datetime, person: str) -> PeopleFact:
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
    return PersonRemoved(person)


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

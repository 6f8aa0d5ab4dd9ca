"""The list on which people sign that they are there, each day."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from facilitator.core.base.language import Language
from facilitator.core.base.text import capital
from facilitator.core.people.roster import organisation_name, roster, stands_in
from facilitator.core.record.people import Person
from facilitator.core.record.state import State
from facilitator.export import dates
from facilitator.export.markdown import text as md
from facilitator.export.publish.parts import BLANK, facts

SPARE: Final = 5
"""How many rows there are for those whom nobody expected."""


def sign_in(state: State, language: Language) -> str:
    """Write the list: everybody who is expected, by organisation, and room for others."""
    return md.joined(_blocks(state, language))


def _blocks(state: State, language: Language) -> Iterator[str]:
    say = language.say
    yield f"# {say('Sign-in list: {title}', title=md.heading(state.agenda.title))}"
    yield facts(state, language)
    header = [say("Name"), *_of_organisations(state, say("Organisation"))]
    signed = [capital(dates.day(date, language, year=False)) for date in state.dates]
    if len(signed) == 1:
        signed = [say("Signature")]
    blank = [BLANK] * len(signed)
    rows = [[*_known(person, state), *blank] for person in roster(state)]
    spare = [BLANK, *_of_organisations(state, BLANK), *blank]
    yield md.table([*header, *signed], [*rows, *[spare] * SPARE])


def _known(person: Person, state: State) -> list[str]:
    """Return a person's name and organisation; the name is left blank if nobody is named yet."""
    name = BLANK if stands_in(state, person.id) else md.inline(person.name)
    body = person.affiliation or organisation_name(state, person.organisation)
    return [name, *_of_organisations(state, md.inline(body) if body else BLANK)]


def _of_organisations(state: State, cell: str) -> list[str]:
    """Return a cell of the column of organisations, if there is one."""
    known = state.agenda.organisations or any(p.affiliation for p in state.people.persons.values())
    return [cell] if known else []

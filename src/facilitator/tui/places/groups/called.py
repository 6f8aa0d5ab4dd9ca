"""How people are named in groups: with their organisation where there is room for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from facilitator.core.base.cells import cut, one_line
from facilitator.core.people.roster import organisation_name
from facilitator.core.record.people import Person
from facilitator.core.record.state import State

LEAST_FOR_ORGANISATION: Final = 5
ROOM_APART: Final = 8
"""How many cells an organisation gets at least where it tells people of one name apart."""


def shown_name(person: Person, apart: Mapping[str, str], room: int) -> str:
    """Give a name, cut so that what tells it from another of the same name can stand beside it.

    `apart` is what tells people of one name apart, by id; an organisation is left to `beside`.
    """
    more = apart.get(person.id, "")
    if more.isdigit():
        return cut(one_line(person.name), room - len(more) - 3) + f" ({more})"
    return cut(one_line(person.name), max(room // 2, room - ROOM_APART) if more else room)


def beside(person: Person, bodies: Mapping[str, str], state: State, room: int) -> str:
    """Give a person's organisation after a blank, by its short name: `bodies` has these by id."""
    full = one_line(organisation_name(state, person.organisation))
    if person.organisation is None or full == person.name or room <= LEAST_FOR_ORGANISATION:
        return ""
    return " " + cut(bodies.get(person.organisation, full), room - 1)

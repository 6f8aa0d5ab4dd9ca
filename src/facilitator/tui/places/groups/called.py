"""How people are named in groups: with their organisation where there is room for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from facilitator.core.base.cells import cells, cut, one_line
from facilitator.core.base.ids import PersonId
from facilitator.core.people.roster import namesakes, organisation_name, person_name
from facilitator.core.people.short_names import short_names
from facilitator.core.record.people import Person
from facilitator.core.record.state import State

LEAST_FOR_ORGANISATION: Final = 5
ROOM_APART: Final = 8
"""How many cells an organisation gets at least where it tells people of one name apart."""


class Called(NamedTuple):
    """What people are called: `apart` tells those of one name apart, `bodies` has short names.

    Both are worked out once for a state and are by id, of people and of organisations.
    """

    state: State
    apart: Mapping[str, str] = {}
    bodies: Mapping[str, str] = {}

    @classmethod
    def of(cls, state: State) -> Called:
        """Find out what people are called."""
        return cls(state, namesakes(state), short_names(state.agenda.organisations))

    def name(self, person: Person, room: int) -> str:
        """Give a name, cut so that what tells it from another of the same can stand beside it.

        An organisation is left to `beside`.
        """
        more = self.apart.get(person.id, "")
        if more.isdigit():
            return cut(one_line(person.name), room - len(more) - 3) + f" ({more})"
        apart = min(ROOM_APART, 1 + cells(self._short(person)))
        return cut(one_line(person.name), max(room // 2, room - apart) if more else room)

    def beside(self, person: Person, room: int) -> str:
        """Give a person's organisation after a blank, by its short name."""
        full = self._full(person)
        short = self.bodies.get(person.organisation or "", full)
        # It is not worth cutting for less than that.
        least = 1 + min(LEAST_FOR_ORGANISATION, cells(short))
        if person.organisation is None or full == person.name or room < least:
            return ""
        return " " + cut(short, room - 1)

    def _short(self, person: Person) -> str:
        return self.bodies.get(person.organisation or "") or self._full(person)

    def _full(self, person: Person) -> str:
        return one_line(organisation_name(self.state, person.organisation))

    def whole(self, id_: PersonId) -> str:
        """Give a name as it is, with what tells it apart."""
        name, apart = person_name(self.state, id_), self.apart.get(id_)
        return f"{name} ({apart})" if apart else name

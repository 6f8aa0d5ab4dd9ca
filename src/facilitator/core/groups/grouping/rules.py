"""What those who are put into groups are known by, and what is asked for by name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from msgspec import Struct

from facilitator.core.base.ids import PersonId

_NOT_FIXED: Mapping[PersonId, str] = MappingProxyType({})


class Member(Struct, frozen=True):
    """A person to place: an id unique among them, an organisation (None: of none), a shown name.

    Without a name the id is shown.
    """

    id: PersonId
    organisation: str | None = None
    name: str = ""


class Rules(Struct, frozen=True):
    """What was asked for by name: sets of ids kept together or apart, and ids fixed in groups.

    Whoever is not among the people to place is left out of account.
    """

    together: tuple[frozenset[PersonId], ...] = ()
    apart: tuple[frozenset[PersonId], ...] = ()
    fixed: Mapping[PersonId, str] = _NOT_FIXED


NO_RULES: Final = Rules()


def companions(person: PersonId, sets: Iterable[frozenset[PersonId]]) -> frozenset[PersonId]:
    """Give everyone who shares a set with a person."""
    return frozenset().union(*(one for one in sets if person in one)) - {person}


def blocks(people: Sequence[PersonId], sets: Iterable[frozenset[PersonId]]) -> list[list[PersonId]]:
    """Join sets that overlap: the blocks of people that belong together, all alone if need be."""
    block_of = {person: [person] for person in people}
    for one in sets:
        here = [person for person in people if person in one]
        joined: list[PersonId] = []
        for person in here:
            if block_of[person] is not joined:
                joined += block_of[person]
                for moved in block_of[person]:
                    block_of[moved] = joined
    return list({id(block): block for block in block_of.values()}.values())

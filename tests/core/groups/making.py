"""A meeting of people in groups, for the tests of what is done with them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from builders import Room, one_day, session
from facilitator.core.groups.board import board
from facilitator.core.record.agenda import Agenda, Group, Organisation, Participant, Role

G = "work"
"""The session with groups."""


def person(name: str, organisation: str | None = None, role: Role = "participant") -> Participant:
    return Participant(name, organisation, role)


def programme(
    *groups: Group, people: Sequence[Participant] = (), organisations: Sequence[str] = ()
) -> Agenda:
    made = one_day("talk", replace(session(G, kind="groups"), groups=groups), "end")
    return replace(
        made,
        participants=tuple(people),
        organisations=tuple(Organisation(o, f"Region {o.title()}") for o in organisations),
    )


SIX = [person(name, name[0]) for name in ("Anna", "Bo", "Cia", "Dan", "Eva", "Fia")]


def room(*names: str, people: Sequence[Participant] = SIX) -> Room:
    """Make a meeting of people with groups of these names."""
    return Room(programme(*map(Group, names), people=people))


def seated(on: Room) -> dict[str, list[str]]:
    """Give the names of who sits where."""
    return {
        table.group.name: [seat.person.name for seat in table.seats]
        for table in board(on.state, G).tables
    }


def alone(on: Room, *, everyone: bool = False) -> list[str]:
    return [each.name for each in board(on.state, G, everyone=everyone).nowhere]

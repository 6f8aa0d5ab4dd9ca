"""A meeting of people from three organisations, and who of them is there."""

from __future__ import annotations

from collections.abc import Sequence

from builders import ENGLISH, Room, one_day, session
from facilitator.core.people import attendance, roster
from facilitator.core.record.agenda import Agenda, Organisation, Participant
from facilitator.core.record.people import Person

BLEKINGE = Organisation("blekinge", "Region Blekinge")
KALMAR = Organisation("kalmar", "Regionförbundet i Kalmar län")
SKANE = Organisation("skåne", "Region Skåne")
BODIES = (BLEKINGE, KALMAR, SKANE)


def with_people(agenda: Agenda, *participants: Participant) -> Agenda:
    return Agenda(
        title=agenda.title,
        days=agenda.days,
        timezone=agenda.timezone,
        organisations=BODIES,
        participants=participants,
    )


def room(*participants: Participant) -> Room:
    """One day, 10:00 to 12:00, with three organisations."""
    return Room(with_people(one_day(session("a", 60), session("b", 60)), *participants))


def names(found: Sequence[Person]) -> list[str]:
    return [person.name for person in found]


def here(on: Room, on_day: int = 0) -> list[str]:
    """Name who is there now, stand-ins included."""
    found = roster.roster(on.state)
    return names([one for one in found if on.state.people.at(on_day, one.id).there])


def words(on: Room, person: str, on_day: int = 0) -> str:
    return ", ".join(attendance.in_words(on.state, on_day, person, ENGLISH))

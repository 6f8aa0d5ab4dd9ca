"""What was recorded of people, in words."""

from __future__ import annotations

from facilitator.core.base.language import Phrase, counted, phrase
from facilitator.core.record.people import (
    Arrived,
    AttendanceCarried,
    AttendanceCleared,
    Departed,
    PeopleFact,
    PersonAdded,
    PersonChanged,
    PersonRemoved,
)
from facilitator.core.record.state import State
from facilitator.core.telling import names


def describe(fact: PeopleFact, state: State) -> Phrase:
    """Say what a fact is, with the names that things have in a state."""
    match fact:
        case PersonAdded() | PersonChanged():
            return phrase("listed {name}", name=names.short(fact.name))
        case PersonRemoved():
            return phrase("took {name} off the list", name=names.who(fact.person, state))
        case Arrived():
            return phrase("marked {name} as present", name=names.who(fact.person, state))
        case Departed():
            return _departed(fact, state)
        case AttendanceCleared():
            return phrase("cleared the attendance of {name}", name=names.who(fact.person, state))
        case AttendanceCarried(day, people):
            return counted(
                "marked {n} person as present on day {day}, as on the day before",
                "marked {n} people as present on day {day}, as on the day before",
                len(people),
                day=day,
            )


def _departed(fact: Departed, state: State) -> Phrase:
    name = names.who(fact.person, state)
    if state.people.at(fact.day - 1, fact.person).came:
        return phrase("marked that {name} left", name=name)
    return phrase("marked {name} as absent", name=name)

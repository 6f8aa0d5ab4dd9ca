"""What was recorded of people, in words."""

from __future__ import annotations

from facilitator.core.base.language import Phrase, counted, phrase
from facilitator.core.record.people import (
    Arrived,
    AttendanceCleared,
    AttendanceMarked,
    Departed,
    PeopleFact,
    PersonAdded,
    PersonChanged,
    PersonRemoved,
)
from facilitator.core.record.state import State
from facilitator.core.telling import names


def describe(fact: PeopleFact, state: State) -> Phrase:  # noqa: PLR0911
    """Say what a fact is, with the names that things have in a state."""
    match fact:
        case PersonAdded(here=int()):
            return phrase("listed {name} as present", name=names.short(fact.name))
        case PersonAdded():
            return phrase("listed {name}", name=names.short(fact.name))
        case PersonChanged():
            return phrase("changed {name} on the list", name=names.short(fact.name))
        case PersonRemoved():
            return phrase("took {name} off the list", name=names.who(fact.person, state))
        case Arrived():
            return phrase("marked {name} as present", name=names.who(fact.person, state))
        case Departed():
            return _departed(fact, state)
        case AttendanceCleared():
            return phrase("cleared the attendance of {name}", name=names.who(fact.person, state))
        case AttendanceMarked():
            return _marked(fact, state)


def _marked(fact: AttendanceMarked, state: State) -> Phrase:
    if len(fact.people) == 1:
        return _marked_one(fact, names.who(fact.people[0], state))
    count, day = len(fact.people), fact.day
    match fact.presence:
        case "here":
            return counted(
                "marked {n} person as present on day {day}",
                "marked {n} people as present on day {day}",
                count,
                day=day,
            )
        case "left":
            return counted(
                "marked that {n} person left on day {day}",
                "marked that {n} people left on day {day}",
                count,
                day=day,
            )
        case "absent":
            return counted(
                "marked {n} person as absent on day {day}",
                "marked {n} people as absent on day {day}",
                count,
                day=day,
            )
        case "expected":
            return counted(
                "marked that {n} person comes later on day {day}",
                "marked that {n} people come later on day {day}",
                count,
                day=day,
            )
        case "unknown":
            return counted(
                "cleared the attendance of {n} person on day {day}",
                "cleared the attendance of {n} people on day {day}",
                count,
                day=day,
            )


def _marked_one(fact: AttendanceMarked, name: str) -> Phrase:
    match fact.presence:
        case "here":
            return phrase("marked {name} as present", name=name)
        case "left":
            return phrase("marked that {name} left", name=name)
        case "absent":
            return phrase("marked {name} as absent", name=name)
        case "expected":
            return phrase("marked that {name} comes later", name=name)
        case "unknown":
            return phrase("cleared the attendance of {name}", name=name)


def _departed(fact: Departed, state: State) -> Phrase:
    name = names.who(fact.person, state)
    if state.people.at(fact.day - 1, fact.person).came:
        return phrase("marked that {name} left", name=name)
    return phrase("marked {name} as absent", name=name)

"""What was recorded of homework and the horizon scan, in words."""

from __future__ import annotations

from facilitator.core.base.language import Phrase, phrase
from facilitator.core.record.homework import (
    Entrusted,
    HandedIn,
    HomeworkFact,
    SightingChanged,
    SightingRemoved,
    Spotted,
    TaskAdded,
    TaskChanged,
    TaskMarked,
    TaskRemoved,
)
from facilitator.core.record.state import State
from facilitator.core.telling import names


def describe(fact: HomeworkFact, state: State) -> Phrase:
    """Say what a fact is, with the names that things have in a state."""
    match fact:
        case TaskAdded() | TaskChanged():
            return phrase("set the homework “{title}”", title=names.short(fact.title))
        case TaskRemoved():
            return phrase("took back the homework “{title}”", title=names.task(fact.task, state))
        case TaskMarked() | HandedIn() | Entrusted():
            return phrase(
                "noted “{title}” for {name}",
                title=names.task(fact.task, state),
                name=names.who(fact.of, state),
            )
        case Spotted() | SightingChanged() | SightingRemoved():
            return phrase("changed the horizon scan")

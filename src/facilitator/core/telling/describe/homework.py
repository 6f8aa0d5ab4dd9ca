"""What was recorded of homework and the horizon scan, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from facilitator.core.base.language import N_, Phrase, phrase
from facilitator.core.record.homework import (
    Entrusted,
    HandedIn,
    HomeworkFact,
    HomeworkStatus,
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

STATUSES: Final[Mapping[HomeworkStatus, str]] = {
    "not-begun": N_("not begun"),
    "excused": N_("excused"),
    "promised": N_("promised"),
    "handed-in": N_("handed in"),
}
"""How far somebody has come, in words."""


def describe(fact: HomeworkFact, state: State) -> Phrase:
    """Say what a fact is, with the names that things have in a state."""
    match fact:
        case TaskAdded() | TaskChanged():
            return phrase("set the homework “{title}”", title=names.short(fact.title))
        case TaskRemoved():
            return phrase("took back the homework “{title}”", title=names.task(fact.task, state))
        case HandedIn():
            return phrase(
                "took in “{title}” from {name}",
                title=names.task(fact.task, state),
                name=names.who(fact.of, state),
            )
        case TaskMarked():
            return phrase(
                "marked “{title}” of {name}: {status}",
                title=names.task(fact.task, state),
                name=names.who(fact.of, state),
                status=phrase(STATUSES[fact.status]),
            )
        case Entrusted():
            return phrase(
                "noted who answers for “{title}” in {name}",
                title=names.task(fact.task, state),
                name=names.who(fact.of, state),
            )
        case Spotted() | SightingChanged() | SightingRemoved():
            return phrase("changed the horizon scan")

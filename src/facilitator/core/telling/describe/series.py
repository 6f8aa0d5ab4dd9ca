"""What was recorded of coming meetings, in words."""

from __future__ import annotations

from facilitator.core.base.language import Phrase, counted, phrase
from facilitator.core.record.series import (
    SeriesFact,
    UpcomingAdded,
    UpcomingChanged,
    UpcomingRemoved,
    Voted,
)
from facilitator.core.record.state import State
from facilitator.core.telling import names


def describe(fact: SeriesFact, state: State) -> Phrase:
    """Say what a fact is, with the names that things have in a state."""
    match fact:
        case UpcomingAdded(upcoming):
            return phrase("added a coming meeting: {what}", what=names.coming(upcoming, state))
        case UpcomingChanged(upcoming):
            return phrase("changed a coming meeting: {what}", what=names.coming(upcoming, state))
        case UpcomingRemoved(upcoming):
            return phrase("removed a coming meeting: {what}", what=names.coming(upcoming, state))
        case Voted(of, choices):
            return counted(
                "noted that {name} votes for {n} coming meeting",
                "noted that {name} votes for {n} coming meetings",
                len(choices),
                name=names.who(of, state),
            )

"""What happened to the meeting as a whole, in words."""

from __future__ import annotations

from facilitator.core.base.language import Phrase, phrase
from facilitator.core.record.opening import (
    AgendaRevised,
    BroughtForward,
    DayMoved,
    MeetingClosed,
    Opened,
    OpeningFact,
)
from facilitator.core.record.sharing import Joined, SharingFact, TimekeepingTaken
from facilitator.core.record.state import State
from facilitator.core.record.undoing import Redone, UndoFact, Undone


def describe(fact: OpeningFact, _: State) -> Phrase:
    """Say what a fact is, with the names that things have in a state."""
    match fact:
        case DayMoved(day, date):
            return phrase("made {date} day {day}", date=date.isoformat(), day=day)
        case AgendaRevised():
            return phrase("read the agenda again")
        case BroughtForward():
            return phrase("brought forward what was left from before")
        case MeetingClosed():
            return phrase("closed the meeting")
        case Opened():
            return phrase("opened the record")


def describe_undoing(fact: UndoFact, _: State) -> Phrase:
    """Say what a fact is, with the names that things have in a state."""
    match fact:
        case Undone():
            return phrase("undid a step")
        case Redone():
            return phrase("redid a step")


def describe_sharing(fact: SharingFact, _: State) -> Phrase:
    """Say what a fact is, with the names that things have in a state."""
    match fact:
        case Joined(name):
            return phrase("{name} joined", name=name)
        case TimekeepingTaken():
            return phrase("took over the time")

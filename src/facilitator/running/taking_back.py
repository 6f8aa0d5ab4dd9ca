"""What an undo took back, or a redo did again, in words."""

from __future__ import annotations

from facilitator.core.base.language import Phrase, by_key, phrase
from facilitator.core.record.events import Event
from facilitator.core.record.undoing import Redone, Undone
from facilitator.core.telling.describe.fact import describe
from facilitator.meeting import Meeting


def taken_back(event: Event, meeting: Meeting) -> Phrase | None:
    """Say what an event took back or did again; None if it did neither."""
    match event.fact:
        case Undone(target) if about := meeting.event(target):
            what = describe(about.fact, meeting.state)
            return phrase(
                "Undone: {what}. {y} does it again.", y=by_key("meeting.redo", "y"), what=what
            )
        case Redone(target) if about := meeting.event(target):
            return phrase("Done again: {what}.", what=describe(about.fact, meeting.state))
        case _:
            return None

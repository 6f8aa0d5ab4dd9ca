"""What an undo took back, or a redo did again, in words."""

from __future__ import annotations

from facilitator.core.base.language import Phrase, by_key, counted, phrase
from facilitator.core.record.events import Event
from facilitator.core.record.undoing import Redone, Undone
from facilitator.core.telling.describe.fact import answers, describe_step
from facilitator.meeting import Meeting


def taken_back(event: Event, meeting: Meeting) -> Phrase | None:
    """Say what an event took back or did again; None if it did neither."""
    again = by_key("meeting.redo", "y")
    match event.fact:
        case Undone(target) if step := meeting.step(target):
            if (many := answers(step)) > 1:
                return counted(
                    "{n} answer taken back. {y} accepts it again.",
                    "{n} answers taken back. {y} accepts them again.",
                    many,
                    y=again,
                )
            what = describe_step(step, meeting.state)
            return phrase("Undone: {what}. {y} does it again.", y=again, what=what)
        case Redone(target) if step := meeting.step(target):
            return phrase("Done again: {what}.", what=describe_step(step, meeting.state))
        case _:
            return None

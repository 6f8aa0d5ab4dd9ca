"""Captures are listed below headings."""

from __future__ import annotations

from typing import NamedTuple

from facilitator.core.base.cells import one_line
from facilitator.core.base.language import Language, clock_time
from facilitator.core.record.plan import Slot
from facilitator.core.record.state import State


class Heading(NamedTuple):
    """The day, or the session, that the captures below belong to; it has no id."""

    words: str
    look: str = "heading"
    id: str = ""


def of_session(slot: Slot | None, state: State, language: Language) -> Heading:
    """Write when a session began, or is to begin, and what it is called."""
    if slot is None:
        return Heading(language.say("Outside the programme"))
    spans = state.of(slot.session.id).here
    start = clock_time(spans[0].start if spans else slot.start, state.zone)
    return Heading(f"{start}  {one_line(slot.session.title)}", "strong")

"""What a document says of itself to programs: its title, who wrote it, when, in which language."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from msgspec import Struct

from facilitator.core.base.language import Language
from facilitator.core.record.agenda import Agenda
from facilitator.core.record.plan import instant
from facilitator.core.record.state import State


class About(Struct, frozen=True):
    """A document's properties; both instants (UTC) are of the meeting, not of the computer.

    So the same meeting gives the same document whenever it is written.
    """

    title: str
    language: Language
    created: dt.datetime
    changed: dt.datetime
    author: str = ""


def about_agenda(agenda: Agenda, language: Language) -> About:
    """Return what a document on an agenda says of itself."""
    first = agenda.days[0]
    begun = instant(first.date, first.start, ZoneInfo(agenda.timezone))
    return About(agenda.title, language, begun, begun, agenda.notes_by)


def about_meeting(state: State, language: Language) -> About:
    """Return what a document on a meeting says of itself."""
    agenda = state.agenda
    begun = instant(state.dates[0], agenda.days[0].start, state.zone)
    return About(agenda.title, language, begun, state.last or begun, agenda.notes_by)

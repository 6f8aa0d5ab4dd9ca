"""An event whose description is an agenda, divided into the sessions of that."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from facilitator.core.base.language import phrase
from facilitator.files.agenda.checks import zone_named
from facilitator.files.importing.calendars.described import Agendas, are_cues
from facilitator.files.importing.calendars.timed import Timed
from facilitator.files.importing.frames import DIVIDED
from facilitator.files.importing.layout import about, leave_out
from facilitator.files.importing.programme import Circumstances, Row, Source


class Division:
    """Puts sessions in place of the events that describe them."""

    def __init__(self, source: Source, given: Circumstances) -> None:
        """Begin with no description read."""
        self.source = source
        self.given = given
        self.agendas = Agendas(given)

    def divided(self, event: Timed, *, alone: bool) -> list[Timed]:
        """Put the sessions of the agenda that an event describes in place of the event."""
        here = ZoneInfo(self.source.zone or self.given.zone)
        zone = zone_named(event.zone) if event.zone not in ("", "UTC") else here
        begins, ends = _local(event.start, zone), _local(event.end, zone)
        if begins is None or ends is None or (begins.tzinfo is None) != (ends.tzinfo is None):
            return [event]
        rows = self.agendas.within(event.row.description, begins, ends)
        if not rows:
            return [event]
        if are_cues(rows, begins, alone=alone):
            message = phrase("The times in the description of “{title}” stay there.")
            self.source.assumed(event.row.line, about(message, event.row), timing=True)
            return [event]
        self.source.title = self.source.title or event.row.title
        leave_out(self.source, event.row, phrase(DIVIDED))
        return [_part(event, row, begins) for row in rows]


def _part(event: Timed, row: Row, begins: dt.datetime) -> Timed:
    midnight = begins.replace(hour=0, minute=0, second=0)
    start = midnight + dt.timedelta(minutes=row.start or 0)
    end = midnight + dt.timedelta(minutes=row.end) if row.end is not None else None
    if end is None and row.minutes is not None:
        end = start + dt.timedelta(minutes=row.minutes)
    whole = event.row
    part = replace(row, line=whole.line, place=whole.place, track=whole.track, end=None)
    return replace(event, row=part, start=start, end=end)


def _local(instant: dt.datetime | None, zone: dt.tzinfo | None) -> dt.datetime | None:
    return instant.astimezone(zone) if instant is not None and instant.tzinfo else instant

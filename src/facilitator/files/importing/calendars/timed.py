"""An event whose times are still instants, on its way to be a session."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct
from msgspec.structs import replace

from facilitator.files.importing.programme import Row


class Timed(Struct, frozen=True):
    """An event as a row whose times are still instants, or clock times without a zone.

    `zone` is the name of the zone in which it was written, "" for none.
    """

    row: Row
    start: dt.datetime
    end: dt.datetime | None
    zone: str


def as_row(event: Timed) -> Row:
    """Return an event as a row in UTC, or as it stands where it has no zone."""
    start, end = event.start, event.end
    minutes = None
    if end is not None:
        if (end.tzinfo is None) != (start.tzinfo is None):
            start, end = start.replace(tzinfo=None), end.replace(tzinfo=None)
        if start.tzinfo and end.tzinfo:
            start, end = start.astimezone(dt.UTC), end.astimezone(dt.UTC)
        minutes = round((end - start).total_seconds() / 60)
    if start.tzinfo:
        start = start.astimezone(dt.UTC)
    return replace(
        event.row,
        date=start.date(),
        start=start.hour * 60 + start.minute,
        minutes=minutes,
        zone="UTC" if start.tzinfo else "",
    )


def in_order(event: Timed) -> dt.datetime:
    """Return the instant by which events are sorted."""
    return (
        event.start.astimezone(dt.UTC) if event.start.tzinfo else event.start.replace(tzinfo=dt.UTC)
    )

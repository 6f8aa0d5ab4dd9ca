"""Days and instants as the command line writes them."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from facilitator.core.base.language import Language, clock_time


def date_line(date: dt.date, day: int, days: int, language: Language) -> str:
    """Say which day (counted from 0) it is."""
    written = language.say(
        "{weekday} {date}", weekday=language.weekday(date), date=date.isoformat()
    )
    if days == 1:
        return written
    return language.say("day {day} of {days}, {date}", day=day + 1, days=days, date=written)


def times(start: dt.datetime, end: dt.datetime, zone: ZoneInfo) -> str:
    """Write from when to when something lasts, in local time: "10:00–10:20"."""  # noqa: RUF002
    return f"{clock_time(start, zone)}\N{EN DASH}{clock_time(end, zone)}"


def iso(instant: dt.datetime, zone: ZoneInfo) -> str:
    """Write an instant for programs: ISO 8601 with the offset of the meeting's time zone."""
    return instant.astimezone(zone).isoformat(timespec="milliseconds")

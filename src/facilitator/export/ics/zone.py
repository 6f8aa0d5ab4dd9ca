"""A time zone as a calendar file defines it: every change of its clocks in the years needed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from facilitator.core.base.span import DAY, MINUTE

if TYPE_CHECKING:
    from icalendar import Timezone


def time_zone(zone: ZoneInfo, first: dt.datetime, last: dt.datetime) -> Timezone:
    """Define a zone from the year of the instant `first` to the one after that of `last`."""
    from icalendar import Timezone

    begin = dt.datetime(first.year, 1, 1, tzinfo=dt.UTC)
    end = dt.datetime(min(last.year + 2, dt.MAXYEAR), 1, 1, tzinfo=dt.UTC)
    made = Timezone()
    made.add("TZID", zone.key)
    _observe(made, zone, begin, begin)
    for change in _changes(zone, begin, end):
        _observe(made, zone, change - MINUTE, change)
    return made


def _observe(made: Timezone, zone: ZoneInfo, before: dt.datetime, change: dt.datetime) -> None:
    """Add what the clocks show from the instant `change` on."""
    from icalendar import TimezoneDaylight, TimezoneStandard

    old, new = before.astimezone(zone), change.astimezone(zone)
    part = TimezoneDaylight() if new.dst() else TimezoneStandard()
    shown = old.utcoffset() or dt.timedelta()
    # The beginning is told by the clocks as they stood until then.
    part.add("DTSTART", (change + shown).replace(tzinfo=None))
    part.add("TZOFFSETFROM", shown)
    part.add("TZOFFSETTO", new.utcoffset() or dt.timedelta())
    part.add("TZNAME", new.tzname() or zone.key)
    made.add_component(part)


def _changes(zone: ZoneInfo, begin: dt.datetime, end: dt.datetime) -> Iterator[dt.datetime]:
    """Yield every instant, to the minute, from which the clocks of a zone show something else."""
    while begin < end:
        after = begin + DAY
        if _offset(zone, begin) != _offset(zone, after):
            yield _between(zone, begin, after)
        begin = after


def _between(zone: ZoneInfo, before: dt.datetime, after: dt.datetime) -> dt.datetime:
    while after - before > MINUTE:
        middle = before + (after - before) // (2 * MINUTE) * MINUTE
        if _offset(zone, middle) == _offset(zone, before):
            before = middle
        else:
            after = middle
    return after


def _offset(zone: ZoneInfo, instant: dt.datetime) -> dt.timedelta | None:
    return instant.astimezone(zone).utcoffset()

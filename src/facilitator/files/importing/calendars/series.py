"""Repeating events: each of their times becomes an event, within the days asked for."""

from __future__ import annotations

import datetime as dt
import math
import warnings
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from facilitator.core.base.language import phrase
from facilitator.files.importing.calendars import properties
from facilitator.files.importing.calendars.placing import Places
from facilitator.files.importing.calendars.revisions import key
from facilitator.files.importing.programme import MOST
from facilitator.files.toml.suggest import shown

if TYPE_CHECKING:
    from icalendar import Component

_OFTEN: Final = ("HOURLY", "MINUTELY", "SECONDLY")
MOST_DAYS: Final = 3660
"""No series is followed further, whatever days are asked for."""

MOST_A_DAY: Final = 24

MOST_TIMES: Final = 366
"""A series without an end given by `--between` is not followed further than so many days."""


class Series:
    """Follows the rules by which events repeat."""

    def __init__(self, places: Places) -> None:
        """Begin with the zones of the calendar, in which the rules count."""
        self.source = places.source
        self.given = places.given
        self.places = places

    def put_in_place(self, events: list[tuple[int, Component]]) -> list[tuple[int, Component]]:
        """Put the times of repeating events in place of the events."""
        by_uid: dict[str, list[Component]] = defaultdict(list)
        for _, event in events:
            by_uid[key(event)[0]].append(event)
        repeating = {key(event)[0] for _, event in events if _repeats(event)} - {""}
        found = [
            (line, event)
            for line, event in events
            if not _repeats(event) and key(event)[0] not in repeating
        ]
        for line, event in events:
            if not _repeats(event):
                continue
            uid = key(event)[0]
            if len(found) > MOST:
                self.source.stop(line)
                break
            series = by_uid[uid] if uid else [event]
            found += [(line, one) for one in self._expanded(line, event, series)]
        return found

    def _expanded(
        self, line: int, event: Component, series: Sequence[Component]
    ) -> list[Component]:
        """Return the times of a repeating event within the days asked for."""
        title = shown(properties.one(event, "SUMMARY"))
        if self.given.between is None and not _ends(event):
            message = phrase(
                "“{title}” repeats without an end; choose days with --between.", title=title
            )
            self.source.left_out(line, message, properties.words(event), session=True)
            return [one for one in series if "RECURRENCE-ID" in one]
        try:
            _refuse_often(event)
            times = self._occurrences(event, series)
        except Exception:  # noqa: BLE001 - whatever the library makes of a broken rule
            message = phrase("“{title}” repeats by a rule that cannot be read.", title=title)
            self.source.left_out(line, message, properties.words(event), session=True)
            return []
        message = phrase("“{title}” repeats; {n} times are taken over.", title=title, n=len(times))
        self.source.assumed(line, message, timing=True)
        if not times:
            self.source.left_out(line, message, properties.words(event))
        return times

    def _occurrences(self, event: Component, series: Sequence[Component]) -> list[Component]:
        import recurring_ical_events
        from icalendar import Calendar

        calendar = Calendar()
        for one in series:
            calendar.add_component(self.places.zoned(one))
        start = _date(properties.instant(event, "DTSTART"))
        first, last = self.given.between or (start, start + dt.timedelta(days=MOST_TIMES))
        last = min(last, first + dt.timedelta(days=MOST_DAYS))
        query = recurring_ical_events.of(calendar)
        with warnings.catch_warnings(action="ignore"):
            found = list(query.between(first, last + dt.timedelta(days=1)))
        return sorted(found, key=lambda one: str(one["DTSTART"].dt))[:MOST]


def _repeats(event: Component) -> bool:
    return ("RRULE" in event or "RDATE" in event) and "RECURRENCE-ID" not in event


def _refuse_often(event: Component) -> None:
    """Raise `ValueError` for a rule by which an event comes more often than every hour."""
    for one in properties.every(event, "RRULE"):
        often = any(str(each).upper() in _OFTEN for each in one.get("FREQ", ()))
        times = [len(one.get(name, ())) or 1 for name in ("BYHOUR", "BYMINUTE", "BYSECOND")]
        if often or math.prod(times) > MOST_A_DAY:
            raise ValueError


def _ends(event: Component) -> bool:
    return all("COUNT" in one or "UNTIL" in one for one in properties.every(event, "RRULE"))


def _date(instant: dt.date | None) -> dt.date:
    if instant is None:
        raise ValueError
    return instant.date() if isinstance(instant, dt.datetime) else instant

"""The times of events set in the zones they are written in, and the zone of the programme."""

from __future__ import annotations

import datetime as dt
import warnings
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from facilitator.core.base.language import phrase
from facilitator.files.agenda.checks import zone_named
from facilitator.files.importing.calendars import zones
from facilitator.files.importing.calendars.components import ZONE, Unfolded
from facilitator.files.importing.calendars.timed import Timed
from facilitator.files.importing.programme import Circumstances, Source
from facilitator.files.toml.suggest import shown

if TYPE_CHECKING:
    from icalendar import Component


class Places:
    """The zones of a calendar: its own, and those that are known by their names."""

    def __init__(self, source: Source, given: Circumstances) -> None:
        """Begin with no zone of the calendar's own."""
        self.source = source
        self.given = given
        self.zones: dict[str, dt.tzinfo] = {}

    def learn(self, file: Unfolded) -> None:
        """Read the zones that the calendar itself defines."""
        from icalendar import Timezone

        for _, body in file.parts(self.source, ZONE):
            try:
                with warnings.catch_warnings(action="ignore"):
                    zone: Any = Timezone.from_ical(body.replace("\n", "\r\n"))
                    self.zones[_plain(str(zone["TZID"]))] = zone.to_tz()
            except Exception:  # noqa: BLE001, S112 - what cannot be read is not known
                continue

    def placed(self, event: Component, name: str, instant: dt.datetime) -> tuple[dt.datetime, str]:
        """Set a time in the zone it is written in, and give the name of that zone, or ""."""
        if instant.tzinfo is not None and (key := _zone_key(instant)) != "UTC":
            return instant, key
        written = _plain(str(getattr(event.get(name), "params", {}).get("TZID", "")))
        if not written:
            return instant, "UTC" if instant.tzinfo else ""
        local = instant.replace(tzinfo=None)
        own = self.zones.get(written)
        zone = zones.named(written, self.given.zone, local)
        if own is None and zone is None and (offset := zones.offset_in(written)):
            return local.replace(tzinfo=offset), "UTC"
        if own is None:
            return (local.replace(tzinfo=zone), str(zone)) if zone else (instant, "")
        theirs = local.replace(tzinfo=own)
        # A city stands for the calendar's zone where it has the same time.
        same = zone and local.replace(tzinfo=zone).utcoffset() == theirs.utcoffset()
        return theirs, str(zone) if same else "UTC"

    def zoned(self, event: Component) -> Component:
        """Set the times of an event in the calendar's own zone where the library knows none."""
        for name in ("DTSTART", "DTEND", "RECURRENCE-ID"):
            value: Any = event.get(name)
            instant = getattr(value, "dt", None)
            if isinstance(instant, dt.datetime) and instant.tzinfo is None:
                value.dt = self.placed(event, name, instant)[0]
        return event

    def tell_unknown_zone(self, line: int, event: Component, start: dt.datetime) -> None:
        """Tell of a time that stays as it stands, because its zone is not known."""
        zone = getattr(event.get("DTSTART"), "params", {}).get("TZID")
        if zone and start.tzinfo is None:
            message = phrase(
                "The time zone “{zone}” is not known; {time} is taken as it stands.",
                zone=shown(str(zone)),
                time=start.strftime("%H:%M"),
            )
            self.source.assumed(line, message, timing=True)

    def choose(self, found: Sequence[Timed], calendars: str) -> None:
        """Choose the zone of the programme, and tell what is assumed of it."""
        source, written = self.source, [event.zone for event in found if event.zone]
        places = [key for key in dict.fromkeys(written) if key != "UTC"]
        own = calendars if calendars and zone_named(calendars) else ""
        # Of several, the calendar's own says where its owner is; else the meeting is where most
        # are. Times in UTC alone say nothing of the place: `agenda` chooses, and keeps instants.
        most = max(places, key=written.count, default="")
        chosen = own if own and len(places) > 1 else most or own
        chosen = self.given.timezone or chosen
        if len(places) > 1:
            message = phrase(
                "The events are in several time zones: {zones}. All are given in {zone}.",
                zones=", ".join(places[:9]),
                zone=chosen,
            )
            source.assumed(0, message, timing=True)
        if written and len(written) < len(found):
            message = phrase(
                "Times without a time zone are taken to be in {zone}.",
                zone=chosen or self.given.zone,
            )
            source.assumed(0, message, timing=True)
        source.zone = chosen


def _plain(key: str) -> str:
    return key.replace("\\", "").strip().strip('"')


def _zone_key(instant: dt.datetime) -> str:
    """Name the zone of an instant; one known only by its offset counts as UTC."""
    key = getattr(instant.tzinfo, "key", None) or "UTC"
    return key if zone_named(key) else "UTC"

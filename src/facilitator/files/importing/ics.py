"""A calendar file (RFC 5545): each event with a beginning and an end becomes a session."""

from __future__ import annotations

import datetime as dt
import re
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from facilitator.core.base.language import phrase
from facilitator.core.record.agenda import SessionKind
from facilitator.files.agenda.checks import zone_named
from facilitator.files.importing import values
from facilitator.files.importing.programme import MOST, Row, Source, decode
from facilitator.files.toml.suggest import shown

if TYPE_CHECKING:
    from icalendar import Component

_EVENT: Final = re.compile(r"^(BEGIN|END):VEVENT[ \t]*$", re.IGNORECASE | re.MULTILINE)
_OTHERS: Final = re.compile(r"^BEGIN:(?:VTODO|VJOURNAL)[ \t]*$", re.IGNORECASE | re.MULTILINE)
_FOLD: Final = re.compile(r"\n[ \t]")


class _Timed(Struct, frozen=True):
    """An event as a row whose times are still instants, or clock times without a zone."""

    row: Row
    start: dt.datetime
    end: dt.datetime | None


def read_ics(content: bytes, today: dt.date) -> Source:  # noqa: ARG001 - every reader takes it
    """Read a programme from the events of a calendar; never raises."""
    source = Source()
    text = decode(content, source)
    texts = list(_events(text, source))
    if len(texts) > MOST:
        source.left_out(0, phrase("There are more than {most} sessions here.", most=MOST))
        return source
    first = _EVENT.search(text)
    head = _FOLD.sub("", text[: first.start()] if first else text)
    source.title = _property(head, "X-WR-CALNAME")
    found = [event for line, body in texts if (event := _read(source, line, body))]
    zone = _zone(source, found, _property(head, "X-WR-TIMEZONE"))
    for event in sorted(found, key=lambda event: _local(event.start, zone)):
        source.rows.append(_row(event, zone))
    if _OTHERS.search(text):
        source.left_out(0, phrase("Tasks and journal entries are no sessions."))
    if any("\nATTENDEE" in body.upper() for _, body in texts):
        source.left_out(0, phrase("Who is invited is not taken over."))
    return source


def _property(head: str, name: str) -> str:
    match = re.search(rf"^{name}(?:;[^:\n]*)?:([^\n]*)$", head, re.IGNORECASE | re.MULTILINE)
    return re.sub(r"\\(.)", lambda m: " " if m[1] in "nN" else m[1], match[1]) if match else ""


def _events(text: str, source: Source) -> Iterator[tuple[int, str]]:
    """Give the text of each event with the line it begins on."""
    begin: int | None = None
    line, begun, counted = 1, 1, 0
    for match in _EVENT.finditer(text):
        if source.overfull(line):
            return
        line += text.count("\n", counted, match.start())
        counted = match.start()
        if match[1].upper() == "END":
            if begin is not None:
                yield begun, text[begin : match.end()]
            begin = None
            continue
        if begin is not None:
            source.left_out(begun, phrase("This event does not end."))
        begin, begun = match.start(), line
    if begin is not None:
        source.left_out(begun, phrase("This event does not end."))


def _read(source: Source, line: int, body: str) -> _Timed | None:
    from icalendar import Event

    try:
        with warnings.catch_warnings(action="ignore"):
            event = Event.from_ical(body.replace("\n", "\r\n"))
        return _understood(source, line, event)
    except Exception:  # noqa: BLE001 - whatever the library makes of a broken event
        source.left_out(line, phrase("This event is not as the iCalendar standard has it."))
        return None


def _understood(source: Source, line: int, event: Component) -> _Timed | None:
    """Give what an event says, or tell why it is left out."""
    title = _one(event, "SUMMARY")
    start, end = _instant(event, "DTSTART"), _instant(event, "DTEND")
    about = {"title": shown(title)}
    length = getattr(event.get("DURATION"), "dt", None)
    why = None
    if not title.strip():
        why = phrase("This event has no title.")
    elif "RRULE" in event or "RDATE" in event:
        why = phrase("“{title}” repeats; give each time an event of its own.", **about)
    elif _one(event, "STATUS").upper() == "CANCELLED":
        why = phrase("“{title}” is cancelled.", **about)
    elif start is None or ("DTEND" in event and end is None):
        why = phrase("“{title}” has a time that cannot be read.", **about)
    elif not isinstance(start, dt.datetime) or not isinstance(end or start, dt.datetime):
        why = phrase("“{title}” lasts all day, so it has no place in a programme.", **about)
    if why:
        source.left_out(line, why)
        return None
    assert isinstance(start, dt.datetime)  # noqa: S101 - anything else was left out
    _tell_unknown_zone(source, line, event, start)
    if end is None and isinstance(length, dt.timedelta):
        end = start + length
    row = Row(
        line=line,
        title=title,
        kind=_kind(event),
        place=_one(event, "LOCATION"),
        description="\n\n".join(filter(None, (_one(event, "DESCRIPTION"), _url(event)))),
    )
    return _Timed(row, start, end if isinstance(end, dt.datetime) else None)


def _tell_unknown_zone(source: Source, line: int, event: Component, start: dt.datetime) -> None:
    zone = getattr(event.get("DTSTART"), "params", {}).get("TZID")
    if zone and start.tzinfo is None:
        message = phrase(
            "The time zone “{zone}” is not known; {time} is taken as it stands.",
            zone=shown(str(zone)),
            time=start.strftime("%H:%M"),
        )
        source.assumed(line, message)


def _one(event: Component, name: str) -> str:
    value: Any = event.get(name, "")
    return str(value[0] if isinstance(value, list) else value)


def _url(event: Component) -> str:
    url = _one(event, "URL")
    return "" if url in _one(event, "DESCRIPTION") else url


def _kind(event: Component) -> SessionKind | None:
    categories: Any = event.get("CATEGORIES")
    for category in getattr(categories, "cats", ()):
        if kind := values.kind(str(category)):
            return kind
    return None


def _instant(event: Component, name: str) -> dt.date | None:
    value: Any = event.get(name)
    instant = getattr(value, "dt", None)
    return instant if isinstance(instant, dt.date) else None


def _zone(source: Source, found: list[_Timed], calendars: str) -> ZoneInfo | None:
    """Choose the zone of the programme, and tell what is assumed of it."""
    named = [key for event in found if (key := _key(event.start))]
    places = [key for key in dict.fromkeys(named) if key != "UTC"]
    given = calendars if calendars and zone_named(calendars) else ""
    # Of several, the calendar's own says where its owner is; else the meeting is where most are.
    most = max(places, key=named.count, default="")
    chosen = given if given and len(places) > 1 else most or given or ("UTC" if named else "")
    if len(places) > 1:
        message = phrase(
            "The events are in several time zones: {zones}. All are told in {zone}.",
            zones=", ".join(places[:9]),
            zone=chosen,
        )
        source.assumed(0, message)
    elif named and not places and not given:
        message = phrase("The events are in UTC; change the time zone if the meeting is not.")
        source.assumed(0, message)
    if named and len(named) < len(found):
        message = phrase("Times without a time zone are taken to be in {zone}.", zone=chosen)
        source.assumed(0, message)
    source.zone = chosen
    return ZoneInfo(chosen) if chosen else None


def _key(instant: dt.datetime) -> str:
    """Name the zone of an instant; one known only by its offset counts as UTC."""
    if instant.tzinfo is None:
        return ""
    key = getattr(instant.tzinfo, "key", None) or "UTC"
    return key if zone_named(key) else "UTC"


def _local(instant: dt.datetime, zone: ZoneInfo | None) -> dt.datetime:
    local = instant if zone is None or instant.tzinfo is None else instant.astimezone(zone)
    return local.replace(tzinfo=None, second=0, microsecond=0)


def _row(event: _Timed, zone: ZoneInfo | None) -> Row:
    start = _local(event.start, zone)
    minutes = None
    if event.end is not None:
        same = (event.end.tzinfo is None) == (event.start.tzinfo is None)
        # Between instants time passes as it does, whatever the clocks show.
        exact = (
            event.end.astimezone(dt.UTC) - event.start.astimezone(dt.UTC)
            if (same and event.end.tzinfo)
            else _local(event.end, zone) - start
        )
        minutes = round(exact.total_seconds() / 60)
    return replace(event.row, date=start.date(), start=start.time(), minutes=minutes)

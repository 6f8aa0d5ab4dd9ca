"""A calendar file (RFC 5545): each event with a beginning and an end becomes a session."""

from __future__ import annotations

import datetime as dt
import math
import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from facilitator.core.base.language import Phrase, phrase
from facilitator.core.record.agenda import SessionKind
from facilitator.files.agenda.checks import zone_named
from facilitator.files.importing.calendars import properties, zones
from facilitator.files.importing.calendars.described import Agendas, are_cues, description
from facilitator.files.importing.calendars.revisions import current, key, undecided
from facilitator.files.importing.content import decode
from facilitator.files.importing.frames import DIVIDED
from facilitator.files.importing.layout import about, leave_out
from facilitator.files.importing.programme import (
    MOST,
    Circumstances,
    Row,
    Source,
    read_speakers,
)
from facilitator.files.importing.words import values
from facilitator.files.importing.words.names import like_a_name, said_to_speak, several
from facilitator.files.toml.suggest import shown

if TYPE_CHECKING:
    from icalendar import Component

_BEGIN_OR_END: Final = r"^(BEGIN|END):{}[ \t]*$"
_EVENT: Final = re.compile(_BEGIN_OR_END.format("VEVENT"), re.IGNORECASE | re.MULTILINE)
_ZONE: Final = re.compile(_BEGIN_OR_END.format("VTIMEZONE"), re.IGNORECASE | re.MULTILINE)
_OTHERS: Final = re.compile(r"^BEGIN:(?:VTODO|VJOURNAL)[ \t]*$", re.IGNORECASE | re.MULTILINE)
_FOLD: Final = re.compile(rb"(?:\r\n|\n|\r)[ \t]")
_LINE: Final = re.compile(rb"\r\n|\n|\r")

_OFTEN: Final = ("HOURLY", "MINUTELY", "SECONDLY")
_WORDS_OF_PEOPLE: Final = ("SUMMARY", "LOCATION", "COMMENT", "CONTACT", "RESOURCES", "ATTACH")
"""What of an event people write, beside its description."""

MOST_DAYS: Final = 3660
"""No series is followed further, whatever days are asked for."""

MOST_A_DAY: Final = 24

MOST_TIMES: Final = 366
"""A series without an end given by `--between` is not followed further than so many days."""


class _Timed(Struct, frozen=True):
    """An event as a row whose times are still instants, or clock times without a zone.

    `zone` is the name of the zone in which it was written, "" for none.
    """

    row: Row
    start: dt.datetime
    end: dt.datetime | None
    zone: str


def read_ics(content: bytes, given: Circumstances) -> Source:
    """Read a programme from the events of a calendar; never raises."""
    source = Source()
    text, numbers = _unfolded(content, source)
    reader = _Calendar(source, text, numbers, given)
    reader.read()
    return source


def _unfolded(content: bytes, source: Source) -> tuple[str, list[int]]:
    """Undo the folding of long lines, which may be within a letter, and only then decode.

    Also gives the number that each line has in the file.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        content = decode(content, source).encode()
    numbers, number = [1], 1
    for match in re.finditer(rb"(?:\r\n|\n|\r)([ \t]?)", content):
        number += 1
        if not match[1]:
            numbers.append(number)
    return decode(_FOLD.sub(b"", content), source), numbers


class _Calendar:
    """Reads the events of one file."""

    def __init__(
        self, source: Source, text: str, numbers: Sequence[int], given: Circumstances
    ) -> None:
        self.source = source
        self.text = text
        self.numbers = numbers
        self.given = given
        self.zones: dict[str, dt.tzinfo] = {}
        self.agendas = Agendas(given)
        self.cancelled = False
        """Whether the whole calendar says that its events do not take place."""

    def read(self) -> None:
        texts = list(self._parts(_EVENT))
        if len(texts) > MOST:
            message = phrase("There are more than {most} sessions here.", most=MOST)
            self.source.left_out(0, message)
            self.source.read_until = 0
            return
        first = _EVENT.search(self.text)
        head = self.text[: first.start()] if first else self.text
        self.source.title = _property(head, "X-WR-CALNAME")
        self.cancelled = _property(head, "METHOD").strip().upper() == "CANCEL"
        self.source.keep([(1, _property(head, "X-WR-CALDESC"))])
        self._own_zones()
        events = [(line, event) for line, body in texts if (event := self._parsed(line, body))]
        self._keep_lines(events)
        calendars = _property(head, "X-WR-TIMEZONE")
        found = [one for line, event in self._current(events) for one in self._timed(line, event)]
        self._choose_zone(found, calendars)
        if len(found) == 1 and not self.source.title:
            self.source.title = found[0].row.title
        alone = len({properties.one(event, "UID") or line for line, event in events}) == 1
        found = [part for one in found for part in self._divided(one, alone=alone)]
        self.source.rows += map(_row, sorted(found, key=_in_order))
        if _OTHERS.search(self.text):
            self.source.left_out(0, phrase("Tasks and journal entries are not sessions."))
        if invited := dict.fromkeys(name for _, event in events for name in _invited(event)):
            self.source.left_out(0, phrase("Who is invited is not taken over."), "; ".join(invited))

    def _parts(self, pattern: re.Pattern[str]) -> Iterator[tuple[int, str]]:
        """Yield the text of each component with the line it begins on."""
        begin: int | None = None
        line, begun, counted = 1, 1, 0
        unended = phrase("This event does not end.")
        for match in pattern.finditer(self.text):
            if self.source.overfull(self._number(line)):
                return
            line += self.text.count("\n", counted, match.start())
            counted = match.start()
            if match[1].upper() == "END":
                if begin is not None:
                    yield self._number(begun), self.text[begin : match.end()]
                begin = None
                continue
            if begin is not None:
                self.source.left_out(self._number(begun), unended, session=True)
            begin, begun = match.start(), line
        if begin is not None:
            self.source.left_out(
                self._number(begun), unended, self.text[begin : begin + 2000], session=True
            )

    def _number(self, line: int) -> int:
        return self.numbers[min(line, len(self.numbers)) - 1]

    def _own_zones(self) -> None:
        """Read the zones that the calendar itself defines."""
        from icalendar import Timezone

        for _, body in self._parts(_ZONE):
            try:
                with warnings.catch_warnings(action="ignore"):
                    zone: Any = Timezone.from_ical(body.replace("\n", "\r\n"))
                    self.zones[_plain(str(zone["TZID"]))] = zone.to_tz()
            except Exception:  # noqa: BLE001, S112 - what cannot be read is not known
                continue

    def _parsed(self, line: int, body: str) -> Component | None:
        from icalendar import Event

        try:
            with warnings.catch_warnings(action="ignore"):
                event = Event.from_ical(body.replace("\n", "\r\n"))
                properties.one(event, "SUMMARY")
        except Exception:  # noqa: BLE001 - whatever the library makes of a broken event
            self._broken(line, body)
            return None
        return event

    def _broken(self, line: int, body: str) -> None:
        message = phrase("This event does not follow the iCalendar standard.")
        self.source.left_out(line, message, " ".join(body.split("\n")), session=True)

    def _keep_lines(self, events: Iterable[tuple[int, Component]]) -> None:
        """Note the words of each event, so that every one is in a session or in a remark."""
        for line, event in events:
            texts = [
                description(event),
                *(properties.all_of(event, name) for name in _WORDS_OF_PEOPLE),
            ]
            self.source.keep((line, text) for text in texts)

    def _current(self, events: Sequence[tuple[int, Component]]) -> list[tuple[int, Component]]:
        """Leave out what a later revision of the same event has replaced."""
        kept, replaced = current(events)
        for line, event, why in replaced:
            about = phrase(why, title=shown(properties.one(event, "SUMMARY")))
            self.source.left_out(line, about, _words(event))
        for line, event in undecided(kept):
            message = phrase(
                "“{title}” has the id of another event, and nothing says which is newer; both are "
                "taken over.",
                title=shown(properties.one(event, "SUMMARY")),
            )
            self.source.assumed(line, message, timing=True)
        return self._with_series(kept)

    def _with_series(self, events: list[tuple[int, Component]]) -> list[tuple[int, Component]]:
        """Put the times of repeating events in place of the events."""
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
            series = [other for _, other in events if key(other)[0] == uid] if uid else [event]
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
            self.source.left_out(line, message, _words(event), session=True)
            return [one for one in series if "RECURRENCE-ID" in one]
        try:
            _refuse_often(event)
            times = self._occurrences(event, series)
        except Exception:  # noqa: BLE001 - whatever the library makes of a broken rule
            message = phrase("“{title}” repeats by a rule that cannot be read.", title=title)
            self.source.left_out(line, message, _words(event), session=True)
            return []
        message = phrase("“{title}” repeats; {n} times are taken over.", title=title, n=len(times))
        self.source.assumed(line, message, timing=True)
        if not times:
            self.source.left_out(line, message, _words(event))
        return times

    def _occurrences(self, event: Component, series: Sequence[Component]) -> list[Component]:
        import recurring_ical_events
        from icalendar import Calendar

        calendar = Calendar()
        for one in series:
            calendar.add_component(self._zoned(one))
        start = _date(_instant(event, "DTSTART"))
        first, last = self.given.between or (start, start + dt.timedelta(days=MOST_TIMES))
        last = min(last, first + dt.timedelta(days=MOST_DAYS))
        query = recurring_ical_events.of(calendar)
        with warnings.catch_warnings(action="ignore"):
            found = list(query.between(first, last + dt.timedelta(days=1)))
        return sorted(found, key=lambda one: str(one["DTSTART"].dt))[:MOST]

    def _zoned(self, event: Component) -> Component:
        """Set the times of an event in the calendar's own zone where the library knows none."""
        for name in ("DTSTART", "DTEND", "RECURRENCE-ID"):
            value: Any = event.get(name)
            instant = getattr(value, "dt", None)
            if isinstance(instant, dt.datetime) and instant.tzinfo is None:
                value.dt = self._placed(event, name, instant)[0]
        return event

    def _timed(self, line: int, event: Component) -> list[_Timed]:
        try:
            timed = self._understood(line, event)
        except Exception:  # noqa: BLE001 - as above
            self._broken(line, _words(event))
            return []
        return [timed] if timed else []

    def _understood(self, line: int, event: Component) -> _Timed | None:
        """Return what an event says, or tell why it is left out."""
        title = properties.one(event, "SUMMARY")
        start, end = _instant(event, "DTSTART"), _instant(event, "DTEND")
        why = self._no_session(event, title)
        if why is None and not (_is_clock(start) and _is_clock(end or start)):
            why = phrase("“{title}” lasts all day, so it has no place in a programme.")
            self.source.left_out(line, _about(why, title), _words(event))
            return None
        if why is not None:
            cancelled = self._is_cancelled(event) and bool(title.strip())
            self.source.left_out(
                line, _about(why, title), _words(event), timing=True, session=not cancelled
            )
            return None
        assert isinstance(start, dt.datetime)  # noqa: S101 - anything else was left out
        begin, zone = self._placed(event, "DTSTART", start)
        self._tell_unknown_zone(line, event, begin)
        return _Timed(self._row(line, event, title), begin, self._ending(event, begin, end), zone)

    def _is_cancelled(self, event: Component) -> bool:
        return self.cancelled or properties.one(event, "STATUS").upper() == "CANCELLED"

    def _no_session(self, event: Component, title: str) -> Phrase | None:
        """Return why an event is no session, or None."""
        if not title.strip():
            return phrase("This event has no title.")
        if self._is_cancelled(event):
            return phrase("“{title}” is cancelled.")
        end = _instant(event, "DTEND")
        if _instant(event, "DTSTART") is None or ("DTEND" in event and end is None):
            return phrase("“{title}” has a time that cannot be read.")
        return None

    def _ending(
        self, event: Component, begin: dt.datetime, end: dt.date | None
    ) -> dt.datetime | None:
        length = getattr(event.get("DURATION"), "dt", None)
        if isinstance(end, dt.datetime):
            return self._placed(event, "DTEND", end)[0]
        return begin + length if isinstance(length, dt.timedelta) else None

    def _row(self, line: int, event: Component, title: str) -> Row:
        speakers, described = self._speakers(line, description(event))
        title, named = _without_names(title, described)
        if described == title:
            self.source.use(line, described)
            described = ""
        return Row(
            line=line,
            title=title,
            speakers=(*speakers, *named),
            kind=_kind(event),
            place=properties.one(event, "LOCATION"),
            track=_categories(event),
            description="\n\n".join(filter(None, (described, _url(event)))),
        )

    def _speakers(self, line: int, description: str) -> tuple[tuple[str, ...], str]:
        """Take who speaks from a description that says so in a line of its own."""
        found: list[str] = []
        rest = []
        for text in description.split("\n"):
            names = said_to_speak(text) if ":" in text else ()
            found += read_speakers(self.source, line, "; ".join(names))
            if names:
                self.source.use(line, text.partition(":")[0])
            else:
                rest.append(text)
        return tuple(found), "\n".join(rest).strip() if found else description

    def _divided(self, event: _Timed, *, alone: bool) -> list[_Timed]:
        """Put the sessions of the agenda that an event describes in place of the event."""
        here = ZoneInfo(self.source.zone or self.given.zone)
        zone = zone_named(event.zone) if event.zone not in ("", "UTC") else here
        begins, ends = _local(event.start, zone), _local(event.end, zone)
        if begins is None or ends is None:
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
        return [self._part(event, row, begins) for row in rows]

    def _part(self, event: _Timed, row: Row, begins: dt.datetime) -> _Timed:
        midnight = begins.replace(hour=0, minute=0, second=0)
        start = midnight + dt.timedelta(minutes=row.start or 0)
        end = midnight + dt.timedelta(minutes=row.end) if row.end is not None else None
        if end is None and row.minutes is not None:
            end = start + dt.timedelta(minutes=row.minutes)
        whole = event.row
        part = replace(row, line=whole.line, place=whole.place, track=whole.track, end=None)
        return replace(event, row=part, start=start, end=end)

    def _placed(self, event: Component, name: str, instant: dt.datetime) -> tuple[dt.datetime, str]:
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

    def _tell_unknown_zone(self, line: int, event: Component, start: dt.datetime) -> None:
        zone = getattr(event.get("DTSTART"), "params", {}).get("TZID")
        if zone and start.tzinfo is None:
            message = phrase(
                "The time zone “{zone}” is not known; {time} is taken as it stands.",
                zone=shown(str(zone)),
                time=start.strftime("%H:%M"),
            )
            self.source.assumed(line, message, timing=True)

    def _choose_zone(self, found: Sequence[_Timed], calendars: str) -> None:
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


def _local(instant: dt.datetime | None, zone: dt.tzinfo | None) -> dt.datetime | None:
    return instant.astimezone(zone) if instant is not None and instant.tzinfo else instant


def _row(event: _Timed) -> Row:
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


def _in_order(event: _Timed) -> dt.datetime:
    return (
        event.start.astimezone(dt.UTC) if event.start.tzinfo else event.start.replace(tzinfo=dt.UTC)
    )


def _is_clock(instant: dt.date | None) -> bool:
    """Return whether an instant is a time of a day, not a whole day."""
    return isinstance(instant, dt.datetime)


def _about(why: Phrase, title: str) -> Phrase:
    return Phrase(why.text, {**why.values, "title": shown(title)})


def _plain(key: str) -> str:
    return key.replace("\\", "").strip().strip('"')


def _property(head: str, name: str) -> str:
    match = re.search(rf"^{name}(?:;[^:\n]*)?:([^\n]*)$", head, re.IGNORECASE | re.MULTILINE)
    return re.sub(r"\\(.)", lambda m: " " if m[1] in "nN" else m[1], match[1]) if match else ""


def _without_names(title: str, described: str) -> tuple[str, tuple[str, ...]]:
    """Take who speaks from a title that says it after what the description repeats of it.

    Conference programs write "Maps - Anna Ek" and describe it as "Maps".
    """
    plain = described.split("\n", maxsplit=1)[0].strip()
    said = title.removeprefix(f"{plain} - ")
    names = several(said) if plain and said != title else ()
    return (plain, names) if names and all(map(like_a_name, names)) else (title, ())


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


def _invited(event: Component) -> Iterator[str]:
    """Yield who is invited, by name or else by address."""
    for name in ("ORGANIZER", "ATTENDEE"):
        for one in properties.every(event, name):
            text = str(getattr(one, "params", {}).get("CN", "")) or str(one)
            yield re.sub(r"^mailto:", "", text, flags=re.IGNORECASE)


def _words(event: Component) -> str:
    names = ("SUMMARY", "LOCATION", "DESCRIPTION")
    return " \u00b7 ".join(filter(None, (properties.one(event, name) for name in names)))


def _url(event: Component) -> str:
    url = properties.one(event, "URL")
    return "" if url in properties.one(event, "DESCRIPTION") else url


def _categories(event: Component) -> str:
    """Return the categories that are no kinds of session."""
    categories: Any = event.get("CATEGORIES")
    names = [str(name) for name in getattr(categories, "cats", ())]
    return ", ".join(name for name in names if values.kind(name) is None)


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


def _zone_key(instant: dt.datetime) -> str:
    """Name the zone of an instant; one known only by its offset counts as UTC."""
    key = getattr(instant.tzinfo, "key", None) or "UTC"
    return key if zone_named(key) else "UTC"

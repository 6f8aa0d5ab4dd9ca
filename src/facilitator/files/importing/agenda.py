"""The rows of a source become the days and sessions of an agenda."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import Final
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from facilitator.core.base.language import phrase
from facilitator.core.base.text import clean_line, fold
from facilitator.core.record.agenda import Agenda, Day, Session
from facilitator.files.agenda.build import made_ids
from facilitator.files.agenda.checks import zone_named
from facilitator.files.importing.frames import without_end, without_frames
from facilitator.files.importing.layout import OVERLAPS, Clocks, Layout, Whole, leave_out
from facilitator.files.importing.programme import MOST, Circumstances, Hours, Remark, Row, Source
from facilitator.files.importing.twelve import on_one_clock
from facilitator.files.importing.written import values
from facilitator.files.toml.suggest import shown

DAY: Final = values.DAY
_SEVERAL: Final = 2
_WHAT_IT_IS: Final = re.compile(
    r"^(?:(?:kurs)?program(?:me)?|schema|schedule|körschema|run sheet|minutes|minnesanteckningar"
    r"|protokoll|anteckningar): ",
    re.IGNORECASE,
)
"""What a document says of itself before the title of the meeting."""


class Imported(Struct, frozen=True):
    """The agenda, or None where nothing could be made, and all remarks.

    `taken` of `found` sessions are in it.
    """

    agenda: Agenda | None
    remarks: tuple[Remark, ...]
    taken: int = 0
    found: int = 0


def imported(source: Source, given: Circumstances) -> Imported:
    """Lay out in time what a source says."""
    if len(source.rows) > MOST:
        source.left_out(0, phrase("There are more than {most} sessions here.", most=MOST))
        source.rows.clear()
        source.read_until = 0
    _chosen(source, given)
    zone = _zone(source, given) if source.rows else ""
    source.rows = [_in_zone(row, zone, source.zone) for row in source.rows]
    _within(source, given)
    place = source.place or _common_place(source.rows)
    told = len(source.remarks)
    whole = Whole(place, given.language)
    days = tuple(_days(source, given, whole, zone))
    source.sheet = ""
    _tell_of_rooms(source, given, told)
    if not days:
        source.left_out(0, phrase("No session was found, so there is no agenda to write."))
        return Imported(None, tuple(source.remarks), 0, _untaken(source))
    agenda = Agenda(
        title=_title(source, given),
        days=_with_ids(days),
        language=given.language.code,
        timezone=zone,
        place=place,
    )
    source.assumed(0, phrase('The language is taken to be "{code}".', code=given.language.code))
    taken = sum(len(day.sessions) for day in days)
    return Imported(agenda, tuple(source.remarks), taken, taken + _untaken(source))


def _untaken(source: Source) -> int:
    """Return how much was left out that seems to be a session."""
    return sum(remark.session for remark in source.remarks)


def _title(source: Source, given: Circumstances) -> str:
    title = clean_line(source.title)
    if title:
        return _WHAT_IT_IS.sub("", title) or title
    title = clean_line(given.name) or given.language.say("Meeting")
    source.assumed(0, phrase("No title is given; “{title}” is written.", title=shown(title)))
    return title


# What was asked for


def _chosen(source: Source, given: Circumstances) -> None:
    """Leave out what is in another room or track than the one asked for."""
    if not given.only:
        return
    wanted = fold(clean_line(given.only))
    where = [(row, _where(row)) for row in source.rows]
    if not any(_is(place, wanted) for _, places in where for place in places):
        known = sorted({place for _, places in where for place in places})
        message = phrase(
            "Nothing is in “{only}”; there is {known}.",
            only=shown(given.only),
            known=", ".join(known[:9]) or phrase("no room or track"),
        )
        source.left_out(0, message)
        source.rows.clear()
        return
    kept = []
    for row, places in where:
        if not places or any(_is(place, wanted) for place in places):
            kept.append(row)
        elif not row.left_out:
            message = phrase("“{title}” is not in “{only}”.", only=shown(given.only))
            leave_out(source, row, message, timing=False)
    source.rows = kept


def _tell_of_rooms(source: Source, given: Circumstances, before: int) -> None:
    """Report that a room can be chosen where sessions were left out as others are beside them."""
    beside = sum(remark.message.text == OVERLAPS for remark in source.remarks[before:])
    known = dict.fromkeys(place for row in source.rows for place in _where(row))
    if given.only or beside < _SEVERAL or len(known) < _SEVERAL:
        return
    message = phrase(
        "Sessions are beside each other; choose a room or track with --only: {known}.",
        known=", ".join(map(shown, list(known)[:9])),
    )
    source.assumed(0, message, timing=True)


def _where(row: Row) -> list[str]:
    return [text for text in map(clean_line, (row.place, row.track)) if text]


def _is(place: str, wanted: str) -> bool:
    return wanted in fold(place)


def _within(source: Source, given: Circumstances) -> None:
    """Leave out what is of another day than those asked for."""
    if given.between is None:
        return
    first, last = given.between
    kept = []
    for row in source.rows:
        if row.date is None or first <= row.date <= last:
            kept.append(row)
        elif not row.left_out:
            message = phrase("“{title}” is on {date}.", date=row.date.isoformat())
            leave_out(source, row, message, timing=False)
    source.rows = kept


# The time zone


def _zone(source: Source, given: Circumstances) -> str:
    """Choose the zone of the agenda, and tell what is assumed of it."""
    written = list(dict.fromkeys(row.zone for row in source.rows if row.zone))
    if given.timezone:
        return given.timezone
    if source.zone:
        if source.zone == "UTC":
            source.assumed(0, phrase("The times are in UTC; --timezone chooses another."))
        return source.zone
    meant = [(text, values.zone_meant(text)) for text in written]
    named = [zone for _, zone in meant if zone != "UTC" and zone_named(zone)]
    for text, zone in meant:
        if zone not in (text, "UTC") and zone_named(zone):
            message = phrase("“{letters}” is taken for {zone}.", letters=text, zone=zone)
            source.assumed(0, message, timing=True)
    if len(named) == 1 and all(row.zone for row in source.rows if row.start is not None):
        return named[0]
    if any(zone == "UTC" for _, zone in meant):
        message = phrase(
            "The times are in UTC and set in {zone}; --timezone chooses another.", zone=given.zone
        )
    else:
        message = phrase("No time zone is given; {zone} is assumed.", zone=given.zone)
    source.assumed(0, message, timing=True)
    return given.zone


def _in_zone(row: Row, zone: str, said: str) -> Row:
    """Set a row whose times are of another zone in the zone of the agenda, at the same instant.

    `said` is the zone that the source says of the whole.
    """
    name = values.zone_meant(row.zone) if row.zone else said
    if not name or name == zone or row.date is None or row.start is None:
        return row
    theirs = zone_named(name)
    if theirs is None:
        return row
    midnight = dt.datetime.combine(row.date, dt.time())

    def moved(minutes: int) -> dt.datetime:
        local = (midnight + dt.timedelta(minutes=minutes)).replace(tzinfo=theirs)
        return local.astimezone(ZoneInfo(zone))

    start = moved(row.start)
    minutes = row.minutes
    if row.end is not None:
        end = moved(row.end if row.end > row.start else row.end + DAY)
        length = end.astimezone(dt.UTC) - start.astimezone(dt.UTC)
        minutes = round(length.total_seconds() / 60)
    return replace(
        row,
        date=start.date(),
        start=start.hour * 60 + start.minute,
        end=None,
        minutes=minutes,
        vague=False,
        zone="",
    )


# The days


def _common_place(rows: Sequence[Row]) -> str:
    """Return the place where everything is, if everything with a place is at the same."""
    places = {clean_line(row.place) for row in rows if not row.left_out} - {""}
    return places.pop() if len(places) == 1 else ""


def _with_ids(days: Sequence[Day]) -> tuple[Day, ...]:
    ids = iter(made_ids(((None, s.title) for day in days for s in day.sessions), "session"))

    def named(session: Session) -> Session:
        return replace(session, id=next(ids))

    return tuple(replace(day, sessions=tuple(map(named, day.sessions))) for day in days)


def _days(source: Source, given: Circumstances, whole: Whole, zone: str) -> Iterator[Day]:
    """Yield the days by date; none begins before the one before it has ended."""
    night = 0
    before: dt.date | None = None
    for date, rows, hours in sorted(_dated(source, given), key=lambda day: day[0]):
        if before is not None:
            night = max(0, night - DAY * (date - before).days)
        clocks = Clocks(date, ZoneInfo(zone))
        layout = Layout(source, clocks, whole, night, hours)
        rows_ = without_frames(source, on_one_clock(source, rows))
        layout.take(without_end(source, rows_, hours[1] if hours else None))
        if layout.sessions:
            opening = dt.time(*divmod(layout.opening, 60))
            yield Day(date, opening, tuple(layout.sessions))
            before, night = date, layout.end


def _dated(source: Source, given: Circumstances) -> list[tuple[dt.date, list[Row], Hours | None]]:
    """Return each day with its rows, and when it begins and ends."""
    groups: dict[dt.date | int, list[Row]] = {}
    for row in source.rows:
        groups.setdefault(row.part if row.date is None else row.date, []).append(row)
    taken = set(groups)
    date = source.first or source.headed or given.today
    found = []
    for key, rows in groups.items():
        if isinstance(key, dt.date):
            date = key + dt.timedelta(days=1)
        else:
            while date in taken:
                date += dt.timedelta(days=1)
            message = phrase("No date is given here; {date} is assumed.", date=date.isoformat())
            source.sheet = rows[0].sheet
            source.assumed(rows[0].line, message, timing=True)
        day = key if isinstance(key, dt.date) else date
        taken.add(day)
        found.append((day, rows, source.hours_on(key)))
    return found

"""A timetable is an agenda's programme with its clock times, as text and as data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import groupby
from zoneinfo import ZoneInfo

from msgspec import Struct

from facilitator.cli.dates import date_line, iso, times
from facilitator.core.base.language import Language, clock_time
from facilitator.core.base.text import clean_line
from facilitator.core.record.agenda import Agenda, Session
from facilitator.core.record.plan import Anchor, Slot, plan
from facilitator.plain.output import table


class PlannedStep(Struct, frozen=True):
    """A timed step of a session of `check --format json`."""

    title: str
    minutes: int


class PlannedSession(Struct, frozen=True):
    """A session of `check --format json`: instants are ISO 8601 with the meeting's offset.

    `start_is` is "fixed" or "not-before" for a session with a start of its own, else "flowing".
    `warn` are minutes before the end.
    """

    id: str
    title: str
    kind: str
    start: str
    end: str
    minutes: int
    shortest_minutes: int
    start_is: str
    end_fixed: bool
    optional: bool
    lead: str
    materials: tuple[str, ...]
    prepare: tuple[str, ...]
    warn: tuple[int, ...]
    steps: tuple[PlannedStep, ...]


class PlannedDay(Struct, frozen=True):
    """A day of `check --format json`; `minutes` is the sum of its sessions."""

    date: dt.date
    start: str
    end: str
    minutes: int
    sessions: tuple[PlannedSession, ...]


def days_of(agenda: Agenda) -> list[list[Slot]]:
    """Return the plan day by day."""
    return [list(slots) for _, slots in groupby(plan(agenda), key=lambda slot: slot.day)]


def as_data(agenda: Agenda) -> tuple[PlannedDay, ...]:
    """Return the timetable as data."""
    zone = ZoneInfo(agenda.timezone)
    return tuple(
        PlannedDay(
            agenda.days[slots[0].day].date,
            iso(slots[0].start, zone),
            iso(max(slot.end for slot in slots), zone),
            sum(slot.session.duration for slot in slots),
            tuple(_planned(slot, zone) for slot in slots),
        )
        for slots in days_of(agenda)
    )


def as_lines(agenda: Agenda, language: Language) -> Iterator[str]:
    """Write the timetable."""
    yield clean_line(agenda.title)
    for slots in days_of(agenda):
        yield ""
        yield from _day(agenda, slots, language)


def _day(agenda: Agenda, slots: list[Slot], language: Language) -> Iterator[str]:
    zone = ZoneInfo(agenda.timezone)
    index = slots[0].day
    end = max(slot.end for slot in slots)
    held = sum((slot.end - slot.start for slot in slots), dt.timedelta())
    yield language.say(
        "{date}, {start} to {end} ({zone})",
        date=date_line(agenda.days[index].date, index, len(agenda.days), language),
        start=clock_time(slots[0].start, zone),
        end=clock_time(end, zone),
        zone=agenda.timezone,
    )
    for line in table([_row(slot, zone, language) for slot in slots]):
        yield f"  {line}"
    yield language.count(
        "{n} session, {time} in all",
        "{n} sessions, {time} in all",
        len(slots),
        time=language.minutes(held),
    )


def _row(slot: Slot, zone: ZoneInfo, language: Language) -> list[str]:
    length = language.minutes(slot.end - slot.start)
    title = clean_line(slot.session.title)
    marks = ", ".join(_marks(slot.session, language))
    return [times(slot.start, slot.end, zone), length, f"{title} ({marks})" if marks else title]


def _marks(session: Session, language: Language) -> Iterator[str]:
    if session.start and session.starts == "fixed":
        yield language.say("fixed start")
    if session.start and session.starts == "not-before":
        yield language.say("not before {time}", time=session.start.strftime("%H:%M"))
    if session.end_fixed:
        yield language.say("fixed end")
    if session.optional:
        yield language.say("optional")


def _planned(slot: Slot, zone: ZoneInfo) -> PlannedSession:
    session = slot.session
    return PlannedSession(
        session.id,
        session.title,
        session.kind,
        iso(slot.start, zone),
        iso(slot.end, zone),
        session.duration,
        session.shortest,
        slot.anchor.value if slot.anchor in (Anchor.FIXED, Anchor.NOT_BEFORE) else "flowing",
        session.end_fixed,
        session.optional,
        session.lead,
        session.materials,
        session.prepare,
        session.warn,
        tuple(PlannedStep(step.title, step.duration) for step in session.steps),
    )

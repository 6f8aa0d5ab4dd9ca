"""The clock times of an agenda file, set on the calendar to see whether the days work out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise
from zoneinfo import ZoneInfo

from msgspec import Struct

from facilitator.core.base.language import clock_time, length, phrase
from facilitator.core.base.span import MINUTE
from facilitator.core.base.text import clean_line
from facilitator.core.record.agenda import Day
from facilitator.core.record.plan import LATEST_AFTER_MIDNIGHT, instant, own_start
from facilitator.files.agenda.format import DayForm, SessionForm
from facilitator.files.toml.problems import Issue, Path


class Placed(Struct, frozen=True):
    """A session on the calendar; `after` is when what comes before it ends (all in UTC).

    `own` is the instant of its own clock time, if it has one.
    """

    path: Path
    title: str
    form: SessionForm
    after: dt.datetime
    own: dt.datetime | None
    start: dt.datetime
    end: dt.datetime

    @property
    def minutes(self) -> int:
        """Its length in whole minutes."""
        return (self.end - self.start) // MINUTE

    @property
    def fixed(self) -> bool:
        """Whether it must start at its own clock time."""
        return self.own is not None and self.form.starts != "not-before"


class PlacedDay(Struct, frozen=True):
    """A day on the calendar."""

    path: Path
    opening: dt.datetime
    sessions: tuple[Placed, ...]

    @property
    def end(self) -> dt.datetime:
        """When its last session is planned to end."""
        return self.sessions[-1].end if self.sessions else self.opening


def place_day(form: DayForm, index: int, zone: ZoneInfo) -> PlacedDay:
    """Set a day on the calendar, even one whose times do not work out."""
    path: Path = ("day", index)
    day = Day(form.date, form.start.plain(), ())
    opening = end = instant(day.date, day.start, zone)
    placed = []
    for position, session in enumerate(form.session):
        where = (*path, "session", position)
        placed.append(_place(where, session, day, end, zone))
        end = placed[-1].end
    return PlacedDay(path, opening, tuple(placed))


def _place(path: Path, form: SessionForm, day: Day, after: dt.datetime, zone: ZoneInfo) -> Placed:
    own = None if form.start is None else own_start(day, form.start.plain(), after, zone)
    start = after if own is None else own
    if form.starts == "not-before":
        start = max(start, after)
    if form.duration is not None:
        end = start + form.duration * MINUTE
    else:
        end = start if form.end is None else _end(start, form.end.plain(), zone)
    return Placed(path, clean_line(form.title), form, after, own, start, end)


def _end(start: dt.datetime, clock: dt.time, zone: ZoneInfo) -> dt.datetime:
    """Return the instant of the clock time after `start`, or `start` when it has passed already.

    It has passed when it would come more than twelve hours later, on the next date.
    """
    date = start.astimezone(zone).date()
    # A clock time that comes twice may be the second one.
    for end in (instant(date, clock.replace(fold=fold), zone) for fold in (0, 1)):
        if end > start:
            return end
    night = instant(date + dt.timedelta(days=1), clock, zone)
    return night if night - start <= LATEST_AFTER_MIDNIGHT else start


def check_day(day: PlacedDay, zone: ZoneInfo) -> Iterator[Issue]:
    """Yield what does not work out within one day."""
    before = None
    for session in day.sessions:
        yield from _start_issues(day, before, session, zone)
        yield from _end_issues(session, zone)
        before = session


def check_nights(days: list[PlacedDay], zone: ZoneInfo) -> Iterator[Issue]:
    """Yield the days that start before the day before them has ended."""
    for before, day in pairwise(days):
        late = before.end - day.opening
        if late >= MINUTE:
            message = phrase(
                "This day starts {late} too early: the day before ends at {end} on {date}.",
                late=length(late),
                end=clock_time(before.end, zone),
                date=before.end.astimezone(zone).date().isoformat(),
            )
            yield Issue((*day.path, "start"), message)


def _start_issues(
    day: PlacedDay, before: Placed | None, session: Placed, zone: ZoneInfo
) -> Iterator[Issue]:
    if session.own is None:
        return
    path = (*session.path, "start")
    time = clock_time(session.own, zone)
    late = session.after - session.own
    if session.own < day.opening:
        message = phrase(
            '"{title}" starts at {time}, before the day does at {opening}.',
            title=session.title,
            time=time,
            opening=clock_time(day.opening, zone),
        )
        yield Issue(path, message)
    elif session.fixed and late >= MINUTE and before is not None:
        message = phrase(
            '"{title}" is fixed at {time}, but "{before}" before it ends at {end}, '
            "{late} too late.",
            title=session.title,
            time=time,
            before=before.title,
            end=clock_time(before.end, zone),
            late=length(late),
        )
        yield Issue(path, message)


def _end_issues(session: Placed, zone: ZoneInfo) -> Iterator[Issue]:
    if session.form.end is None:
        return
    if session.end <= session.start:
        message = phrase(
            '"{title}" ends at {end}, but it starts at {start}.',
            title=session.title,
            end=session.form.end.strftime("%H:%M"),
            start=clock_time(session.start, zone),
        )
        yield Issue((*session.path, "end"), message)
    elif session.form.min is not None and session.form.min > session.minutes:
        message = phrase(
            '"min" must not be longer than the session, which is {length}.',
            length=length(session.minutes * MINUTE),
        )
        yield Issue((*session.path, "min"), message)

"""The plan sets every session of an agenda on the calendar, as instants.

Starts and ends are aware datetimes in UTC, where adding minutes is exact on every night of the
year; local clock time is only what the agenda says and what is shown.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from itertools import chain
from typing import Final
from zoneinfo import ZoneInfo

from msgspec import Struct

from facilitator.core.base.ids import SessionId
from facilitator.core.record.agenda import Agenda, Day, Session
from facilitator.core.record.programme import Programme
from facilitator.core.record.sessions import Progress

BEGINNING: Final = dt.datetime.min.replace(tzinfo=dt.UTC)
"""Before everything."""

LATEST_AFTER_MIDNIGHT: Final = dt.timedelta(hours=12)
"""How long before a clock time "earlier than the day's start" the day must still be going on."""


class Anchor(Enum):
    """What holds a session's start in place."""

    NONE = "none"
    """It follows the session before it."""
    DAY = "day"
    """It opens a day."""
    NOT_BEFORE = "not-before"
    """It may begin late but not early."""
    FIXED = "fixed"
    """It begins when planned; anything else is a conflict."""


class Slot(Struct, frozen=True):
    """A session's place in the plan: its day (counted from 0), start and end (UTC).

    One that a rebalance `cut` has no time there: what follows begins in its place.
    """

    session: Session
    day: int
    start: dt.datetime
    end: dt.datetime
    anchor: Anchor
    cut: bool = False


def planned_end(slots: Iterable[Slot]) -> dt.datetime:
    """Return when the plan of some sessions ends."""
    planned = [*slots]
    timed = [slot for slot in planned if not slot.cut] or planned
    return max(slot.end for slot in timed)


def instant(date: dt.date, clock: dt.time, zone: ZoneInfo) -> dt.datetime:
    """Return the instant (UTC) of a local date and clock time.

    A clock time that comes twice on a night of daylight saving means its first occurrence; one
    that is left out means as long after midnight as if the clocks had not been changed.
    """
    return dt.datetime.combine(date, clock, zone).astimezone(dt.UTC)


def plan_day(
    day: Day,
    index: int,
    zone: ZoneInfo,
    delays: Mapping[SessionId, int] | None = None,
    cut: Collection[SessionId] = (),
) -> Iterator[Slot]:
    """Set one day's sessions on the calendar, each after the one before or at its own start.

    `delays` are minutes that pass before sessions which otherwise follow at once; what follows a
    session that was `cut` begins in its place.
    """
    opening = end = instant(day.date, day.start, zone)
    for position, session in enumerate(day.sessions):
        start, anchor = end, Anchor.DAY if position == 0 else Anchor.NONE
        if delays and session.id in delays:
            start += dt.timedelta(minutes=delays[session.id])
        if session.start is not None:
            fixed = own_start(day, session.start, end, zone)
            anchor = Anchor(session.starts)
            # A day that opens with a session of its own time still opens as the day says.
            start = max(fixed, opening) if anchor is Anchor.FIXED else max(fixed, start)
        until = start + dt.timedelta(minutes=session.duration)
        if session.id not in cut:
            end = until
        yield Slot(session, index, start, until, anchor, session.id in cut)


def own_start(day: Day, clock: dt.time, previous_end: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    """Return the instant of a session's own clock time on its day, which may pass midnight.

    A clock time before the day's start belongs to the night after, if the day then still goes on.
    """
    same_date = instant(day.date, clock, zone)
    if clock >= day.start:
        return same_date
    night = instant(day.date + dt.timedelta(days=1), clock, zone)
    return night if night - previous_end <= LATEST_AFTER_MIDNIGHT else same_date


def plan(
    agenda: Agenda,
    dates: Sequence[dt.date] | None = None,
    programme: Programme | None = None,
) -> tuple[Slot, ...]:
    """Set the whole agenda on the calendar, or its programme as it was changed live.

    `dates` are the days' dates where they differ from the agenda's.
    """
    zone = ZoneInfo(agenda.timezone)
    days: Sequence[Day] = agenda.days if programme is None else programme.days
    delays = programme.delays if programme else None
    cut = programme.cut if programme else ()
    if dates is not None:
        days = [Day(date, d.start, d.sessions) for date, d in zip(dates, days, strict=True)]
    return tuple(
        chain.from_iterable(
            plan_day(day, index, zone, delays, cut) for index, day in enumerate(days)
        )
    )


def expected_end(slot: Slot, progress: Progress, now: dt.datetime) -> dt.datetime:
    """Return when a running session's time is up: A_s + D + X + Z, or P_e + X if its end is fixed.

    This is not later than `now` in overtime; the session is then expected to end now.
    """
    if slot.session.end_fixed:
        return slot.end + progress.added
    # Before it began, as after the clock was set back, it has no more than all of its time left.
    began = min(progress.spans[0].start, now - progress.still(now))
    return began + (slot.end - slot.start) + progress.added + progress.still(now)


def dawns(slots: Sequence[Slot], zone: ZoneInfo) -> dict[int, dt.datetime]:
    """Return for each day (counted from 0) the instant from which on the meeting is on that day.

    That is midnight, or the middle of the night that is left when the day before passes midnight.
    Before the first day there is none.
    """
    found: dict[int, dt.datetime] = {}
    position = 0
    while position < len(slots):
        first = slots[position]
        if position == 0:
            found[first.day] = BEGINNING
        else:
            night = max(dt.timedelta(), first.start - slots[position - 1].end)
            midnight = instant(first.start.astimezone(zone).date(), dt.time.min, zone)
            found[first.day] = max(midnight, first.start - night / 2)
        position = bisect_right(slots, first.day, lo=position, key=_day)
    return found


def _day(slot: Slot) -> int:
    return slot.day

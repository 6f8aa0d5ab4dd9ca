"""The day bar is one day to scale: what was held and what is expected, and the fixed points.

It says nothing of cells: a bar is instants, and whoever draws it has a width.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from typing import Final
from zoneinfo import ZoneInfo

from msgspec import Struct

from facilitator.core.base.ids import SessionId
from facilitator.core.base.language import Phrase, clock_time, length, phrase
from facilitator.core.base.span import MINUTE, ZERO
from facilitator.core.record.plan import Anchor, planned_end
from facilitator.core.record.state import State
from facilitator.core.time.schedule import Row, Schedule

REACH: Final = dt.timedelta(hours=12)
"""How far outside its plan something still belongs to a day, however long it lasts."""

Time = tuple[dt.datetime, dt.datetime]
"""From one instant to another."""


class Stand(Enum):
    """What a stretch of the bar is."""

    DONE = "done"
    """Gone, of a session that is over or was left."""
    NOW = "now"
    """Gone, of the session that runs."""
    NEXT = "next"
    """To come."""
    LOST = "lost"
    """Beyond the start of a fixed point that is to come."""


class Stretch(Struct, frozen=True):
    """A part of a session's time that stands in one way."""

    start: dt.datetime
    end: dt.datetime
    stand: Stand


class Block(Struct, frozen=True):
    """A session on the bar, in stretches without gaps; a session left and taken up again is two."""

    session: SessionId
    title: str
    pause: bool
    stretches: tuple[Stretch, ...]

    @property
    def start(self) -> dt.datetime:
        """When it begins."""
        return self.stretches[0].start

    @property
    def end(self) -> dt.datetime:
        """When it ends."""
        return self.stretches[-1].end


class Hold(Enum):
    """Whether a fixed point holds."""

    KEPT = "kept"
    LATE = "late"
    """It is expected later, but what comes before it, or runs, can still be shortened."""
    MISSED = "missed"
    """Not even ending the running session now lets it begin on time, or its time has passed."""
    MOVED = "moved"
    """It is accepted that it begins later."""


class Point(Struct, frozen=True):
    """A fixed point to come, or the end of the day, which is no session and has no title."""

    session: SessionId
    title: str
    at: dt.datetime
    expected: dt.datetime
    hold: Hold

    @property
    def late(self) -> dt.timedelta:
        """How much later than planned it is expected."""
        return max(ZERO, self.expected - self.at)


class DayBar(Struct, frozen=True):
    """A day from one full hour to another; `now` is None if it is about another day."""

    start: dt.datetime
    end: dt.datetime
    now: dt.datetime | None
    zone: ZoneInfo
    blocks: tuple[Block, ...]
    points: tuple[Point, ...]

    def share(self, instant: dt.datetime) -> float:
        """Return where an instant stands on the bar: 0 is its start and 1 its end."""
        return (instant - self.start) / (self.end - self.start)

    def hours(self) -> list[dt.datetime]:
        """Return the full hours on the bar, the one at its end left out."""
        whole = int((self.end - self.start) / dt.timedelta(hours=1))
        return [self.start + dt.timedelta(hours=number) for number in range(whole)]


def day_bar(state: State, plan: Schedule, day: int | None = None) -> DayBar | None:
    """Draw up the bar of a day (counted from 0), of the meeting's own if none is named."""
    rows = [row for row in plan.rows if row.slot.day == (plan.day if day is None else day)]
    if not rows:
        return None
    first, last = min(row.slot.start for row in rows), planned_end(row.slot for row in rows)
    window = (first - REACH, last + REACH)
    blocks = tuple(_blocks(rows, state, plan.now, window))
    start = min([first, *(block.start for block in blocks)])
    end = max([last, *(block.end for block in blocks)])
    near = window[0] <= plan.now <= window[1]
    return DayBar(
        _full_hour(start, state.zone),
        _full_hour(end - dt.timedelta(microseconds=1), state.zone) + dt.timedelta(hours=1),
        plan.now if near else None,
        state.zone,
        blocks,
        (*_fixed_points(rows, state, plan), *_end(rows, last)),
    )


def said(point: Point, zone: ZoneInfo) -> tuple[Phrase, ...]:
    """Say whether a fixed point holds, at length and then shorter."""
    planned = clock_time(point.at, zone)
    at = clock_time(point.expected, zone) if point.hold is Hold.MOVED else planned
    name = point.title or phrase("Finish")
    late = length(point.late)
    match point.hold:
        case Hold.KEPT:
            long = phrase("{title} {at} kept", title=name, at=at) if point.title else None
            short = phrase("{at} kept", at=at)
        case Hold.LATE:
            long = phrase("{title} {at}, {length} late", title=name, at=at, length=late)
            short = phrase("{at}, {length} late", at=at, length=late)
        case Hold.MISSED:
            long = phrase("{title} {at} missed, {length}", title=name, at=at, length=late)
            short = phrase("{at} missed", at=at)
        case Hold.MOVED:
            long, short = None, Phrase("{at}", {"at": at})
    return (long or Phrase("{title} {at}", {"title": name, "at": at}), short)


def _full_hour(instant: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    """Return the last full hour of the local clock."""
    local = instant.astimezone(zone)
    past = dt.timedelta(minutes=local.minute, seconds=local.second, microseconds=local.microsecond)
    return instant - past


def _blocks(rows: Sequence[Row], state: State, now: dt.datetime, window: Time) -> Iterator[Block]:
    lost = list(_lost(rows, state))
    for row in rows:
        for start, end, coming in _times(row, now):
            time = max(start, window[0]), min(end, window[1])
            stretches = tuple(_stretches(row, time, now, lost if coming else ()))
            if stretches:
                pause = row.session.kind == "break"
                yield Block(row.session.id, row.session.title, pause, stretches)


def _times(row: Row, now: dt.datetime) -> Iterator[tuple[dt.datetime, dt.datetime, bool]]:
    """Yield when a session ran and is expected to run, and whether that is still to come."""
    spans = row.progress.spans
    for span in spans[:-1] if row.running else spans:
        yield span.start, span.end or now, False
    if row.expected_end is not None:
        start = spans[-1].start if row.running else row.expected_start
        if start is not None:
            yield start, row.expected_end, True


def _stretches(row: Row, time: Time, now: dt.datetime, lost: Iterable[Time]) -> Iterator[Stretch]:
    """Cut a session's time where it is now, and where a fixed point ought to have begun."""
    start, end = time
    within = {start, end, now if row.running else start}
    within |= {edge for each in lost for edge in each}
    edges = sorted(edge for edge in within if start <= edge <= end)
    for here, there in itertools.pairwise(edges):
        yield Stretch(here, there, _stand(row, here, now, lost))


def _stand(row: Row, at: dt.datetime, now: dt.datetime, lost: Iterable[Time]) -> Stand:
    if any(since <= at < until for since, until in lost):
        return Stand.LOST
    if row.running:
        return Stand.NOW if at < now else Stand.NEXT
    return Stand.NEXT if row.expected_end is not None and at >= now else Stand.DONE


def _lost(rows: Sequence[Row], state: State) -> Iterator[Time]:
    """Yield the times from which fixed points ought to run, until they are expected to."""
    for row in _fixed(rows):
        start = row.awaited
        if start - row.slot.start >= MINUTE and row.session.id not in state.programme.accepted:
            yield row.slot.start, start


def _fixed(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the fixed points that have not begun and are expected to."""
    for row in rows:
        if row.slot.anchor is Anchor.FIXED and not row.progress.begun and row.expected_start:
            yield row


def _fixed_points(rows: Iterable[Row], state: State, plan: Schedule) -> Iterator[Point]:
    accepted = state.programme.accepted
    for row in _fixed(rows):
        start = row.slot.start
        expected = row.expected_start or start
        hold = Hold.KEPT
        if expected - start >= MINUTE:
            hold = Hold.MOVED if row.session.id in accepted else _late(row, plan)
        yield Point(row.session.id, row.session.title, start, expected, hold)


def _late(row: Row, plan: Schedule) -> Hold:
    """Return whether shortening what comes before can still keep a fixed point that is late."""
    point = plan.fixed_point
    if point is not None and point.row.session.id == row.session.id:
        missed = point.missed(plan.now)
    else:
        missed = plan.now - row.slot.start >= MINUTE
    return Hold.MISSED if missed else Hold.LATE


def _end(rows: Sequence[Row], planned: dt.datetime) -> Iterator[Point]:
    """Yield the end of a day that has not ended."""
    expected = max((row.expected_end for row in rows if row.expected_end), default=None)
    if expected is not None:
        late = expected - planned >= MINUTE
        yield Point(SessionId(""), "", planned, expected, Hold.LATE if late else Hold.KEPT)

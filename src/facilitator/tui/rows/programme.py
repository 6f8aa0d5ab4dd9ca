"""The programme as rows: each session with its planned, actual and expected times."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Final
from zoneinfo import ZoneInfo

from facilitator.core.base import signs
from facilitator.core.base.cells import fit, one_line
from facilitator.core.base.language import Language, clock_time
from facilitator.core.base.span import ZERO
from facilitator.core.record.plan import Anchor
from facilitator.core.record.state import State
from facilitator.core.time.phase_signs import STATUSES
from facilitator.core.time.schedule import Row, Schedule, Status
from facilitator.running import remote_lines as remote
from facilitator.tui.widgets.rows import Piece

WIDE: Final = 56
"""From how many cells on ends are shown beside starts."""

_DASH: Final = "\u2013"
_LOOKS: Final = {
    Status.RUNNING: "strong",
    Status.PAUSED: "strong",
    Status.SKIPPED: "struck",
    Status.DONE: "dim",
    Status.PASSED: "dim",
}

AHEAD: Final = frozenset({Status.UPCOMING, Status.RUNNING, Status.PAUSED, Status.INTERRUPTED})

Item = Row | int
"""A row of the programme: a session, or the heading of a day (counted from 0)."""


def items(plan: Schedule, folded: Collection[int] = ()) -> list[Item]:
    """List the programme with a heading before each day, when there are several.

    Of the days that are `folded` only the heading is listed.
    """
    if not plan.rows or plan.rows[-1].slot.day == 0:
        return list(plan.rows)
    listed: list[Item] = []
    day = -1
    for row in plan.rows:
        if row.slot.day != day:
            day = row.slot.day
            listed.append(day)
        if day not in folded:
            listed.append(row)
    return listed


def over(plan: Schedule) -> frozenset[int]:
    """Name the days on which nothing is to be held any more, but for the day that it is."""
    days = {row.slot.day for row in plan.rows}
    ahead = {row.slot.day for row in plan.rows if row.status in AHEAD}
    return frozenset(days - ahead - {plan.today})


def position(listed: Sequence[Item], plan: Schedule) -> int:
    """Find the row of the session that runs, or else of the one to come."""
    here = plan.current or plan.following
    return next((i for i, item in enumerate(listed) if item is here), 0)


def draw(item: Item, state: State, width: int, language: Language) -> list[Piece]:
    """Draw one row of the programme."""
    if isinstance(item, int):
        text = language.say(
            "Day {day}, {date}", day=item + 1, date=language.date(state.dates[item])
        )
        return [(fit(text, width), "heading")]
    return _session(item, state, width)


def _session(row: Row, state: State, width: int) -> list[Piece]:
    times, mark = timed(row, state, wide=width >= WIDE), marked(row, state)
    used = sum(len(text) for text, _ in (*times, mark))
    title = fit(one_line(row.session.title), max(0, width - used))
    return [
        *times,
        (title.rstrip(), look(row)),
        (" " * (len(title) - len(title.rstrip())), ""),
        mark,
    ]


def look(row: Row) -> str:
    """Say how the title of a session is drawn."""
    return _LOOKS.get(row.status, "")


def timed(row: Row, state: State, *, wide: bool) -> list[Piece]:
    """Draw a session's sign, its planned times and the real ones: with their ends if `wide`."""
    zone, times = state.zone, "dim" if look(row) == "struck" else look(row)
    sign = STATUSES[row.status]
    if row.status is Status.UPCOMING and row.slot.anchor is Anchor.FIXED:
        sign = signs.FIXED
    planned = _times(row.due, row.due_end, zone, wide=wide)
    real, real_look = _real(row, zone, wide=wide)
    return [
        (f"{sign} ", real_look if row.conflict else times),
        (f"{planned} ", "dim"),
        (f"{real} ", real_look or times),
    ]


def marked(row: Row, state: State) -> Piece:
    """Draw the sign of a remote session, with a gap before it."""
    sign = remote.sign(row, state)
    return f" {sign}" if sign else "", look(row)


def _real(row: Row, zone: ZoneInfo, *, wide: bool) -> tuple[str, str]:
    """Give the actual or expected times, blank where they are as planned, and their look."""
    blank = " " * (11 if wide else 5)
    if row.actual_start is not None and row.begins == row.actual_start:
        end = row.actual_end if row.status is Status.DONE else row.expected_end
        return _times(row.actual_start, end, zone, wide=wide), "strong" if end is None else ""
    start, end = row.expected_start, row.expected_end
    if start is None:
        return blank, ""
    as_planned = not row.late
    if as_planned and clock_time(end or start, zone) == clock_time(row.due_end, zone):
        return blank, ""
    if row.conflict:
        return _times(start, end, zone, wide=wide), "danger"
    return _times(start, end, zone, wide=wide), "warning" if row.late > ZERO else "good"


def _times(start: dt.datetime, end: dt.datetime | None, zone: ZoneInfo, *, wide: bool) -> str:
    if not wide:
        return clock_time(start, zone)
    return f"{clock_time(start, zone)}{_DASH}{clock_time(end, zone) if end else '     '}"

"""Draw how times move as bars on a line, with the times that the app itself works out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple
from xml.sax.saxutils import escape

from facilitator.core.base.ids import EventId
from facilitator.core.base.span import MINUTE
from facilitator.core.record.events import Event
from facilitator.core.record.move import Move, decide
from facilitator.core.record.opening import Opened
from facilitator.core.record.replay import replay
from facilitator.core.record.state import State
from facilitator.core.time import moves
from facilitator.core.time.rebalance.propose import rebalance
from facilitator.core.time.schedule import Row, Schedule, schedule
from facilitator.files.agenda.file import parse

AGENDA: Final = """\
title = "A morning"
timezone = "UTC"
[[day]]
date = 2026-10-08
start = "09:00"
[[day.session]]
title = "Talk"
duration = 40
[[day.session]]
title = "Discussion"
duration = 40
min = 30
[[day.session]]
title = "Break"
duration = 15
min = 10
[[day.session]]
title = "Decide"
duration = 25
min = 20
[[day.session]]
title = "Lunch"
kind = "break"
start = "11:00"
duration = 30
"""
LATE: Final = 8
"""The minutes by which the talk begins late."""

WIDTH: Final = 900
LEFT: Final = 150
SCALE: Final = 4.4
"""Pixels of a minute."""

BAR: Final = 30
GAP: Final = 24
TOP: Final = 34
FONT: Final = 'font-family="DejaVu Sans, Verdana, sans-serif"'
INK: Final = "#1d2733"
FILLS: Final = {"plan": "#dbe4ee", "held": "#8fb8de", "now": "#f2c572", "late": "#e8a08f"}


class Bar(NamedTuple):
    """A session between two instants, and how it is filled."""

    start: dt.datetime
    end: dt.datetime
    title: str
    fill: str


class Morning:
    """A meeting in memory."""

    def __init__(self) -> None:
        """Open it."""
        agenda = parse(AGENDA, warnings=False).agenda
        if agenda is None:
            raise AssertionError
        self.begin = dt.datetime(2026, 10, 8, 9, tzinfo=dt.UTC)
        self.now = self.begin
        self._events = [Event(EventId("0"), self.begin, "", Opened(AGENDA, agenda))]

    @property
    def state(self) -> State:
        """What is true."""
        return replay(self._events)

    def schedule(self) -> Schedule:
        """Where it stands."""
        return schedule(self.state, self.now)

    def do(self, move: Move[[]]) -> None:
        """Make a move."""
        fact = decide(move, self.state, self.now)
        self._events.append(Event(EventId(str(len(self._events))), self.now, "", fact))


def pictures() -> Mapping[str, str]:
    """Give the pictures by their file names."""
    morning = Morning()
    planned = list(_planned(morning.schedule().rows))
    morning.now += LATE * MINUTE
    morning.do(moves.start)
    morning.now += 20 * MINUTE
    before = morning.schedule()
    point = before.fixed_point
    if point is None:
        raise AssertionError
    late = (("in the agenda", planned), ("expected now", list(_expected(before.rows))))
    behind = _svg(late, morning, (point.latest, "the talk may last until here"))
    morning.do(rebalance)
    after = ("after rebalance", list(_expected(morning.schedule().rows)))
    return {"time-behind": behind, "time-rebalanced": _svg((*late, after), morning, None)}


def _planned(rows: Iterable[Row]) -> Iterator[Bar]:
    for row in rows:
        yield Bar(row.slot.start, row.slot.end, row.session.title, "plan")


def _expected(rows: Iterable[Row]) -> Iterator[Bar]:
    for row in rows:
        if row.expected_start and row.expected_end:
            fill = "now" if row.running else "late" if row.conflict else "held"
            yield Bar(row.expected_start, row.expected_end, row.session.title, fill)


def _svg(
    rows: Iterable[tuple[str, list[Bar]]], morning: Morning, mark: tuple[dt.datetime, str] | None
) -> str:
    rows = list(rows)
    foot = TOP + len(rows) * (BAR + GAP) - GAP // 2
    height = foot + (46 if mark else 28)
    box = f'viewBox="0 0 {WIDTH} {height}"'
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {box} {FONT} font-size="13" fill="{INK}">',
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
    ]
    for number, (label, bars) in enumerate(rows):
        y = TOP + number * (BAR + GAP)
        lines.append(f'<text x="8" y="{y + 20}">{escape(label)}</text>')
        lines += [part for bar in bars for part in _bar(bar, y, morning.begin)]
    x = _x(morning.now, morning.begin)
    lines += _line(x, foot, f"now, {morning.now:%H:%M}", foot + 16)
    if mark is not None:
        x = _x(mark[0], morning.begin)
        lines += _line(x, foot + 18, f"{mark[0]:%H:%M}: {mark[1]}, and lunch is on time", foot + 34)
    return "\n".join([*lines, "</svg>"]) + "\n"


def _bar(bar: Bar, y: int, begin: dt.datetime) -> Iterator[str]:
    x = _x(bar.start, begin)
    width = _x(bar.end, begin) - x
    yield (
        f'<rect x="{x:.1f}" y="{y}" width="{width:.1f}" height="{BAR}" '
        f'fill="{FILLS[bar.fill]}" stroke="{INK}"/>'
    )
    yield f'<text x="{x + 5:.1f}" y="{y + 20}">{escape(bar.title)}</text>'
    yield f'<text x="{x:.1f}" y="{y - 4}" font-size="11">{bar.start:%H:%M}</text>'


def _line(x: float, foot: int, words: str, y: int) -> Iterator[str]:
    yield f'<path d="M{x:.1f} {TOP - 22}V{foot}" stroke="{INK}" stroke-dasharray="4 3"/>'
    yield f'<text x="{x + 5:.1f}" y="{y}">{escape(words)}</text>'


def _x(instant: dt.datetime, begin: dt.datetime) -> float:
    return LEFT + (instant - begin) / MINUTE * SCALE

"""A numbered list without a single time is an agenda still: its items get assumed lengths."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from itertools import groupby
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from facilitator.core.base.language import counted
from facilitator.files.importing.programme import Hours, Row, Source
from facilitator.files.importing.texts.blocks import Said
from facilitator.files.importing.written.dates import is_day
from facilitator.files.importing.written.line import read_line

LEAST: Final = 2
"""A single numbered item is no agenda."""

_AGENDA: Final = re.compile(
    r"^(?:[\w-]+ ){0,2}(?:dagordning|agenda|föredragningslista|ärenden|topics)(?![^\W_])",
    re.IGNORECASE,
)
_OTHER: Final = re.compile(
    r"deltagare|närvarande|frånvarande|kallade|bilagor|participants|attendees|present\b|regrets"
    r"|attachments|links|länkar",
    re.IGNORECASE,
)
"""Headings of lists that are no agenda."""

ASSUMED: Final = 10
STEP: Final = 5


class Point(Struct):
    """A numbered item of a text, with what stands below it."""

    said: Said
    text: str
    date: dt.date | None
    part: int
    heading: str
    numbered: bool
    among_sessions: bool
    hours: Hours | None = None
    """When the items that it is one of begin and end."""
    minutes: int | None = None
    speakers: tuple[str, ...] = ()
    lines: list[str] = field(default_factory=list)

    def lead(self, names: Sequence[str]) -> None:
        """Let people lead the item, too."""
        self.speakers = (*self.speakers, *names)

    def lasts(self, minutes: int) -> None:
        """Let the item be so long."""
        self.minutes = minutes

    @property
    def ends(self) -> bool:
        """Whether the length of the item is known."""
        return self.minutes is not None or read_line(self.text).minutes is not None


def draft_points(points: Sequence[Point]) -> list[Point]:
    """Choose the items that are an agenda: those under its heading, numbered, or of a day."""
    found = items_of_agendas(points)
    if not found:
        found = [point for point in points if is_day(point.heading)]
    return found if len(found) >= LEAST else []


def items_of_agendas(points: Sequence[Point]) -> list[Point]:
    """Choose the items that are numbered, or under the heading of an agenda."""
    named = [point for point in points if _AGENDA.search(point.heading)]
    found = [point for point in named if point.numbered] or named
    return found or [p for p in points if p.numbered and not _OTHER.search(p.heading)]


def draft(source: Source, points: Sequence[Point]) -> list[Row]:
    """Make sessions of items without times; each gets the same part of the meeting's hours."""
    if not points:
        return []
    rows: list[Row] = []
    for (day, hours), group in groupby(points, key=lambda p: (p.date or p.part, p.hours)):
        items = list(group)
        found = [untimed(source, point) for point in items]
        without = [row for row in found if row.minutes is None]
        known = sum(row.minutes or 0 for row in found)
        minutes = _each(hours or source.hours_on(day), known, len(without))
        message = counted(
            "No item has a time: each gets {n} minute.",
            "No item has a time: each gets {n} minutes.",
            minutes,
        )
        if without:
            source.drafted = True
            source.assumed(without[0].line, message, timing=True)
        rows += [replace(row, minutes=minutes) if row.minutes is None else row for row in found]
        if hours:
            rows[-len(items)] = replace(rows[-len(items)], start=hours[0])
    return rows


def _each(hours: Hours | None, known: int, items: int) -> int:
    """Return the length of each of several items, beside those whose lengths are known."""
    begin, end = hours or (0, None)
    if end is None or end - begin <= known or not items:
        return ASSUMED
    each = (end - begin - known) // items
    return max(1, each - each % STEP if each > STEP else each)


def untimed(source: Source, point: Point) -> Row:
    """Make a session of an item, with its length if that is said."""
    parsed = read_line(point.text)
    for used in parsed.used:
        source.use(point.said.line, used)
    return Row(
        line=point.said.line,
        title=parsed.title or point.text,
        date=point.date,
        part=point.part,
        minutes=parsed.minutes if parsed.minutes is not None else point.minutes,
        speakers=(*parsed.speakers, *point.speakers),
        description="\n".join(filter(None, (parsed.note, *point.said.links, *point.lines))),
    )

"""A numbered list without a single time is an agenda still: its items get assumed lengths."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

from msgspec import Struct, field

from facilitator.core.base.language import counted
from facilitator.files.importing.blocks import Said
from facilitator.files.importing.line import read_line
from facilitator.files.importing.programme import Row, Source

LEAST: Final = 2
"""A single numbered item is no agenda."""

ASSUMED: Final = 10
STEP: Final = 5


class Point(Struct):
    """A numbered item of a text, with what stands below it."""

    said: Said
    text: str
    date: dt.date | None
    part: int
    lines: list[str] = field(default_factory=list)


def draft(source: Source, points: Sequence[Point]) -> list[Row]:
    """Make sessions of numbered items; each gets the same part of the meeting's hours."""
    if len(points) < LEAST:
        for point in points:
            source.no_session(point.said.line, " ".join((point.said.text, *point.lines)))
        return []
    minutes = _each(source, len(points))
    message = counted(
        "No item has a time: each gets {n} minute.",
        "No item has a time: each gets {n} minutes.",
        minutes,
    )
    source.assumed(points[0].said.line, message, timing=True)
    return [_row(point, minutes) for point in points]


def _each(source: Source, items: int) -> int:
    begin, end = source.hours or (0, None)
    if end is None or end <= begin:
        return ASSUMED
    each = (end - begin) // items
    return max(1, each - each % STEP if each > STEP else each)


def _row(point: Point, minutes: int) -> Row:
    parsed = read_line(point.text)
    return Row(
        line=point.said.line,
        title=parsed.title or point.text,
        date=point.date,
        part=point.part,
        minutes=minutes,
        speakers=parsed.speakers,
        description="\n".join((*point.said.links, *point.lines)),
    )

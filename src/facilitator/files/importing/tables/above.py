"""What stands above a table: what it is about, which day it is of, when all of it begins."""

from __future__ import annotations

from typing import Final

from facilitator.core.base.text import clean_line
from facilitator.files.importing.days import Days
from facilitator.files.importing.labels import (
    begins_labelled,
    is_label,
    take_hours,
    take_label,
    take_place,
    wants_title,
)
from facilitator.files.importing.programme import Source
from facilitator.files.importing.tables.grid import Grid, GridLine
from facilitator.files.importing.written import dates

_PAIR: Final = 2
_MEETINGS: Final = frozenset(("workshop", "kurs", "seminarium", "course", "seminar", "conference"))
"""What stands beside one of these, above a table, is the title."""


def read_above(source: Source, grid: Grid, before: int, days: Days) -> None:
    """Read the lines above a header: a title, a day."""
    for line in grid.lines[: max(before, 0)]:
        if _pair(source, days, line):
            continue
        # A cell over several columns stands in each of them.
        for text in dict.fromkeys(line.filled):
            rest = days.take(line.line, text)
            rest = take_hours(source, days, line.line, rest) if rest else rest
            if rest == "" or (rest is None and take_place(source, line.line, text)):
                continue
            if not wants_title(source):
                source.no_session(line.line, rest or text)
            else:
                source.title = clean_line(text)


def _pair(source: Source, days: Days, line: GridLine) -> bool:
    """Read a line of a label and what it says, each in a cell: "Date:", "2026-03-10"."""
    cells = list(dict.fromkeys(line.filled))
    if len(cells) != _PAIR:
        return False
    label, said = cells
    text = f"{label.rstrip(' :')}: {said}"
    begins = begins_labelled(text)
    if begins is not None:
        source.use(line.line, f"{label} {said}")
        days.lasts(begins, None)
        return True
    if dates.whole(said) and wants_title(source) and not is_label(text) and not dates.is_day(label):
        source.title = clean_line(label)
        return days.take(line.line, said) is not None
    if label.casefold().rstrip(" :") in _MEETINGS and wants_title(source):
        source.title = clean_line(said)
        source.use(line.line, label)
        return True
    return is_label(text) and take_label(source, days, line.line, text)

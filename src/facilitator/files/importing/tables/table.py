"""What kind of table a grid is: a session a line, a column per day or room, or not understood."""

from __future__ import annotations

import re
from typing import Final

from facilitator.core.base.language import phrase
from facilitator.files.importing.days import Days
from facilitator.files.importing.programme import Circumstances, Source
from facilitator.files.importing.tables.above import read_above
from facilitator.files.importing.tables.beside import side_by_side
from facilitator.files.importing.tables.columns import (
    TIMING,
    Columns,
    by_content,
    called,
    columns,
    header_at,
    with_dates,
    with_ends,
    with_starts,
    with_titles,
)
from facilitator.files.importing.tables.grid import Grid
from facilitator.files.importing.tables.matrix import (
    days_above,
    is_matrix,
    read_matrix,
    tell_to_choose,
    times_above,
    with_times,
)
from facilitator.files.importing.tables.sessions import Sessions
from facilitator.files.importing.written import dates, values
from facilitator.files.importing.written.line import times_anywhere
from facilitator.files.toml.suggest import shown

_OF_PLACES: Final = re.compile(r"(?:time ?)?zone|tidszon|city|stad|country|land", re.IGNORECASE)
"""A table with one of these columns tells what time it is elsewhere."""


def read_grid(source: Source, grid: Grid, days: Days, given: Circumstances) -> None:
    """Read a table, or tell why it is not understood."""
    if not grid.lines:
        return
    header = header_at(grid)
    if header is None and (at := is_matrix(grid)) is not None:
        read_above(source, grid, at - bool(days_above(grid, at)), days)
        read_matrix(source, grid, at, days, given.only)
        return
    if header is None and (at := times_above(grid)) is not None:
        read_above(source, grid, at, days)
        _read_turned(source, grid, at, days, given.only)
        return
    if header is not None:
        known: Columns | None = columns(grid.lines[header].cells)
    else:
        header, known = _header_with_one_unknown(source, grid)
    if known is None:
        _not_understood(source, grid, days)
        return
    known = with_titles(grid, header, known)
    known = with_ends(grid, header, with_starts(grid, header, known))
    known = with_dates(grid, header, known)
    known = _with_instants(grid, header, known)
    beside = side_by_side(grid, header, known)
    if (
        header >= 0
        and not TIMING & set(beside.parts[0].columns.values())
        and len(grid.lines) > header + 1
    ):
        message = phrase("The table has no times or lengths, so nothing of it is a session.")
        source.left_out(grid.lines[header].line, message, grid.text(header), timing=True)
        return
    read_above(source, grid, header - beside.labelled, days)
    if beside.parallel and not (given.only or all(part.of_a_day for part in beside.parts)):
        labels = [part.label for part in beside.parts]
        tell_to_choose(source, grid, header - 1, labels)
        return
    for part in beside.parts:
        Sessions(source, part, days, header).read()


def _read_turned(source: Source, grid: Grid, at: int, days: Days, only: str) -> None:
    for line in grid.lines[at + 1 :]:
        if line.single and not dates.is_day(line.cell(0)):
            source.no_session(line.line, line.cell(0))
    read_matrix(source, grid.turned(at), 0, days, only)


def _with_instants(grid: Grid, header: int, known: Columns) -> Columns:
    """Let a column of dates that all have clock times be the one of starts."""
    if TIMING & set(known.values()):
        return known
    for index, column in known.items():
        cells = grid.column(index, header + 1)
        if column == "date" and cells and all(map(_has_time, cells)):
            return {**known, index: "start"}
    return known


def _has_time(text: str) -> bool:
    found = dates.find(text)
    return values.instant(text) is not None or bool(found and times_anywhere(text[found.span[1] :]))


def _header_with_one_unknown(source: Source, grid: Grid) -> tuple[int, Columns | None]:
    """Find a header that does not name a title but has one column too many, or no header at all."""
    for index, line in enumerate(grid.lines[:9]):
        known = columns(line.cells)
        if not {"start", "minutes"} & set(known.values()) or with_times(line):
            continue
        unknown = [
            n
            for n in range(grid.width)
            if n not in known and called(line.cell(n)) is None and grid.column(n, index + 1)
        ]
        if len(unknown) == 1 and not _OF_PLACES.fullmatch(line.cell(unknown[0])):
            message = phrase(
                "The column “{name}” is taken for the titles.", name=shown(line.cell(unknown[0]))
            )
            source.assumed(line.line, message)
            return index, dict(sorted({**known, unknown[0]: "title"}.items()))
    found = by_content(grid)
    if found is not None:
        message = phrase(
            "The table has no header; its columns are taken for {columns}.",
            columns=", ".join(found.values()),
        )
        source.assumed(grid.lines[0].line, message)
    return -1, found


def _not_understood(source: Source, grid: Grid, days: Days) -> None:
    if grid.width == 1 and not (source.title or source.rows):
        # A first sheet of lines only says what the others are about.
        read_above(source, grid, len(grid.lines), days)
        return
    first = grid.lines[0]
    message = phrase(
        "The table is not understood: no line names its columns. Call them start, end or "
        "duration, title and speaker."
    )
    source.left_out(first.line, message, "", timing=True)

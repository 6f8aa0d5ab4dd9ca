"""A table with times at its side and a column per day or room, or the same table turned."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from facilitator.core.base.language import phrase
from facilitator.core.base.text import clean_line
from facilitator.files.importing.days import Days
from facilitator.files.importing.programme import Row, Source, who_leads
from facilitator.files.importing.tables.columns import TIMING, Column, called
from facilitator.files.importing.tables.grid import Grid, GridLine, titled
from facilitator.files.importing.written import dates, named_days, values
from facilitator.files.importing.written.line import read_line
from facilitator.files.toml.suggest import shown

FIRST_LINES: Final = 12
LEAST_COLUMNS: Final = 2
_OF_SESSIONS: Final = frozenset[Column | None](("title", "speakers", "kind", "description"))
"""A table with one of these columns has a session a line."""


def is_matrix(grid: Grid) -> int | None:
    """Find the line above the times of a table with several columns that are not named."""
    for index, line in enumerate(grid.lines[:FIRST_LINES]):
        below = grid.lines[index + 1 :]
        heads = _heads(line)
        one = bool(line.cell(0)) and len(set(line.filled)) == 1
        if not below or not heads or one or values.times(line.cell(0)):
            continue
        if len(heads) < LEAST_COLUMNS and not all(map(dates.is_day, heads.values())):
            continue
        named = [called(head) for head in heads.values()]
        if all(named) or not _OF_SESSIONS.isdisjoint(named):
            continue
        timed = [row for row in below if values.times(row.cell(0))]
        labelled = [row for row in below if row.cell(0)]
        if timed and len(timed) * 2 > len(labelled) and _has_sign(below):
            return index
    return None


def times_above(grid: Grid) -> int | None:
    """Find the line of times above the columns of a table with a line per day or room."""
    for index, line in enumerate(grid.lines[:FIRST_LINES]):
        below = grid.lines[index + 1 :]
        if not any(map(values.times, line.filled)) or any(map(with_times, below)):
            continue
        if is_matrix(grid.turned(index)) == 0:
            return index
    return None


def with_times(line: GridLine) -> bool:
    """Return whether a cell of a line is surely times, not only a number."""
    return any(values.times(cell) and not cell.isdecimal() for cell in line.filled)


def _has_sign(below: list[GridLine]) -> bool:
    """Return whether the times at the side are surely times, not only numbers."""
    cells = [row.cell(0) for row in below if values.times(row.cell(0))]
    return not all(cell.isdecimal() for cell in cells)


def _heads(line: GridLine) -> dict[int, str]:
    cells = {n: line.cell(n) for n in range(1, len(line.cells)) if line.cell(n)}
    return {n: head for n, head in cells.items() if called(head) not in TIMING}


def days_above(grid: Grid, at: int) -> dict[int, str]:
    """Return the days in the line above the names of rooms, if that is what stands there."""
    if not at:
        return {}
    above = grid.lines[at - 1]
    found = {n: above.cell(n) for n in _heads(grid.lines[at])}
    return found if all(map(dates.is_day, found.values())) and len(set(found.values())) > 1 else {}


def read_matrix(source: Source, grid: Grid, at: int, days: Days, only: str) -> None:
    """Read a table with a column per day or room."""
    corner = grid.lines[at].cell(0)
    source.use(grid.lines[at].line, corner)
    if named_days.week_named(corner) is not None:
        days.take(grid.lines[at].line, corner)
    heads = _with_days_below(source, grid, at)
    if all(map(dates.is_day, heads.values())):
        _Matrix(source, grid, at, days).read_days(heads)
    elif any(map(dates.is_day, heads.values())):
        message = phrase(
            "The table is not understood: some of its columns are days and some are not."
        )
        source.left_out(grid.lines[at].line, message, timing=True)
    elif only:
        _Matrix(source, grid, at, days).read_rooms(heads)
    else:
        tell_to_choose(source, grid, at, list(heads.values()))


def _with_days_below(source: Source, grid: Grid, at: int) -> dict[int, str]:
    """Return the heads of the columns; a weekday may have its date in the line below it."""
    heads = _heads(grid.lines[at])
    below = grid.lines[at + 1] if at + 1 < len(grid.lines) else None
    if below is None or values.times(below.cell(0)):
        return heads
    if not all(dates.is_day(head) and dates.is_day(below.cell(n)) for n, head in heads.items()):
        return heads
    for cell in below.filled:
        source.use(below.line, cell)
    return {n: f"{head} {below.cell(n)}" for n, head in heads.items()}


def tell_to_choose(source: Source, grid: Grid, at: int, labels: Sequence[str]) -> None:
    """Report that of several rooms or tracks one has to be chosen; all below is left out."""
    message = phrase(
        "The table has a column each for {columns}; choose one with --only.",
        columns=", ".join(shown(label) for label in dict.fromkeys(labels)),
    )
    source.left_out(grid.lines[at].line, message, grid.text(at), timing=True)


class _Column(Struct, frozen=True):
    """What all sessions of a column have."""

    date: dt.date | None
    part: int
    track: str = ""
    sheet: str = ""

    def row(self, line: int, title: str, times: values.Times) -> Row:
        """Return a session; without a title it only ends the one before."""
        return Row(
            line=line,
            title=title,
            date=self.date,
            part=self.part,
            start=times.start,
            end=times.end,
            vague=times.vague,
            zone=times.zone,
            track=self.track,
            left_out=not title,
            sheet=self.sheet,
        )


class _Matrix:
    def __init__(self, source: Source, grid: Grid, at: int, days: Days) -> None:
        self.source = source
        self.grid = grid
        self.at = at
        self.days = days
        cells = enumerate(grid.lines[at].cells)
        self.end = next((n for n, cell in cells if n and called(cell) == "end"), None)
        """The column of ends, if there is one."""

    def _times(self, line: GridLine) -> values.Times | None:
        """Return the times at the side of a line."""
        times = values.times(line.cell(0))
        end = values.times(line.cell(self.end)) if self.end else None
        if times is None or end is None or times.end is not None:
            return times
        self.source.use(line.line, line.cell(self.end or 0))
        return values.Times(times.start, end.start, times.vague and end.vague, times.zone)

    def read_days(self, heads: dict[int, str]) -> None:
        self.days.reckoning.learn(list(heads.values()))
        for column, head in heads.items():
            at = self.grid.line_of(self.at, column)
            rest = self.days.take(at, head)
            if rest:
                self.source.no_session(at, rest)
            if not self.days.lost:
                self._column(column)
            else:
                message = phrase("“{title}” has no date that can be read.", title=shown(head))
                text = " \u00b7 ".join(self.grid.column(column, self.at + 1))
                self.source.left_out(at, message, text, timing=True)

    def read_rooms(self, heads: dict[int, str]) -> None:
        """Read columns that are rooms or tracks; of parallel sessions one has to be chosen."""
        if above := days_above(self.grid, self.at):
            line = self.grid.lines[self.at - 1].line
            for day in dict.fromkeys(above.values()):
                self.days.take(line, day)
                for column in [n for n, name in above.items() if name == day and n in heads]:
                    self._column(column, heads[column])
            return
        for index, row in enumerate(self.grid.lines[self.at + 1 :], self.at + 1):
            self._day_between(row)
            across = len(set(row.cells[1:])) == 1 and self._one(index, row)
            for column, head in heads.items():
                if across and column != min(heads):
                    continue
                self._cell(index, column, self._now("" if across else head))

    def _one(self, index: int, row: GridLine) -> bool:
        return any((index, n) in self.grid.as_left for n in range(2, len(row.cells)))

    def _day_between(self, row: GridLine) -> None:
        if len(set(row.filled)) == 1 and not values.times(row.filled[0]):
            text = row.filled[0]
            if self.days.take(row.line, text) is None:
                self.source.no_session(row.line, text)

    def _now(self, track: str) -> _Column:
        return _Column(self.days.date, self.days.part, track, self.source.sheet)

    def _column(self, column: int, track: str = "") -> None:
        slot = self._now(track)
        for index in range(self.at + 1, len(self.grid.lines)):
            self._cell(index, column, slot)

    def _cell(self, index: int, column: int, slot: _Column) -> None:
        line = self.grid.lines[index]
        times = self._times(line)
        text = line.cell(column)
        at = self.grid.line_of(index, column)
        if times is None:
            if line.cell(0) and text and len(set(line.filled)) > 1 and not dates.is_day(text):
                self.source.no_session(at, f"{line.cell(0)} {text}")
            return
        self.source.use(line.line, line.cell(0))
        if (index, column) in self.grid.goes_on:
            return
        times = replace(times, end=self._end(index, column, times))
        if clean_line(text):
            self._session(at, text, times, slot, line.links[column] if line.links else ())
            return
        # An empty cell ends what stands above it.
        if struck := "".join(line.struck[column : column + 1]):
            message = phrase(
                "“{title}” is struck through, so it is cancelled.", title=shown(struck)
            )
            self.source.left_out(at, message, struck, timing=True)
        self.source.rows.append(slot.row(at, "", times))

    def _session(
        self, at: int, text: str, times: values.Times, slot: _Column, links: Sequence[str]
    ) -> None:
        title, more = titled(text)
        below, more = who_leads(self.source, at, more, below=True)
        said = read_line(title)
        for used in said.used:
            self.source.use(at, used)
        row = slot.row(at, said.title or title, said.times or times)
        described = "\n".join(filter(None, (said.note, more, *links)))
        self.source.rows.append(
            replace(
                row,
                speakers=(*said.speakers, *below),
                minutes=said.minutes,
                description=described,
            )
        )

    def _end(self, index: int, column: int, times: values.Times) -> int | None:
        """Return the end of a cell: of the last line it goes on in, or when the next begins."""
        last = index
        while (last + 1, column) in self.grid.goes_on:
            last += 1
        if last == index:
            return times.end
        ended = self._times(self.grid.lines[last])
        if ended is not None and ended.end is not None:
            return ended.end
        after = (values.times(line.cell(0)) for line in self.grid.lines[last + 1 :])
        return next((one.start for one in after if one and one.start > times.start), None)

"""A table with a session a line; which column is what, and in what form, is told as a whole."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from facilitator.core.base.language import Phrase, phrase
from facilitator.core.base.text import clean_line
from facilitator.core.record.agenda import SessionKind
from facilitator.files.importing.days import Days
from facilitator.files.importing.labels import (
    begins_labelled,
    is_label,
    take_hours,
    take_label,
    take_place,
    wants_title,
)
from facilitator.files.importing.programme import Circumstances, Row, Source, speakers_and_more
from facilitator.files.importing.tables.beside import Part, side_by_side
from facilitator.files.importing.tables.columns import (
    TIMING,
    Column,
    Columns,
    by_content,
    called,
    columns,
    header_at,
    with_dates,
    with_ends,
)
from facilitator.files.importing.tables.grid import Grid, GridLine, titled
from facilitator.files.importing.tables.matrix import (
    days_above,
    is_matrix,
    read_matrix,
    tell_to_choose,
    times_above,
    with_times,
)
from facilitator.files.importing.words import dates, values
from facilitator.files.importing.words.line import read_line, times_anywhere
from facilitator.files.toml.suggest import shown

_OF_PLACES: Final = re.compile(r"(?:time ?)?zone|tidszon|city|stad|country|land", re.IGNORECASE)
"""A table with one of these columns tells what time it is elsewhere."""
_EPOCH: Final = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - spreadsheets count days from it
_LONGEST_HOUR: Final = 4
"""Four figures are hours and minutes."""

_LONGEST_NUMBER: Final = 2
"""A day of a meeting has no number with more figures."""

_PAIR: Final = 2
_MEETINGS: Final = frozenset(("workshop", "kurs", "seminarium", "course", "seminar", "conference"))
"""What stands beside one of these, above a table, is the title."""

_SUM: Final = re.compile(
    r"(?:total|totalt|summa|sum)(?: tid| time| min(?:uter|utes)?)?(?::.*|$)", re.IGNORECASE
)
_SERIALS: Final = (20_000, 80_000)
"""Between these, whole numbers in a column of dates count days: 1954 to 2119."""


def read_grid(source: Source, grid: Grid, days: Days, given: Circumstances) -> None:
    """Read a table, or tell why it is not understood."""
    if not grid.lines:
        return
    header = header_at(grid)
    if header is None and (at := is_matrix(grid)) is not None:
        _above(source, grid, at - bool(days_above(grid, at)), days)
        read_matrix(source, grid, at, days, given.only)
        return
    if header is None and (at := times_above(grid)) is not None:
        _above(source, grid, at, days)
        _read_turned(source, grid, at, days, given.only)
        return
    if header is not None:
        known: Columns | None = columns(grid.lines[header].cells)
    else:
        header, known = _header_with_one_unknown(source, grid)
    if known is None:
        _not_understood(source, grid, days)
        return
    known = with_dates(grid, header, with_ends(grid, header, known))
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
    _above(source, grid, header - beside.labelled, days)
    if beside.parallel and not (given.only or all(part.of_a_day for part in beside.parts)):
        labels = [part.label for part in beside.parts]
        tell_to_choose(source, grid, header - 1, labels)
        return
    for part in beside.parts:
        _Table(source, part, days, header).read()


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


def _above(source: Source, grid: Grid, before: int, days: Days) -> None:
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
    if label.casefold().rstrip(" :") in _MEETINGS and wants_title(source):
        source.title = clean_line(said)
        source.use(line.line, label)
        return True
    return is_label(text) and take_label(source, days, line.line, text)


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
        _above(source, grid, len(grid.lines), days)
        return
    first = grid.lines[0]
    message = phrase(
        "The table is not understood: no line names its columns. Call them start, end or "
        "duration, title and speaker."
    )
    source.left_out(first.line, message, "", timing=True)


class _When(Struct):
    """When a session is, as far as its line says it."""

    date: dt.date | None = None
    start: int | None = None
    end: int | None = None
    vague: bool = False
    zone: str = ""
    minutes: int | None = None


class _Table:
    """Takes over the lines of a table one by one.

    Without a date of its own a line is of the date above it, or of the part it is in.
    """

    def __init__(self, source: Source, part: Part, days: Days, header: int) -> None:
        self.source = source
        self.grid, self.columns = part.grid, part.columns
        self.day = part.label if part.of_a_day else ""
        self.track = "" if self.day else part.label
        self.days = days
        self.header = header
        self.zone = ""
        self.names: Sequence[str] = ()
        self.dated = ""
        """The last cell that said which day it is; the same goes on with that day."""
        self.serial_dates = self.serial_times = self.six_figures = False

    def read(self) -> None:
        if self.header >= 0:
            self._header(self.grid.lines[self.header])
        if self.day:
            rest = self.days.take(self.grid.lines[self.header].line, self.day)
            if rest:
                self.source.no_session(self.grid.lines[self.header].line, rest)
        self._decide()
        for index, line in enumerate(self.grid.lines[self.header + 1 :], self.header + 1):
            if self._is_header(line) or not (line.filled or line.struck):
                for cell in line.filled:
                    self.source.use(line.line, cell)
                continue
            if self.source.overfull(line.line):
                return
            self._take(line, index)

    def _is_header(self, line: GridLine) -> bool:
        """Return whether the header stands here once more, as on each page of a document."""
        return bool(self.names) and line.filled == [name.strip() for name in self.names if name]

    def _header(self, line: GridLine) -> None:
        """Report which columns are not taken over."""
        self.names = line.cells
        for index, name in enumerate(line.cells[: values.LONGEST]):
            if index in self.columns:
                self.source.use(line.line, name)
                zone = values.zone_in(name) if self.columns[index] in ("start", "end") else ""
                self.zone = self.zone or zone
            elif clean_line(name) and (self.header, index) not in self.grid.as_left:
                message = phrase("The column “{name}” is not known.", name=shown(name))
                if called(name):
                    message = phrase("The column “{name}” repeats another.", name=shown(name))
                cells = self.grid.column(index, self.header + 1)
                self.source.left_out(line.line, message, "; ".join((name, *cells)))

    def _decide(self) -> None:
        """Decide the form of the dates and times of each column from all of its cells."""
        first = self.header + 1
        self._lengths_called_times(first)
        for index, column in self.columns.items():
            cells = self.grid.column(index, first)
            if column == "date":
                numbers = [_number(cell) for cell in cells]
                self.serial_dates = _all(numbers, *_SERIALS)
                self.six_figures = bool(cells) and all(map(dates.six_figures, cells))
                self.days.reckoning.learn(cells)
            elif column == "start":
                numbers = [_number(cell) for cell in cells]
                whole = all(number == int(number) for number in numbers if number is not None)
                self.serial_times = _all(numbers, 0, 0.99999) and not whole
                self.days.reckoning.learn(cells)

    def _lengths_called_times(self, first: int) -> None:
        """Let a column that is called a time but has only lengths be the lengths."""
        for index, column in self.columns.items():
            cells = self.grid.column(index, first)
            lengths = bool(cells) and all(values.written_length(cell) is not None for cell in cells)
            lengths = lengths and not all(map(values.times, cells))
            numbers = cells if all(map(str.isdecimal, cells)) else ()
            if any(int(cell) > values.MIDNIGHT for cell in numbers if len(cell) < _LONGEST_HOUR):
                lengths = True
                self._taken_for_lengths(index)
            if column == "start" and lengths and "minutes" not in self.columns.values():
                self.columns = {**self.columns, index: "minutes"}
                return

    def _taken_for_lengths(self, index: int) -> None:
        name = self.names[index] if index < len(self.names) else ""
        message = phrase("The column “{name}” is taken for lengths in minutes.", name=shown(name))
        self.source.assumed(self.grid.lines[max(self.header, 0)].line, message, timing=True)

    def _told(self, line: GridLine, index: int) -> dict[Column, str]:
        """Return what a line has in each column that is known; several columns have speakers."""
        told: dict[Column, str] = {}
        for column_index, column in self.columns.items():
            cell = line.cell(column_index)
            if not cell or (index, column_index) in self.grid.as_left:
                continue
            text = self._plain(column, cell)
            if text != cell:
                self.source.use(line.line, cell)
            several = column == "speakers" and column in told
            told[column] = f"{told[column]}; {text}" if several else text
        return told

    def _plain(self, column: Column, text: str) -> str:
        """Write a date or a time that a spreadsheet counts, or that has no signs, as others are."""
        if column in ("start", "end") and self.serial_times and _number(text) is not None:
            return _serial_time(text)
        if column == "date" and self.serial_dates and (number := _number(text)) is not None:
            return (_EPOCH + dt.timedelta(days=number)).date().isoformat()
        if column == "date" and (instant := values.instant(text)) and instant.time() == dt.time():
            return instant.date().isoformat()
        if column == "date" and self.six_figures and (date := dates.six_figures(text)):
            return date.isoformat()
        return text

    def _take(self, line: GridLine, index: int) -> None:
        if line.struck and self._is_cancelled(line):
            self._cancelled(line, index)
            return
        if len(set(line.filled)) == 1 and not self._is_session(line):
            self._alone(line, index)
            return
        told = self._told(line, index)
        width = len(self.names) if self.names else self.grid.width
        if any(cell.strip() for cell in line.cells[width:]):
            message = phrase("There are more cells than columns here.")
            self.source.left_out(line.line, message, " ".join(line.cells[width:]))
        if (date := told.get("date")) and not self._take_date(line.line, date):
            self._unread(line, session=bool(told.keys() - {"date"}))
            return
        if self.days.lost and told.keys() - {"date"}:
            title = shown(told.get("title", "") or line.filled[0])
            message = phrase("“{title}” has no date that can be read.", title=title)
            self._left_out(line, message)
            return
        self._session(line, told)

    def _is_session(self, line: GridLine) -> bool:
        """Return whether a line of one cell is one of a table of such lines."""
        return len(self.columns) == 1 or values.times(line.filled[0]) is not None

    def _alone(self, line: GridLine, index: int) -> None:
        """Take a line in which only one thing stands: a day, or nothing that is known."""
        text = line.filled[0]
        rest = self.days.take(line.line, text) if _heads(text) else None
        if rest is None:
            told = read_line(text)
            if told.times and told.title and self.header < 0:
                self._session(line, {"start": text, "title": told.title})
                return
            own = [n for n, cell in enumerate(line.cells) if cell.strip()]
            if "title" in [self.columns.get(n) for n in own if (index, n) not in self.grid.as_left]:
                self._session(line, {"title": text})
            else:
                self.source.no_session(line.line, text)
        elif rest:
            self.source.no_session(line.line, rest)

    def _take_date(self, line: int, text: str) -> bool:
        if text == self.dated and not self.days.lost:
            self.source.use(line, text)
            return True
        self.dated = text
        if (found := dates.whole(text)) or ((found := dates.find(text)) and _heads(text)):
            return self.days.on(line, text, found)
        if (text.isdecimal() and len(text) <= _LONGEST_NUMBER) or _roman(text):
            # "2" names a day; it is told by the date assumed later.
            self.source.use(line, text)
            self.days.named(text)
            return True
        if self.days.take(line, text) is not None:
            return True
        if dates.looks_like_one(text) and not clean_line(text).startswith("#"):
            self.days.lost = True
        message = phrase("“{text}” is not a date; write one like 2013-03-21.", text=shown(text))
        self.source.left_out(line, message, text, timing=self.days.lost)
        return False

    def _unread(self, line: GridLine, *, session: bool) -> None:
        """Let the remark on a date that cannot be read hold the rest of the line, too."""
        told = replace(self.source.remarks[-1], text=line.text, session=session)
        self.source.remarks[-1] = told

    def _session(self, line: GridLine, told: Mapping[Column, str]) -> None:
        when = self._times(line, told)
        if when is None:
            return
        named, more = titled(told.get("title", ""))
        kind = self._kind(line.line, told.get("kind", ""), titled=bool(named))
        title = named or told.get("kind", "")
        why = self._no_session(line, told, when, title)
        if why is not None:
            if told.keys() - {"date"}:
                self._left_out(line, why)
                self._ends(line, when.start, when.date)
            return
        if not named:
            message = phrase("“{title}” has no title but its kind.", title=shown(title))
            self.source.assumed(line.line, message)
        links = [link for cell in line.links for link in cell]
        who, of_them = speakers_and_more(self.source, line.line, told.get("speakers", ""))
        described = (more, told.get("description", ""), of_them, *links)
        self.source.rows.append(
            Row(
                line=line.line,
                title=title,
                date=when.date or self.days.date,
                part=self.days.part,
                start=when.start,
                end=when.end,
                vague=when.vague,
                zone=when.zone,
                minutes=when.minutes,
                speakers=who,
                kind=kind,
                place=told.get("place", ""),
                track=told.get("track", "") or self.track,
                description="\n".join(filter(None, described)),
                sheet=self.source.sheet,
            )
        )

    @staticmethod
    def _no_session(
        line: GridLine, told: Mapping[Column, str], when: _When, title: str
    ) -> Phrase | None:
        """Return why a line is no session, or None."""
        named = shown(title or line.filled[0])
        if when.start is None and when.end is None:
            if when.minutes is None:
                return phrase("“{title}” has neither a time nor a length.", title=named)
            if _SUM.fullmatch(clean_line(told.get("title", "") or line.filled[0])):
                return phrase("“{title}” is the sum of the lengths.", title=named)
        return None if clean_line(title) else phrase("This has no title.")

    def _is_cancelled(self, line: GridLine) -> bool:
        """Return whether the title of a line, or all of it, is struck through."""
        titles = [n for n, column in self.columns.items() if column == "title"]
        return not line.filled or any(line.struck[n] and not line.cell(n) for n in titles[:1])

    def _cancelled(self, line: GridLine, index: int) -> None:
        both = zip(line.cells, line.struck, strict=True)
        whole = GridLine(line.line, tuple(cell or struck for cell, struck in both))
        told = self._told(whole, index)
        title = shown(told.get("title", "") or whole.filled[0])
        message = phrase("“{title}” is struck through, so it is cancelled.", title=title)
        self._left_out(whole, message, session=False)
        times = values.times(told.get("start", ""))
        self._ends(line, times.start if times else None, None)

    def _ends(self, line: GridLine, start: int | None, date: dt.date | None) -> None:
        if start is not None:
            self.source.rows.append(
                Row(
                    line=line.line,
                    title="",
                    date=date or self.days.date,
                    part=self.days.part,
                    start=start,
                    left_out=True,
                )
            )

    def _times(self, line: GridLine, told: Mapping[Column, str]) -> _When | None:
        """Read the times of a line, or tell why it is left out."""
        when = _When(zone=self.zone)
        clock = phrase("a clock time like 13:00")
        if (text := told.get("start")) and not self._start(line.line, text, when):
            self._unreadable(line, text, clock)
            return None
        if (text := told.get("end")) and not self._end(line.line, text, when):
            self._unreadable(line, text, clock)
            return None
        if text := told.get("end date"):
            self._end_date(line.line, text, when)
        if text := told.get("minutes"):
            when.minutes = values.length(text)
            if when.minutes is None:
                self._unreadable(line, text, phrase("a length like 45 min"))
                return None
            self.source.use(line.line, text)
        return when

    def _start(self, line: int, text: str, when: _When) -> bool:
        text, instant = self._instant(line, text)
        if instant is not None:
            when.date, when.start, zone = instant
            when.zone = zone or when.zone
            return True
        read = values.times(text)
        if read is None:
            return False
        self.source.use(line, text)
        when.start, when.end, when.vague = read.start, read.end, read.vague
        when.zone = read.zone or when.zone
        return True

    def _end(self, line: int, text: str, when: _When) -> bool:
        text, instant = self._instant(line, text)
        if instant is not None:
            begins = when.date or self.days.date or instant[0]
            when.end = instant[1] + max(0, (instant[0] - begins).days) * values.DAY
            return True
        read = values.times(text)
        if read is None or read.end is not None:
            return False
        self.source.use(line, text)
        when.end, when.vague = read.start, when.vague and read.vague
        return True

    def _end_date(self, line: int, text: str, when: _When) -> None:
        """Let a session end on a later day than it begins."""
        begins = when.date or self.days.date
        found = dates.whole(text)
        ends = self.days.read(line, text, found) if found else None
        if ends and begins and when.end is not None and ends > begins:
            when.end += (ends - begins).days * values.DAY

    def _instant(self, line: int, text: str) -> tuple[str, tuple[dt.date, int, str] | None]:
        """Read a cell that has a date and a time; else give the time as it stands."""
        if (found := values.instant(text)) is not None:
            self.source.use(line, text)
            zone = ""
            if found.tzinfo is not None:
                found, zone = found.astimezone(dt.UTC), "UTC"
            return text, (found.date(), found.hour * 60 + found.minute, zone)
        written = dates.find(text)
        if written is None or dates.whole(text):
            return text, None
        begin, end = written.span
        times = values.times(text[end:].strip(" ,T")) or values.times(text[:begin].strip(" ,"))
        if times is None:
            return text, None
        date = self.days.read(line, text, written)
        if date is None:
            return text, None
        if times.end is None:
            self.source.use(line, text)
            return text, (date, times.start, times.zone)
        self.days.date, self.days.lost = date, False
        rest = text[end:].strip(" ,T") or text[:begin].strip(" ,")
        return rest, None

    def _kind(self, line: int, text: str, *, titled: bool) -> SessionKind | None:
        kind = values.kind(text)
        if text and kind is None and titled:
            message = phrase("“{text}” is not a kind of session.", text=shown(text))
            self.source.left_out(line, message, text)
        elif kind is not None and titled:
            self.source.use(line, text)
        return kind

    def _unreadable(self, line: GridLine, text: str, wanted: Phrase) -> None:
        message = phrase("“{text}” is not {wanted}.", text=shown(text), wanted=wanted)
        cells = [cell.strip() for cell in line.cells]
        column = cells.index(text) + 1 if text in cells and len(cells) > 1 else 0
        self._left_out(line, message, column=column)

    def _left_out(
        self, line: GridLine, message: Phrase, *, session: bool = True, column: int = 0
    ) -> None:
        session = session and not any(map(_SUM.match, line.filled))
        self.source.left_out(
            line.line, message, line.text, timing=True, session=session, column=column
        )


def _heads(text: str) -> bool:
    """Return whether a text that has a date is short enough to head the lines below it."""
    return len(text.split()) <= 12 and not clean_line(text).startswith("#")  # noqa: PLR2004


def _number(text: str) -> float | None:
    return float(text.replace(",", ".")) if re.fullmatch(r"[0-9]{1,5}([.,][0-9]+)?", text) else None


def _all(numbers: Sequence[float | None], least: float, most: float) -> bool:
    """Return whether every cell is a number between two others."""
    return bool(numbers) and all(n is not None and least <= n <= most for n in numbers)


def _serial_time(text: str) -> str:
    minutes = round((_number(text) or 0) * values.DAY)
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _roman(text: str) -> bool:
    return re.fullmatch(r"I{1,3}|IV|V", text) is not None

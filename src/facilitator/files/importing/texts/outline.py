"""Blocks of text are read from the first to the last: days, sessions and what stands below them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from facilitator.core.base.language import phrase
from facilitator.core.base.text import fold
from facilitator.files.importing.days import Days
from facilitator.files.importing.frames import DIVIDED
from facilitator.files.importing.labels import (
    is_label,
    take_dated,
    take_hours,
    take_label,
    take_when,
    take_zone,
    times_labelled,
    wants_title,
)
from facilitator.files.importing.layout import leave_out
from facilitator.files.importing.programme import MOST, Circumstances, Row, Source, read_speakers
from facilitator.files.importing.tables.columns import header_at
from facilitator.files.importing.tables.grid import Grid
from facilitator.files.importing.tables.matrix import is_matrix
from facilitator.files.importing.tables.table import read_grid
from facilitator.files.importing.texts.blocks import Block, Heading, Left, Lines, Said, said_in
from facilitator.files.importing.texts.draft import (
    Point,
    draft,
    draft_points,
    items_of_agendas,
    untimed,
)
from facilitator.files.importing.words import dates
from facilitator.files.importing.words.line import (
    Line,
    Manner,
    has_length,
    manner_of,
    read_line,
)
from facilitator.files.importing.words.names import said_to_speak, several, with_more
from facilitator.files.importing.words.values import Times
from facilitator.files.toml.suggest import shown

_LONGEST_TITLE: Final = 12
"""A title of a text without headings has no more words."""

_HEADINGS: Final = -10
"""A heading is above all lists: its level is added to this."""

_SEVERAL: Final = 2
_CUT: Final = 2
"""A table and the line that cuts it."""
_LOOKED_AT: Final = 1500
"""So many lines tell how a text writes its dates and times."""

_SENTENCE: Final = re.compile(r"(?:\S+ ){4,}\S+\.$")
_WITH: Final = re.compile(r"(?:with|med) ")
_STEPS: Final = frozenset(("step", "steps", "steg"))
"""A table with a column of this name tells how a session goes."""

_SIGNS: Final = " ,.:;\u2013\u2014-"
_POINT: Final = re.compile(
    r"(?:§ ?[0-9]{1,3}|[0-9]{1,3} ?§|(?:punkt|item) [0-9]{1,3}|[0-9]{1,3}[.)])[.:]? +(?P<what>.+)",
    re.IGNORECASE,
)

_COUNTED: Final = re.compile(r"(?P<number>[0-9]{1,2}) (?P<what>[^\W\d_].{2,})")
_LEAST_COUNTED: Final = 3


class _Entry(Struct):
    """A session, what stands below it, and the one that it stands below."""

    row: Row
    depth: int
    raw: str
    heading: str = ""
    above: _Entry | None = None
    lines: list[str] = field(default_factory=list)
    parts: list[_Entry] = field(default_factory=list)

    @property
    def described(self) -> Row:
        text = "\n".join(filter(None, (self.row.description, *self.lines)))
        return replace(self.row, description=text)


def read_blocks(source: Source, blocks: Sequence[Block], given: Circumstances) -> None:
    """Read a programme from the blocks of a text."""
    _Outline(source, given).read(blocks)


class _Dated(Struct, frozen=True):
    """A line that has a date of its own, and what else it says."""

    date: dates.Written
    parsed: Line


class _Waiting(Struct, frozen=True):
    """A line that is only a time; what it is the time of may stand on the next line."""

    said: Said
    parsed: Line
    depth: int


class _Outline:
    def __init__(self, source: Source, given: Circumstances) -> None:
        self.source = source
        self.given = given
        self.days = Days(source, given)
        self.entries: list[_Entry | Row] = []
        self.above: list[_Entry | Point | None] = []
        """What further lines may stand below, with their depths in `depths`."""
        self.depths: list[int] = []
        self.points: list[Point] = []
        self.heading = ""
        self.timed: set[int] = set()
        """How deep the sessions since the last heading are: what else is so deep may be one."""
        self.day_level = 0
        """The level of the headings that are days."""
        self.no_day: Said | None = None
        """The last heading, if others of its level are days and it is none."""
        self.about: _Entry | None = None
        """The session whose title a heading repeats: all below it describes that one."""
        self.about_level = 0
        self.untimed: Said | None = None
        """The last heading, if it is no day: a line below may say when it is."""
        self.waiting: _Waiting | None = None
        self.manner = Manner()
        self.dated = False
        """Whether several lines have dates of their own beside their times."""
        self.with_lengths: set[int] = set()
        """The lines of lists in which every item has a length."""
        self.counted: set[int] = set()
        """The lines that are points as they count from one on, without a sign after the number."""

    def read(self, blocks: Sequence[Block]) -> None:
        lines = [said for block in blocks for said in said_in(block)][:_LOOKED_AT]
        self.manner = manner_of(said.text for said in lines)
        dated = (said for said in lines if self._with_date(said) is not None)
        self.dated = len(list(islice(dated, _SEVERAL))) == _SEVERAL
        blocks = list(_whole_tables(blocks))
        blocks = blocks if self.dated else list(_titled(blocks))
        self.with_lengths = set(_with_lengths(blocks))
        self.counted = set(_counted(blocks))
        headings = [block for block in blocks if isinstance(block, Heading)]
        top = min((heading.level for heading in headings), default=1)
        self.days.reckoning.learn([heading.said.text for heading in headings])
        for block in blocks:
            if self._overfull(_line_of(block)):
                break
            match block:
                case Heading(said) if said.struck and not said.text:
                    self._cancelled(said)
                case Heading(said, level) if self._is_about(said, level):
                    pass
                case Heading(said, level):
                    self._heading(said, level, top=level == top and level < 3)  # noqa: PLR2004
                case Lines():
                    self._lines(block)
                case Left(line, text, why):
                    self.source.left_out(line, why, text)
                case Grid():
                    self._grid(block)
        self._no_title()
        self._settle()

    def _overfull(self, line: int) -> bool:
        """Say, and tell, whether this is so much that from a line on nothing more is read."""
        if len(self.entries) > MOST or len(self.points) > MOST:
            self.source.stop(line)
            return True
        return self.source.overfull(line)

    def _parsed(self, said: Said) -> Line:
        return read_line(said.text, self.manner, lengths=said.line in self.with_lengths)

    # Headings

    def _heading(self, said: Said, level: int, *, top: bool) -> None:
        self._no_title()
        depth = _HEADINGS + level
        found = dates.find(said.text)
        parsed = self._parsed(said)
        if parsed.times and (parsed.at_start or not (found or top)):
            if parsed.title:
                self._session(said, parsed, depth)
            else:
                self.waiting = _Waiting(said, parsed, depth)
            return
        self._below(depth, None)
        self.heading, self.untimed, self.no_day = said.text, None, None
        self.timed.clear()
        if (
            top
            and wants_title(self.source)
            and not self.entries
            and not self._only_a_day(said.text)
        ):
            self._title(said, found)
            return
        if level > 1 and take_label(self.source, self.days, said.line, said.text):
            return
        rest = self.days.take(said.line, said.text)
        if rest is None:
            self._no_day(said)
            self.no_day = said if level <= self.day_level else None
            return
        self.day_level = level
        left = take_hours(self.source, self.days, said.line, rest)
        if left and left != rest:
            message = phrase(
                "Of “{text}” only the day and the time are taken over.", text=shown(said.text)
            )
            self.source.left_out(said.line, message, left)
        elif rest and left:
            message = phrase("Of “{text}” only the day is taken over.", text=shown(said.text))
            self.source.left_out(said.line, message, rest)

    def _is_about(self, said: Said, level: int) -> bool:
        """Take a heading that repeats the title of a session, and those below such a one."""
        if self.about is not None and level > self.about_level:
            self._attach(self.about, said.text, said)
            return True
        self.about, self.about_level = self._titled_so(said.text), level
        if self.about is not None:
            self.source.use(said.line, said.text)
        return self.about is not None

    def _titled_so(self, text: str) -> _Entry | None:
        entries, title = (one for one in self.entries if isinstance(one, _Entry)), fold(text)
        return next((one for one in entries if fold(one.row.title) == title), None)

    def _title(self, said: Said, found: dates.Written | None) -> None:
        self.source.title = said.text
        if found is None:
            return
        self.days.on(said.line, said.text, found)
        take_hours(self.source, self.days, said.line, dates.beside(said.text, found))

    @staticmethod
    def _only_a_day(text: str) -> bool:
        found = dates.find(text)
        return bool(
            (found and not dates.beside(text, found))
            or dates.names_a_day(text)
            or dates.weekday_named(text)
        )

    def _no_day(self, said: Said) -> None:
        if match := _POINT.fullmatch(said.text):
            self._point(said, match["what"], _HEADINGS)
        else:
            self.source.no_session(said.line, _with_links(said))
            self.untimed = said
            if self.days.contradicted(said.text):
                self.days.unclear(said.line, said.text)

    # Lines

    def _lines(self, block: Lines) -> None:
        depth = block.depth
        for index, said in enumerate(block.lines):
            if self._overfull(said.line):
                return
            if self.about is not None and not said.struck:
                sign = "- " if block.item and index == 0 else ""
                self._attach(self.about, f"{sign}{said.text}", said)
                continue
            first = block.item and index == 0
            if self._named_below(said, depth, item=first):
                continue
            if said.struck and not self._parsed(said).title:
                self._cancelled(said)
            elif said.struck:
                message = phrase("“{text}” is struck through.", text=shown(said.struck))
                self.source.left_out(said.line, message, said.struck)
                self._line(said, depth, first=first, block=block)
            else:
                self._line(said, depth, first=first, block=block)

    def _line(self, said: Said, depth: int, *, first: bool, block: Lines) -> None:
        free = first or depth == 0
        # A date on a line of its own begins a day, even below an item without a gap.
        text = said.text.strip(" :")
        alone = dates.whole(text) or dates.names_a_day(text) == text != ""
        own = self._with_date(said) if free and (first or self.dated) else None
        if own is None and (free or alone) and self._day(said, depth):
            return
        parsed = self._parsed(said)
        at_start = parsed.times is not None and parsed.at_start and not _wrapped(block, said)
        if first and said.line in self.with_lengths:
            self._divide(depth)
        if own is not None:
            self._session(said, own.parsed, depth, dated=own)
            return
        if parsed.title and (
            (first and (parsed.times or parsed.minutes is not None) and self._counts(parsed, depth))
            or at_start
        ):
            self._session(said, parsed, depth)
            return
        if free and (parsed.times or parsed.minutes is not None) and not parsed.title:
            self.waiting = _Waiting(said, parsed, depth)
            return
        if free and depth == 0 and (what := self._numbered(said)):
            self._point(said, what, depth)
            return
        self._further(said, depth, first=first, block=block)

    def _divide(self, depth: int) -> None:
        """Let a list that has the lengths of all its items be the sessions of a whole meeting."""
        whole = self._target(depth)
        if not isinstance(whole, _Entry) or whole.depth > 0 or self.entries != [whole]:
            return
        row = whole.row
        if row.start is None or row.end is None:
            return
        self.entries.clear()
        self._below(whole.depth, None)
        leave_out(self.source, whole.described, phrase(DIVIDED))
        take_zone(self.source, row.line, row.zone)
        self.days.lasts(row.start, row.end)

    def _with_date(self, said: Said) -> _Dated | None:
        """Read a line that has a date of its own beside its times."""
        found = dates.beside_times(said.text)
        if found is None or is_label(said.text):
            return None
        start, end = found.span
        before, after = said.text[:start].rstrip(_SIGNS), said.text[end:].lstrip(_SIGNS)
        last = read_line(f"{before} {said.text[end:].strip()}", self.manner)
        first = read_line(after, self.manner)
        if not before and first.at_start and first.title:
            return _Dated(found, first)
        alone = read_line(said.text[end:].strip(" ,"), self.manner)
        if before and last.times and last.title and alone.times and not alone.title:
            return _Dated(found, replace(last, title=last.title.rstrip(_SIGNS)))
        return None

    def _numbered(self, said: Said) -> str:
        """Return what stands after the number of a point, or ""."""
        pattern = _COUNTED if said.line in self.counted else _POINT
        match = pattern.fullmatch(said.text)
        return match["what"] if match else ""

    def _counts(self, parsed: Line, depth: int) -> bool:
        """Return whether a line that only has a length is a session, not a part of one."""
        return parsed.times is not None or self._target(depth) is None

    def _day(self, said: Said, depth: int) -> bool:
        """Take a line that says nothing but which day begins, or when and where everything is."""
        if self.untimed and (times := times_labelled(said.text)):
            self._heading_at(self.untimed, said, times)
            return True
        if take_label(self.source, self.days, said.line, said.text):
            return True
        if (
            not (depth or self.entries or self.points)
            and not self._parsed(said).at_start
            and take_when(self.source, self.days, said.line, said.text)
        ):
            return True
        if (
            not (depth or self.entries or self.points or self.days.date or self.source.first)
            and not dates.whole(said.text)
            and take_dated(self.source, self.days, said.line, said.text)
        ):
            return True
        text = said.text.strip(" :")
        named = dates.weekday_named(text)
        if dates.whole(text) or dates.names_a_day(text) == text != "" or (named and not named[1]):
            self._below(depth, None)
            self.days.take(said.line, text)
            return True
        return False

    def _heading_at(self, heading: Said, said: Said, times: Times) -> None:
        """Take a heading whose time stands in a line of its own below it."""
        remarks = self.source.remarks
        del remarks[next(n for n, one in enumerate(remarks) if one.line == heading.line)]
        self.untimed = None
        self.source.use(said.line, said.text)
        self._session(heading, replace(self._parsed(heading), times=times), _HEADINGS + 1)

    def _named_below(self, said: Said, depth: int, *, item: bool) -> bool:
        """Take a line that says what the line above it, only a time, is the time of."""
        waiting, self.waiting = self.waiting, None
        if waiting is None:
            return False
        parsed = self._parsed(said)
        alone = not (parsed.at_start or said.struck or is_label(said.text))
        below = not item or depth > waiting.depth
        alone = alone and not _SENTENCE.search(said.text)
        if alone and below and parsed.title and not dates.looks_like_one(said.text):
            self.source.use(waiting.said.line, waiting.said.text)
            told = replace(
                parsed,
                title=parsed.title.lstrip(" :"),
                times=waiting.parsed.times,
                minutes=waiting.parsed.minutes,
            )
            self._session(replace(said, links=(*waiting.said.links, *said.links)), told, depth)
            return True
        self.waiting = waiting
        self._no_title()
        return False

    def _no_title(self) -> None:
        """Report a time without a title; it ends what is before it."""
        waiting, self.waiting = self.waiting, None
        if waiting is None:
            return
        said, times = waiting.said, waiting.parsed.times
        begun = self.entries or self.points
        if not begun and times is not None and times.end is not None:
            self.source.use(said.line, said.text)
            take_zone(self.source, said.line, times.zone)
            self.days.lasts(times.start, times.end)
            return
        self.source.left_out(said.line, phrase("This has no title."), said.text, session=True)
        self._below(waiting.depth, None)
        if times is not None and not self.days.lost:
            self._ended(said.line, "", times)

    def _further(self, said: Said, depth: int, *, first: bool, block: Lines) -> None:
        """Take a line that is no session: it stands below one, or is left out."""
        target = self._target(depth if first else depth + 1)
        if first and target is not None:
            self._attach(target, f"- {said.text}", said)
        elif first:
            if depth == 1:
                self._point(said, said.text, depth, numbered=block.numbered)
            else:
                self._neither(said)
                self._below(depth, None)
        elif target is not None and (depth > 0 or self._is_free(target)):
            self._attach(target, said.text, said)
        elif depth == 0 and self._is_title(said):
            self.source.title = said.text
        else:
            self.source.no_session(said.line, _with_links(said))

    def _is_title(self, said: Said) -> bool:
        """Return whether a line says what a paper is about that is only called "Kallelse"."""
        begun = self.entries or self.points or not self.source.title
        return not begun and wants_title(self.source) and _like_a_title(said)

    @staticmethod
    def _is_free(target: _Entry | Point) -> bool:
        """Return whether text that is in no list belongs to what stands above it."""
        return isinstance(target, _Entry) and target.depth <= 0

    def _neither(self, said: Said, *, session: bool = False) -> None:
        message = phrase("“{title}” has neither a time nor a length.", title=shown(said.text))
        self.source.left_out(said.line, message, _with_links(said), session=session)

    def _point(self, said: Said, text: str, depth: int, *, numbered: bool = True) -> None:
        """Note an item; where nothing has a time, numbered items are the sessions."""
        point = Point(
            said,
            text,
            date=self.days.date,
            part=self.days.part,
            heading=self.heading,
            numbered=numbered,
            among_sessions=depth in self.timed,
            hours=self.days.hours,
        )
        self.points.append(point)
        self.source.use(said.line, said.text.removesuffix(text))
        self._below(depth, point)

    def _attach(self, target: _Entry | Point, text: str, said: Said) -> None:
        if isinstance(target, _Entry) and (names := said_to_speak(said.text)):
            read = read_speakers(self.source, said.line, "; ".join(names))
            self.source.use(said.line, said.text.partition(":")[0])
            target.row = replace(target.row, speakers=(*target.row.speakers, *read))
            return
        if isinstance(target, _Entry):
            told = [with_more(said.text), *_with_names(said.text)]
            target.row = replace(target.row, speakers=(*target.row.speakers, *filter(None, told)))
        target.lines += [text, *said.links]

    # What stands below what

    def _target(self, depth: int) -> _Entry | Point | None:
        """Return what a line at this depth stands below."""
        for above, at in zip(reversed(self.above), reversed(self.depths), strict=True):
            if at < depth:
                return above
        return None

    def _below(self, depth: int, entry: _Entry | Point | None) -> None:
        """Let what follows stand below an entry, or below nothing."""
        while self.depths and self.depths[-1] >= depth:
            self.depths.pop()
            self.above.pop()
        self.depths.append(depth)
        self.above.append(entry)

    # Sessions

    def _session(
        self, said: Said, parsed: Line, depth: int, *, dated: _Dated | None = None
    ) -> None:
        for used in parsed.used:
            self.source.use(said.line, used)
        self._begins_again(parsed)
        date = self.days.date
        if dated is not None:
            date = self.days.read(said.line, said.text, dated.date)
        if (self.days.lost and dated is None) or (dated is not None and date is None):
            message = phrase("“{title}” has no date that can be read.", title=shown(parsed.title))
            self.source.left_out(said.line, message, _with_links(said), session=True)
            self._below(depth, None)
            return
        times = parsed.times
        if times is None and self.days.hours:
            times = Times(self.days.hours[0])
        self.days.hours = None
        row = Row(
            line=said.line,
            title=parsed.title,
            date=date,
            part=self.days.part,
            start=times.start if times else None,
            end=times.end if times else None,
            vague=times.vague if times else False,
            zone=times.zone if times else "",
            minutes=parsed.minutes,
            speakers=self._speakers(said, parsed),
            description="\n".join(filter(None, (parsed.note, *said.links))),
        )
        self.timed.add(depth)
        above = self._target(depth)
        if above is None and depth > 1:
            above = self._around(depth)
        entry = _Entry(row, depth, said.text, self.heading)
        if isinstance(above, _Entry) and _within(row, above.row):
            entry.above = above
            above.parts.append(entry)
        self.entries.append(entry)
        self._below(depth, entry)

    def _begins_again(self, parsed: Line) -> None:
        """Let a heading where days stand begin an unknown day if the times begin anew below it."""
        heading, self.no_day = self.no_day, None
        last = self.entries[-1] if self.entries else None
        before = last.row if isinstance(last, _Entry) else last
        if heading is None or before is None or before.start is None or parsed.times is None:
            return
        if parsed.times.start <= before.start and not parsed.times.vague:
            self.days.unclear(heading.line, heading.text)

    def _around(self, depth: int) -> _Entry | None:
        """Return the last session that is less deep, for a part below something else."""
        for entry in reversed(self.entries):
            if isinstance(entry, _Entry) and entry.depth < depth:
                return entry
        return None

    def _speakers(self, said: Said, parsed: Line) -> tuple[str, ...]:
        return read_speakers(self.source, said.line, "; ".join(parsed.speakers))

    def _cancelled(self, said: Said) -> None:
        parsed = self._parsed(said)
        other = read_line(said.struck, self.manner)
        times = parsed.times or other.times
        title = other.title or said.struck
        message = phrase("“{title}” is struck through, so it is cancelled.", title=shown(title))
        self.source.left_out(said.line, message, f"{said.text} {said.struck}", timing=True)
        if times is not None and not self.days.lost:
            self._ended(said.line, title, times)

    def _ended(self, line: int, title: str, times: Times) -> None:
        """Note when something begins that is left out: it ends what is before it."""
        self.entries.append(
            Row(
                line=line,
                title=title,
                date=self.days.date,
                part=self.days.part,
                start=times.start,
                vague=times.vague,
                left_out=True,
            )
        )

    def _grid(self, grid: Grid) -> None:
        self._no_title()
        if self._steps(grid):
            return
        self._below(_HEADINGS, None)
        before = len(self.source.rows)
        read_grid(self.source, grid, self.days, self.given)
        for row in self.source.rows[before:]:
            self.entries.append(row if row.left_out else _Entry(row, _HEADINGS, row.title))
        del self.source.rows[before:]

    def _steps(self, grid: Grid) -> bool:
        """Let a table of the steps of the session above it describe that session."""
        target = self.entries[-1] if self.entries else None
        head = {cell.casefold() for cell in grid.lines[0].filled} if grid.lines else set()
        if not isinstance(target, _Entry) or not head & _STEPS:
            return False
        for line in grid.lines:
            target.lines.append(" \u00b7 ".join(line.filled))
        return True

    # The end

    def _settle(self) -> None:
        """Give the sessions; those that have parts are divided into them or describe them."""
        rows = [row for entry in self.entries for row in self._rows(entry)]
        if rows and not any(row.start for row in rows):
            points = self._among_lengths()
            rows = sorted(
                [*rows, *(untimed(self.source, point) for point in points)],
                key=lambda row: row.line,
            )
        else:
            points = [] if rows else draft_points(self.points)
        for point in self.points:
            if point not in points:
                said = replace(point.said, text=_all_of(point))
                self._neither(said, session=point.among_sessions)
        rows = rows or draft(self.source, points)
        self.source.rows = rows

    def _among_lengths(self) -> list[Point]:
        """Return the items without a length of an agenda in which other items have one."""
        headings = {entry.heading for entry in self.entries if isinstance(entry, _Entry)}
        return [point for point in items_of_agendas(self.points) if point.heading in headings]

    def _rows(self, entry: _Entry | Row) -> Iterable[Row]:
        if isinstance(entry, Row):
            return [entry]
        if entry.above is not None and not _divided(entry.above) and _ends(entry.above.row):
            return []
        if not entry.parts or not (_divided(entry) or _ends(entry.row)):
            return [entry.described]
        if _divided(entry):
            leave_out(self.source, entry.described, phrase(DIVIDED))
            return []
        for part in entry.parts:
            message = phrase(
                "“{title}” is within “{other}” and stands in its description.",
                title=shown(part.row.title),
                other=shown(entry.row.title),
            )
            self.source.assumed(part.row.line, message, timing=True)
        return [replace(entry.described, description="\n".join(_described(entry)))]


def _whole_tables(blocks: Sequence[Block]) -> Iterator[Block]:
    """Put a table together that a line cuts, which then stands below it."""
    held: list[Block] = []
    for block in blocks:
        if len(held) == _CUT and isinstance(block, Grid):
            above, line = held
            if isinstance(above, Grid) and _goes_on(above, block):
                held = [Grid(lines=[*above.lines, *block.lines]), line]
                continue
        cuts = len(held) == 1 and _says_no_time(block)
        if not cuts:
            yield from held
            held.clear()
        if cuts or isinstance(block, Grid):
            held.append(block)
        else:
            yield block
    yield from held


def _says_no_time(block: Block) -> bool:
    """Return whether a block is a line that neither begins a day nor a session."""
    said = block.lines if isinstance(block, Lines) else ()
    return len(said) == 1 and not (
        dates.looks_like_one(said[0].text)
        or dates.names_a_day(said[0].text)
        or read_line(said[0].text).times
    )


def _goes_on(above: Grid, below: Grid) -> bool:
    plain = not (above.goes_on or above.as_left or below.goes_on or below.as_left)
    own = header_at(below) is not None or is_matrix(below) is not None
    return plain and above.width >= below.width and not own


def _titled(blocks: Sequence[Block]) -> Iterator[Block]:
    """Take the first line of a text without headings for its title, if it is like one."""
    first = blocks[0] if blocks else None
    if any(isinstance(block, Heading) for block in blocks) or not isinstance(first, Lines):
        yield from blocks
        return
    said, *rest = first.lines or [Said(0, "")]
    if first.item or not _like_a_title(said):
        yield from blocks
        return
    yield Heading(said, 1)
    if rest:
        yield replace(first, lines=rest)
    yield from blocks[1:]


def _like_a_title(said: Said) -> bool:
    parsed = read_line(said.text)
    return (
        0 < len(said.text.split()) <= _LONGEST_TITLE
        and not said.text.endswith((".", ",", ":"))
        and not parsed.at_start
        and parsed.minutes is None
        and not (is_label(said.text) or _POINT.fullmatch(said.text) or dates.whole(said.text))
    )


def _with_names(text: str) -> list[str]:
    """Return the names of a line such as "45 min \u00b7 with Anna Ek, Region Skåne"."""
    _, sign, names = text.rpartition(" \u00b7 ")
    match = _WITH.match(names) if sign else None
    said = several(names[match.end() :]) if match else ()
    return [with_more(one, surely=False) or one for one in said]


def _wrapped(block: Lines, said: Said) -> bool:
    """Return whether a line only goes on with the sentence above it, in which a time stands."""
    before = [one for one in block.lines if one.line < said.line]
    title = read_line(said.text).title
    return (
        bool(before)
        and title[:1].islower()
        and not before[-1].text.endswith((".", ":", "!", "?"))
        and not any(read_line(one.text).at_start for one in block.lines if one != said)
    )


def _with_lengths(blocks: Sequence[Block]) -> Iterator[int]:
    """Yield the lines of the items of lists in which each item has a length but no time."""
    for _, group in groupby(blocks, lambda block: isinstance(block, Lines) and block.depth > 0):
        lists = [one for one in group if isinstance(one, Lines) and one.item and one.lines]
        items = [one for one in lists if one.depth == 1]
        if len(items) > 1 and all(has_length(one.lines[0].text) for one in items):
            yield from (one.lines[0].line for one in items)


def _counted(blocks: Sequence[Block]) -> list[int]:
    """Return the lines, in no list, that begin with the numbers from one on."""
    found: list[int] = []
    for said in (said for block in blocks if _is_free(block) for said in said_in(block)):
        match = _COUNTED.fullmatch(said.text)
        if match and int(match["number"]) == len(found) + 1:
            found.append(said.line)
    return found if len(found) >= _LEAST_COUNTED else []


def _is_free(block: Block) -> bool:
    return isinstance(block, Lines) and block.depth == 0


def _described(entry: _Entry) -> list[str]:
    """Return the description of a session with that of its parts."""
    described = [entry.row.description, *entry.lines]
    for part in entry.parts:
        described += [f"- {part.raw}", *_described(part)]
    return list(filter(None, described))


def _within(row: Row, above: Row) -> bool:
    """Return whether a session is a part of the one that it stands below."""
    if row.start is None or above.start is None:
        return False
    if above.end is None and above.minutes is None:
        return row.start >= above.start
    end = above.end if above.end is not None else above.start + (above.minutes or 0)
    return above.start <= row.start < end


def _ends(row: Row) -> bool:
    """Return whether the end of a session is known."""
    return row.end is not None or row.minutes is not None


def _divided(entry: _Entry) -> bool:
    """Return whether the parts of a session are the sessions: several, the first from its start."""
    return len(entry.parts) > 1 and entry.parts[0].row.start == entry.row.start


def _with_links(said: Said) -> str:
    return " ".join(filter(None, (said.text, *said.links)))


def _all_of(point: Point) -> str:
    return " ".join((point.said.text, *point.lines))


def _line_of(block: Block) -> int:
    match block:
        case Heading(said):
            return said.line
        case Lines(lines):
            return lines[0].line if lines else 0
        case Left(line):
            return line
        case Grid(lines=rows):
            return rows[0].line if rows else 0

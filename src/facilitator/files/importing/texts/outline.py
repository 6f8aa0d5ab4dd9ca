"""Blocks of text are read from the first to the last: days, sessions and what stands below them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from facilitator.core.base.language import phrase
from facilitator.core.base.text import fold
from facilitator.files.importing.days import Days
from facilitator.files.importing.frames import DIVIDED
from facilitator.files.importing.labels import (
    begins_labelled,
    is_label,
    is_of_paper,
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
from facilitator.files.importing.tables.grid import Grid
from facilitator.files.importing.tables.table import read_grid
from facilitator.files.importing.texts.blocks import Block, Heading, Left, Lines, Said
from facilitator.files.importing.texts.draft import Point
from facilitator.files.importing.texts.entries import Entry, Nesting, is_part, settle
from facilitator.files.importing.texts.overview import (
    COUNTED,
    POINT,
    Dated,
    Overview,
    like_a_title,
    overview,
    with_date,
    wrapped,
)
from facilitator.files.importing.words import dates
from facilitator.files.importing.words.line import Line, read_line
from facilitator.files.importing.words.names import said_to_speak, several, with_more
from facilitator.files.importing.words.values import Times
from facilitator.files.toml.suggest import shown

_HEADINGS: Final = -10
"""A heading is above all lists: its level is added to this."""

_SENTENCE: Final = re.compile(r"(?:\S+ ){4,}\S+\.$")
_WITH: Final = re.compile(r"(?:with|med) ")
_STEPS: Final = frozenset(("step", "steps", "steg"))
"""A table with a column of this name tells how a session goes."""

_LETTERED: Final = re.compile(r"[a-z]\) ")
"""A part of a numbered item."""


def read_blocks(source: Source, blocks: Sequence[Block], given: Circumstances) -> None:
    """Read a programme from the blocks of a text."""
    _Outline(source, given, overview(blocks)).read()


class _Waiting(Struct, frozen=True):
    """A line that is only a time; what it is the time of may stand on the next line."""

    said: Said
    parsed: Line
    depth: int


class _Outline:
    def __init__(self, source: Source, given: Circumstances, seen: Overview) -> None:
        self.source = source
        self.given = given
        self.seen = seen
        self.days = Days(source, given)
        self.entries: list[Entry | Row] = []
        self.nesting = Nesting()
        self.points: list[Point] = []
        self.heading = ""
        self.timed: set[int] = set()
        """How deep the sessions since the last heading are: what else is so deep may be one."""
        self.day_level = 0
        """The level of the headings that are days."""
        self.no_day: Said | None = None
        """The last heading, if others of its level are days and it is none."""
        self.about: Entry | None = None
        """The session whose title a heading repeats: all below it describes that one."""
        self.about_level = 0
        self.untimed: Said | None = None
        """The last heading, if it is no day: a line below may say when it is."""
        self.waiting: _Waiting | None = None
        self.before = ""
        """The line that was read before."""

    def read(self) -> None:
        blocks = self.seen.blocks
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
        settle(self.source, self.entries, self.points)

    def _overfull(self, line: int) -> bool:
        """Say, and tell, whether this is so much that from a line on nothing more is read."""
        if len(self.entries) > MOST or len(self.points) > MOST:
            self.source.stop(line)
            return True
        return self.source.overfull(line)

    def _parsed(self, said: Said) -> Line:
        return read_line(said.text, self.seen.manner, lengths=said.line in self.seen.with_lengths)

    # Headings

    def _heading(self, said: Said, level: int, *, top: bool) -> None:
        depth = _HEADINGS + level
        if self._named_below(said, depth, item=True):
            return
        self.before = said.text
        found = dates.find(said.text)
        parsed = self._parsed(said)
        if parsed.times and (parsed.at_start or not (found or top)):
            if parsed.title:
                self._session(said, parsed, depth)
            else:
                self.waiting = _Waiting(said, parsed, depth)
            return
        self.nesting.begin(depth, None)
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
        self._beside_day(said, rest)

    def _beside_day(self, said: Said, rest: str) -> None:
        """Take when a day begins and ends from what else stands in its heading."""
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

    def _titled_so(self, text: str) -> Entry | None:
        entries, title = (one for one in self.entries if isinstance(one, Entry)), fold(text)
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
        if match := POINT.fullmatch(said.text):
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
            before, self.before = self.before, said.text
            if said.struck and not self._parsed(said).title:
                self._cancelled(said)
            elif said.struck:
                message = phrase("“{text}” is struck through.", text=shown(said.struck))
                self.source.left_out(said.line, message, said.struck)
                self._line(said, depth, first=first, block=block, before=before)
            else:
                self._line(said, depth, first=first, block=block, before=before)

    def _line(self, said: Said, depth: int, *, first: bool, block: Lines, before: str) -> None:
        free = first or depth == 0
        # A date on a line of its own begins a day, even below an item without a gap.
        text = said.text.strip(" :")
        alone = dates.whole(text) or dates.names_a_day(text) == text != ""
        own = None
        if free and (first or self.seen.dated):
            own = with_date(said.text, self.seen.manner)
        if own is None and (free or alone) and self._day(said, depth, before):
            return
        parsed = self._parsed(said)
        if first and said.line in self.seen.with_lengths:
            self._divide(depth)
        if own is not None:
            self._session(said, own.parsed, depth, dated=own)
        elif parsed.title and self._is_session(said, parsed, depth, first=first, block=block):
            self._session(said, parsed, depth)
        elif free and (parsed.times or parsed.minutes is not None) and not parsed.title:
            self.waiting = _Waiting(said, parsed, depth)
        elif free and depth == 0 and (what := self._numbered(said)):
            self._point(said, what, depth)
        else:
            self._further(said, depth, first=first, block=block)

    def _is_session(
        self, said: Said, parsed: Line, depth: int, *, first: bool, block: Lines
    ) -> bool:
        """Return whether a line says when or how long, and stands where sessions do."""
        if parsed.times is not None and parsed.at_start and not wrapped(block, said):
            return True
        if first:
            timed = parsed.times is not None or parsed.minutes is not None
            return timed and self._counts(parsed, depth)
        last = self.seen.times_last and parsed.times is not None and parsed.times.end is not None
        return depth == 0 and (last or said.line in self.seen.with_lengths)

    def _divide(self, depth: int) -> None:
        """Let a list that has the lengths of all its items be the sessions of a whole meeting."""
        whole = self.nesting.target(depth)
        if not isinstance(whole, Entry) or whole.depth > 0 or self.entries != [whole]:
            return
        row = whole.row
        if row.start is None or row.end is None:
            return
        self.entries.clear()
        self.nesting.begin(whole.depth, None)
        leave_out(self.source, whole.described, phrase(DIVIDED))
        take_zone(self.source, row.line, row.zone)
        self.days.lasts(row.start, row.end)

    def _numbered(self, said: Said) -> str:
        """Return what stands after the number of a point, or ""."""
        pattern = COUNTED if said.line in self.seen.counted else POINT
        match = pattern.fullmatch(said.text)
        return match["what"] if match else ""

    def _counts(self, parsed: Line, depth: int) -> bool:
        """Return whether a line that only has a length is a session, not a part of one."""
        return parsed.times is not None or self.nesting.target(depth) is None

    def _day(self, said: Said, depth: int, before: str) -> bool:
        """Take a line that says nothing but which day begins, or when and where everything is.

        `before` is the line above it: below "Last day to register" no day begins.
        """
        if self._label(said, depth):
            return True
        text = said.text.strip(" :")
        if dates.whole(text) and is_of_paper(before):
            self.source.no_session(said.line, said.text)
            return True
        named = dates.weekday_named(text)
        if dates.whole(text) or dates.names_a_day(text) == text != "" or (named and not named[1]):
            self.nesting.begin(depth, None)
            self.days.take(said.line, text)
            return True
        return False

    def _label(self, said: Said, depth: int) -> bool:
        """Take a line that says when and where everything is, or the session of a heading."""
        if self.untimed and (times := times_labelled(said.text)):
            self._heading_at(self.untimed, said, times)
            return True
        if take_label(self.source, self.days, said.line, said.text):
            return True
        return not (depth or self.entries or self.points) and self._above_all(said)

    def _above_all(self, said: Said) -> bool:
        """Take a line above the first session that says when all of it is or begins."""
        begins = begins_labelled(said.text) if self.seen.with_lengths else None
        if begins is not None:
            self.source.use(said.line, said.text)
            self.days.lasts(begins, None)
            return True
        if not self._parsed(said).at_start and take_when(
            self.source, self.days, said.line, said.text
        ):
            return True
        known = self.days.date or self.source.first or dates.whole(said.text)
        return not known and take_dated(self.source, self.days, said.line, said.text)

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
        self.nesting.begin(waiting.depth, None)
        if times is not None and not self.days.lost:
            self._ended(said.line, "", times)

    def _further(self, said: Said, depth: int, *, first: bool, block: Lines) -> None:
        """Take a line that is no session: it stands below one, or is left out."""
        target = self.nesting.target(depth if first else depth + 1)
        if first and target is not None:
            self._attach(target, f"- {said.text}", said)
        elif first:
            if depth == 1:
                self._point(said, said.text, depth, numbered=block.numbered)
            else:
                self._neither(said)
                self.nesting.begin(depth, None)
        elif target is not None and (depth > 0 or self._is_free(target, said)):
            self._attach(target, said.text, said)
        elif depth == 0 and self._is_title(said):
            self.source.title = said.text
        else:
            self.source.no_session(said.line, _with_links(said))

    def _is_title(self, said: Said) -> bool:
        """Return whether a line says what a paper is about that is only called "Kallelse"."""
        begun = self.entries or self.points or not self.source.title
        return not begun and wants_title(self.source) and like_a_title(said)

    @staticmethod
    def _is_free(target: Entry | Point, said: Said) -> bool:
        """Return whether text that is in no list belongs to what stands above it."""
        if isinstance(target, Point):
            return _LETTERED.match(said.text) is not None
        return target.depth <= 0

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
        self.nesting.begin(depth, point)

    def _attach(self, target: Entry | Point, text: str, said: Said) -> None:
        if isinstance(target, Entry) and (names := said_to_speak(said.text)):
            read = read_speakers(self.source, said.line, "; ".join(names))
            self.source.use(said.line, said.text.partition(":")[0])
            target.row = replace(target.row, speakers=(*target.row.speakers, *read))
            return
        if isinstance(target, Entry):
            told = [with_more(said.text), *_with_names(said.text)]
            target.row = replace(target.row, speakers=(*target.row.speakers, *filter(None, told)))
        target.lines += [text, *said.links]

    # Sessions

    def _session(self, said: Said, parsed: Line, depth: int, *, dated: Dated | None = None) -> None:
        for used in parsed.used:
            self.source.use(said.line, used)
        self._begins_again(parsed)
        date = self.days.date
        if dated is not None:
            date = self.days.read(said.line, said.text, dated.date)
        if (self.days.lost and dated is None) or (dated is not None and date is None):
            message = phrase("“{title}” has no date that can be read.", title=shown(parsed.title))
            self.source.left_out(said.line, message, _with_links(said), session=True)
            self.nesting.begin(depth, None)
            return
        row = self._row(said, parsed, date)
        self.timed.add(depth)
        above = self.nesting.target(depth)
        if above is None and depth > 1:
            above = self._around(depth)
        entry = Entry(row, depth, said.text, self.heading)
        if isinstance(above, Entry) and is_part(row, above, self.source.title):
            entry.above = above
            above.parts.append(entry)
        self.entries.append(entry)
        self.nesting.begin(depth, entry)

    def _row(self, said: Said, parsed: Line, date: dt.date | None) -> Row:
        """Return a session of a date; the first below a heading may have its time there."""
        times = parsed.times
        if times is None and self.days.hours:
            times = Times(self.days.hours[0])
        self.days.hours = None
        return Row(
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

    def _begins_again(self, parsed: Line) -> None:
        """Let a heading where days stand begin an unknown day if the times begin anew below it."""
        heading, self.no_day = self.no_day, None
        last = self.entries[-1] if self.entries else None
        before = last.row if isinstance(last, Entry) else last
        if heading is None or before is None or before.start is None or parsed.times is None:
            return
        if parsed.times.start <= before.start and not parsed.times.vague:
            self.days.unclear(heading.line, heading.text)

    def _around(self, depth: int) -> Entry | None:
        """Return the last session that is less deep, for a part below something else."""
        for entry in reversed(self.entries):
            if isinstance(entry, Entry) and entry.depth < depth:
                return entry
        return None

    def _speakers(self, said: Said, parsed: Line) -> tuple[str, ...]:
        return read_speakers(self.source, said.line, "; ".join(parsed.speakers))

    def _cancelled(self, said: Said) -> None:
        parsed = self._parsed(said)
        other = read_line(said.struck, self.seen.manner)
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
        self.nesting.begin(_HEADINGS, None)
        before = len(self.source.rows)
        read_grid(self.source, grid, self.days, self.given)
        for row in self.source.rows[before:]:
            self.entries.append(row if row.left_out else Entry(row, _HEADINGS, row.title))
        del self.source.rows[before:]

    def _steps(self, grid: Grid) -> bool:
        """Let a table of the steps of the session above it describe that session."""
        target = self.entries[-1] if self.entries else None
        head = {cell.casefold() for cell in grid.lines[0].filled} if grid.lines else set()
        if not isinstance(target, Entry) or not head & _STEPS:
            return False
        for line in grid.lines:
            target.lines.append(" \u00b7 ".join(line.filled))
        return True


def _with_names(text: str) -> list[str]:
    """Return the names of a line such as "45 min \u00b7 with Anna Ek, Region Skåne"."""
    _, sign, names = text.rpartition(" \u00b7 ")
    match = _WITH.match(names) if sign else None
    said = several(names[match.end() :]) if match else ()
    return [with_more(one, surely=False) or one for one in said]


def _with_links(said: Said) -> str:
    return " ".join(filter(None, (said.text, *said.links)))


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

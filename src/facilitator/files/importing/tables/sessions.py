"""The lines of a table taken over one by one: each is a session, a day or nothing that is known."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Final

from msgspec.structs import replace

from facilitator.core.base.language import Phrase, phrase
from facilitator.core.base.text import clean_line
from facilitator.core.record.agenda import SessionKind
from facilitator.files.importing.days import Days
from facilitator.files.importing.programme import Row, Source, speakers_and_more, who_leads
from facilitator.files.importing.tables.beside import Part
from facilitator.files.importing.tables.columns import Column, called
from facilitator.files.importing.tables.forms import Forms, forms
from facilitator.files.importing.tables.grid import MOST_COLUMNS, GridLine, titled
from facilitator.files.importing.tables.lengths import are_hours, lengths_called_times
from facilitator.files.importing.tables.when import Clock, Unreadable, When
from facilitator.files.importing.written import dates, values
from facilitator.files.importing.written.line import read_line
from facilitator.files.toml.suggest import shown

_LONGEST_NUMBER: Final = 2
"""A day of a meeting has no number with more figures."""

_SUM: Final = re.compile(
    r"(?:total|totalt|summa|sum)(?: tid| time| min(?:uter|utes)?)?(?::.*|$)", re.IGNORECASE
)


class Sessions:
    """Takes over the lines of a table one by one.

    Without a date of its own a line is of the date above it, or of the part it is in.
    """

    def __init__(self, source: Source, part: Part, days: Days, header: int) -> None:
        """Begin above the lines of a table, or of one of those side by side."""
        self.source = source
        self.grid, self.columns = part.grid, part.columns
        self.day = part.label if part.of_a_day else ""
        self.track = "" if self.day else part.label
        self.days = days
        self.header = header
        self.clock = Clock(source, days)
        self.names: Sequence[str] = ()
        self.width = 0
        self.dated = ""
        """The last cell that said which day it is; the same goes on with that day."""
        self.forms = Forms()

    def read(self) -> None:
        """Take over all lines."""
        if self.header >= 0:
            self._header(self.grid.lines[self.header])
        self.width = len(self.names) or self.grid.width
        if self.day:
            rest = self.days.take(self.grid.lines[self.header].line, self.day)
            if rest:
                self.source.no_session(self.grid.lines[self.header].line, rest)
        known = lengths_called_times(self.source, self.grid, self.header, self.columns)
        self.columns = known
        self.forms = forms(self.grid, self.header + 1, known, self.days.reckoning)
        self.forms.hours = are_hours(self.source, self.grid, self.header, known)
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
        for index, name in enumerate(line.cells[:MOST_COLUMNS]):
            if index in self.columns:
                self.source.use(line.line, name)
                zone = values.zone_in(name) if self.columns[index] in ("start", "end") else ""
                self.clock.zone = self.clock.zone or zone
            elif clean_line(name) and (self.header, index) not in self.grid.as_left:
                message = phrase("The column “{name}” is not known.", name=shown(name))
                if called(name):
                    message = phrase("The column “{name}” repeats another.", name=shown(name))
                cells = self.grid.column(index, self.header + 1)
                self.source.left_out(line.line, message, "; ".join((name, *cells)))

    def _told(self, line: GridLine, index: int) -> dict[Column, str]:
        """Return what a line has in each column that is known; several columns have speakers."""
        told: dict[Column, str] = {}
        for column_index, column in self.columns.items():
            cell = line.cell(column_index)
            if not cell or (index, column_index) in self.grid.as_left:
                continue
            text = self.forms.plain(column, cell)
            if text != cell:
                self.source.use(line.line, cell)
            several = column == "speakers" and column in told
            told[column] = f"{told[column]}; {text}" if several else text
        return told

    def _take(self, line: GridLine, index: int) -> None:
        if line.struck and self._is_cancelled(line):
            self._cancelled(line, index)
            return
        if len(set(line.filled)) == 1 and not self._is_session(line):
            self._alone(line, index)
            return
        told = self._told(line, index)
        if any(cell.strip() for cell in line.cells[self.width :]):
            message = phrase("There are more cells than columns here.")
            self.source.left_out(line.line, message, " ".join(line.cells[self.width :]))
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
        try:
            when = self.clock.read(line.line, told)
        except Unreadable as what:
            self._unreadable(line, what.text, what.wanted)
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
        title, who, described = self._who(line, told, title, more)
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
                description=described,
                sheet=self.source.sheet,
            )
        )

    @staticmethod
    def _no_session(
        line: GridLine, told: Mapping[Column, str], when: When, title: str
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

    def _who(
        self, line: GridLine, told: Mapping[Column, str], title: str, more: str
    ) -> tuple[str, tuple[str, ...], str]:
        """Return the title, who leads, and the description with what more is said of them."""
        who, of_them = speakers_and_more(self.source, line.line, told.get("speakers", ""))
        below, more = who_leads(self.source, line.line, more, below=True)
        title, beside, of_those = self._in_title(line.line, title)
        links = [link for cell in line.links for link in cell]
        described = (more, told.get("description", ""), of_them, of_those, *links)
        return title, (*who, *beside, *below), "\n".join(filter(None, described))

    def _in_title(self, line: int, title: str) -> tuple[str, tuple[str, ...], str]:
        """Read who leads from a title, where no column says it; and what more is said of them.

        A name by itself may be what the session is about ("Anna Ek: ett samtal"); one in brackets
        or with what it belongs to is of who leads.
        """
        said = read_line(title) if "speakers" not in self.columns.values() else None
        if said is None or not said.speakers or said.times or said.minutes is not None:
            return title, (), ""
        if not said.note and not title.endswith(")"):
            return title, (), ""
        for used in said.used:
            self.source.use(line, used)
        return said.title, said.speakers, said.note

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


def _roman(text: str) -> bool:
    return re.fullmatch(r"I{1,3}|IV|V", text) is not None

"""When a session is, as the cells of its line say it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from msgspec import Struct

from facilitator.core.base.language import Phrase, phrase
from facilitator.files.importing.days import Days
from facilitator.files.importing.programme import Source
from facilitator.files.importing.tables.columns import Column
from facilitator.files.importing.written import dates, values


class Unreadable(Exception):  # noqa: N818 - it names what is wrong
    """A cell that is no time and no length; `wanted` says what ought to stand there."""

    def __init__(self, text: str, wanted: Phrase) -> None:
        """Note what stands there."""
        super().__init__(text)
        self.text = text
        self.wanted = wanted


class When(Struct):
    """When a session is, as far as its line says it."""

    date: dt.date | None = None
    start: int | None = None
    end: int | None = None
    vague: bool = False
    zone: str = ""
    minutes: int | None = None


class Clock:
    """Reads the times of the lines of a table."""

    def __init__(self, source: Source, days: Days) -> None:
        """Begin with no zone."""
        self.source = source
        self.days = days
        self.zone = ""
        """The zone that the header of the table names."""

    def read(self, line: int, told: Mapping[Column, str]) -> When:
        """Read the times of a line; raises `Unreadable`."""
        when = When(zone=self.zone)
        clock = phrase("a clock time like 13:00")
        if (text := told.get("start")) and not self._start(line, text, when):
            raise Unreadable(text, clock)
        if (text := told.get("end")) and not self._end(line, text, when):
            raise Unreadable(text, clock)
        if text := told.get("end date"):
            self._end_date(line, text, when)
        if text := told.get("minutes"):
            when.minutes = values.length(text)
            if when.minutes is None:
                raise Unreadable(text, phrase("a length like 45 min"))
            self.source.use(line, text)
        return when

    def _start(self, line: int, text: str, when: When) -> bool:
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

    def _end(self, line: int, text: str, when: When) -> bool:
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

    def _end_date(self, line: int, text: str, when: When) -> None:
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

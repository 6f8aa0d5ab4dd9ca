"""Columns are what a table's header names, in English or Swedish; each line becomes a row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Final, Literal

from facilitator.core.base.language import Phrase, phrase
from facilitator.core.base.text import clean_line
from facilitator.core.record.agenda import SessionKind
from facilitator.files.importing import values
from facilitator.files.importing.programme import Row, Source
from facilitator.files.toml.suggest import shown

Column = Literal[
    "start", "end", "minutes", "title", "speakers", "kind", "date", "place", "description"
]

_CALLED: Final[Sequence[tuple[Column, str]]] = (
    (
        "start",
        "start,start time,starts,begins,begin,from,time,starttid,börjar,från,tid,klockan,kl",
    ),
    ("end", "end,end time,ends,to,until,slut,sluttid,slutar,till"),
    ("minutes", "duration,length,minutes,min,längd,minuter,varaktighet,tidsåtgång"),
    (
        "title",
        "title,session,subject,activity,item,topic,what,titel,rubrik,programpunkt,punkt,ämne,vad",
    ),
    (
        "speakers",
        "speaker,speakers,presenter,who,talare,föredragshållare,vem,ansvarig,medverkande",
    ),
    ("kind", "kind,type,typ,slag,sort"),
    ("date", "date,day,start date,datum,dag,startdatum"),
    ("place", "place,location,room,where,plats,lokal,rum,var"),
    ("description", "description,notes,details,beskrivning,anteckningar,kommentar"),
)
"""What the columns may be called."""

_NAMES: Final[Mapping[str, Column]] = {
    name: column for column, names in _CALLED for name in names.split(",")
}

Columns = Mapping[int, Column]
"""What each column (counted from 0) holds; the others are left out."""


def columns(header: Sequence[str]) -> dict[int, Column]:
    """Find the columns that a header names, the first of each name."""
    found: dict[int, Column] = {}
    for index, cell in enumerate(header[: values.LONGEST]):
        column = _called(cell)
        if column and column not in found.values():
            found[index] = column
    return found


def _called(cell: str) -> Column | None:
    name = clean_line(cell[: values.LONGEST]).casefold().strip("*_:. ")
    return _NAMES.get(name.replace("_", " "))


class Table:
    """A table whose lines are taken over one by one.

    Without a date of its own a line is of the date above it, or of the part it is in.
    """

    def __init__(self, source: Source, columns: Columns, width: int, today: dt.date) -> None:
        """Read the lines of a table of `width` columns, of which these are known, into `source`."""
        self.source = source
        self.columns = columns
        self.width = width
        self.today = today
        self.date: dt.date | None = None
        self.part = 0
        self.day = ""
        self.lost = False
        """Whether the date above could not be read, so that nothing below is of a known date."""

    def header_left_out(self, line: int, header: Sequence[str]) -> None:
        """Tell which columns are not taken over."""
        for index, name in enumerate(header[: values.LONGEST]):
            if index in self.columns or not clean_line(name):
                continue
            message = phrase("The column “{name}” is not known.", name=shown(name))
            if _called(name):
                message = phrase("The column “{name}” says what another does.", name=shown(name))
            self.source.left_out(line, message)

    def take(self, line: int, cells: Sequence[str]) -> None:
        """Take over one line of the table."""
        told = {
            column: cells[index].strip()
            for index, column in self.columns.items()
            if index < len(cells) and cells[index].strip()
        }
        if any(cell.strip() for cell in cells[self.width :]):
            self.source.left_out(line, phrase("There are more cells than columns here."))
        if (date := told.get("date")) and not self._take_date(line, date):
            return
        if not clean_line(told.get("title", "")):
            if told.keys() - {"date"}:
                self.source.left_out(line, phrase("This has no title."))
            return
        if self.lost:
            message = phrase("“{title}” has no date that can be read.", title=shown(told["title"]))
            self.source.left_out(line, message)
            return
        row = self._timed(line, told)
        if row is not None:
            self.source.rows.append(row)

    def _take_date(self, line: int, text: str) -> bool:
        self.lost = True
        try:
            found = read_date(self.source, line, text, self.today)
        except values.Unclear:
            return False
        if found is not None:
            self.date, self.day = found, ""
        elif values.names_a_day(text) or text.isdecimal():
            # "Day 2" and "2" name a day; the number is told by the dates assumed later.
            if text != self.day:
                self.part += 1
            self.day, self.date = text, None
        else:
            message = phrase("“{text}” is not a date; write one like 2013-03-21.", text=shown(text))
            self.source.left_out(line, message)
            return False
        self.lost = False
        return True

    def _timed(self, line: int, told: Mapping[Column, str]) -> Row | None:
        """Read the times of a line, or tell why it is left out."""
        start, end, minutes = None, None, None
        if text := told.get("start"):
            if both := values.clocks(text):
                start, end = both
            elif (start := values.clock(text)) is None:
                self._unreadable(line, text, phrase("a clock time like 13:00"))
                return None
        if (text := told.get("end")) and (end := values.clock(text)) is None:
            self._unreadable(line, text, phrase("a clock time like 13:00"))
            return None
        if (text := told.get("minutes")) and (minutes := values.length(text)) is None:
            self._unreadable(line, text, phrase("a length like 45 min"))
            return None
        if start is None and end is None and minutes is None:
            message = phrase(
                "“{title}” has neither a time nor a length.", title=shown(told["title"])
            )
            self.source.left_out(line, message)
            return None
        return Row(
            line=line,
            title=told["title"],
            date=self.date,
            part=self.part,
            start=start,
            end=end,
            minutes=minutes,
            speakers=read_speakers(self.source, line, told.get("speakers", "")),
            kind=self._kind(line, told.get("kind", "")),
            place=told.get("place", ""),
            description=told.get("description", ""),
        )

    def _kind(self, line: int, text: str) -> SessionKind | None:
        kind = values.kind(text)
        if text and kind is None:
            message = phrase("“{text}” is not a kind of session.", text=shown(text))
            self.source.left_out(line, message)
        return kind

    def _unreadable(self, line: int, text: str, wanted: Phrase) -> None:
        message = phrase("“{text}” is not {wanted}.", text=shown(text), wanted=wanted)
        self.source.left_out(line, message)


def read_speakers(source: Source, line: int, text: str) -> tuple[str, ...]:
    """Read the names of speakers, and tell of those that may be several."""
    names = values.names(text)
    for name in names:
        if "," in name:
            message = phrase(
                "“{name}” is taken for one speaker; several need a semicolon between them.",
                name=shown(name),
            )
            source.assumed(line, message)
    return names


def read_date(source: Source, line: int, text: str, today: dt.date) -> dt.date | None:
    """Read a date and tell what is assumed of it; None when it is no date.

    An unclear one is told, and raises `Unclear`.
    """
    try:
        found = values.date(text, today)
    except values.Unclear:
        message = phrase("“{text}” is unclear; write the date like 2013-03-21.", text=shown(text))
        source.left_out(line, message)
        raise
    if found is None:
        return None
    if not found.year_given:
        message = phrase("No year is given; {date} is assumed.", date=found.date.isoformat())
        source.assumed(line, message)
    return found.date

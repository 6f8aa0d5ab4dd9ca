"""Importing makes an agenda of a programme that was written for people or for a calendar.

A reader (`import_ics`, `import_csv`, `import_markdown`) gives a `Source`: what it understood, row
by row, and remarks on the rest. `imported` lays the rows out in time. Whatever is left out or
assumed on the way is a remark, so that nothing is guessed silently.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from facilitator.core.base.language import Language, Phrase, phrase
from facilitator.core.base.span import DAY_MINUTES
from facilitator.core.base.text import clean, clean_line
from facilitator.core.record.agenda import Agenda, Day, Session, SessionKind
from facilitator.files.agenda.build import made_ids
from facilitator.files.importing.values import is_break
from facilitator.files.toml.suggest import shown
from facilitator.files.toml.text import UnreadableFile, read_bytes

LARGEST: Final = 5_000_000
"""The size in bytes above which a file is not taken for a programme."""

MOST: Final = 1000
"""More sessions no meeting has, nor does a programme have more that is none."""

EVENING: Final = 18 * 60
MORNING: Final = 6 * 60
ASSUMED_START: Final = 9 * 60
ASSUMED_LENGTH: Final = 30


class Remark(Struct, frozen=True):
    """A sentence about a line (from 1; 0 is the whole file): `left_out`, or else assumed."""

    line: int
    message: Phrase
    left_out: bool = False


class Row(Struct, frozen=True, kw_only=True):
    """What a source says of one session; `minutes` is its length.

    `part` counts the parts of a source that are days without a date.
    """

    line: int
    title: str
    date: dt.date | None = None
    part: int = 0
    start: dt.time | None = None
    end: dt.time | None = None
    minutes: int | None = None
    speakers: tuple[str, ...] = ()
    kind: SessionKind | None = None
    place: str = ""
    description: str = ""


class Source(Struct, kw_only=True):
    """A programme as far as it was understood; empty texts were not in it."""

    rows: list[Row] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    title: str = ""
    zone: str = ""

    def overfull(self, line: int) -> bool:
        """Say, and tell, whether this is so much that from `line` on nothing more is read."""
        over = len(self.rows) > MOST or len(self.remarks) > MOST
        if over:
            message = phrase("Too much is no programme; from here on nothing was read.")
            self.left_out(line, message)
        return over

    def left_out(self, line: int, message: Phrase) -> None:
        """Tell what is not taken over, and why."""
        self.remarks.append(Remark(line, message, left_out=True))

    def assumed(self, line: int, message: Phrase) -> None:
        """Tell what the source does not say."""
        self.remarks.append(Remark(line, message))


class Imported(Struct, frozen=True):
    """The agenda, or None where nothing could be made, and all remarks by line."""

    agenda: Agenda | None
    remarks: tuple[Remark, ...]


class Circumstances(Struct, frozen=True):
    """What a programme goes without saying: the local date, the language, zone and file name."""

    today: dt.date
    language: Language
    zone: str
    name: str


# Reading a file


def read_programme(path: Path) -> bytes:
    """Read a file that is not too large; raises `UnreadableFile`."""
    content = read_bytes(path, LARGEST + 1)
    if len(content) > LARGEST:
        raise UnreadableFile(
            phrase("{path} is larger than 5 MB, too large for a programme.", path=str(path))
        )
    return content


def decode(content: bytes, source: Source) -> str:
    """Read text in UTF-8, UTF-16 with its mark, or else as Windows writes Western languages."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16", "replace")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            message = phrase("This is not UTF-8; the file is read as Windows-1252.")
            source.assumed(line, message)
            text = content.decode("cp1252", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


# Making the agenda


def imported(source: Source, given: Circumstances) -> Imported:
    """Lay out in time what a source says."""
    if len(source.rows) > MOST:
        source.left_out(0, phrase("There are more than {most} sessions here.", most=MOST))
        source.rows.clear()
    place = _common_place(source.rows)
    days = tuple(_days(source, given, place))
    if not days:
        source.left_out(0, phrase("No session was found, so there is no agenda to write."))
        return Imported(None, _sorted(source.remarks))
    agenda = Agenda(
        title=_title(source, given),
        days=_with_ids(days),
        language=given.language.code,
        timezone=_zone(source, given),
        place=place,
    )
    source.assumed(0, phrase('The language is taken to be "{code}".', code=given.language.code))
    return Imported(agenda, _sorted(source.remarks))


def _sorted(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    return tuple(sorted(remarks, key=lambda remark: remark.line))


def _title(source: Source, given: Circumstances) -> str:
    title = clean_line(source.title)
    if title:
        return title
    title = clean_line(given.name) or given.language.say("Meeting")
    source.assumed(0, phrase("No title is given; “{title}” is written.", title=shown(title)))
    return title


def _zone(source: Source, given: Circumstances) -> str:
    if source.zone:
        return source.zone
    message = phrase("No time zone is given; {zone} is assumed.", zone=given.zone)
    source.assumed(0, message)
    return given.zone


def _common_place(rows: Sequence[Row]) -> str:
    """Give the place where everything is, if everything with a place is at the same."""
    places = {clean_line(row.place) for row in rows} - {""}
    return places.pop() if len(places) == 1 else ""


def _with_ids(days: Sequence[Day]) -> tuple[Day, ...]:
    ids = iter(made_ids(((None, s.title) for day in days for s in day.sessions), "session"))
    return tuple(
        replace(day, sessions=tuple(replace(s, id=next(ids)) for s in day.sessions)) for day in days
    )


def _days(source: Source, given: Circumstances, place: str) -> Iterator[Day]:
    """Give the days by date; none begins before the one before it has ended."""
    night = 0
    before: dt.date | None = None
    for date, rows in sorted(_dated(source, given)):
        if before is not None:
            night = max(0, night - DAY_MINUTES * (date - before).days)
        layout = _Layout(source, night, place, given.language)
        layout.take(rows)
        if layout.sessions:
            opening = dt.time(*divmod(layout.opening, 60))
            yield Day(date, opening, tuple(layout.sessions))
            before, night = date, layout.end


def _dated(source: Source, given: Circumstances) -> list[tuple[dt.date, list[Row]]]:
    groups: dict[dt.date | int, list[Row]] = {}
    for row in source.rows:
        groups.setdefault(row.part if row.date is None else row.date, []).append(row)
    taken = set(groups)
    date = given.today
    found = []
    for key, rows in groups.items():
        if isinstance(key, dt.date):
            date = key + dt.timedelta(days=1)
        else:
            while date in taken:
                date += dt.timedelta(days=1)
            message = phrase("No date is given here; {date} is assumed.", date=date.isoformat())
            source.assumed(rows[0].line, message)
        day = key if isinstance(key, dt.date) else date
        taken.add(day)
        found.append((day, rows))
    return found


class _Layout:
    """Sets the rows of one day after each other; times are minutes after its midnight."""

    def __init__(self, source: Source, night: int, place: str, language: Language) -> None:
        self.source = source
        self.place = place
        self.language = language
        self.sessions: list[Session] = []
        self.opening = 0
        self.end = night
        self.last = ""

    def take(self, rows: list[Row]) -> None:
        if all(row.start for row in rows) and not any(self._nightly(row) for row in rows):
            rows = sorted(rows, key=lambda row: row.start or dt.time())
        for row, after in zip(rows, [*rows[1:], None], strict=True):
            self._row(row, after)

    def _nightly(self, row: Row) -> bool:
        return row.start is not None and _minutes(row.start) < MORNING

    def _row(self, row: Row, after: Row | None) -> None:
        start = self._start(row)
        length = self._length(row, start, after)
        if length is None:
            return
        if not 0 < length <= DAY_MINUTES:
            message = phrase("“{title}” is not between 1 minute and 24 hours long.")
            self.source.left_out(row.line, _about(message, row))
        elif start < self.end or (not self.sessions and start >= DAY_MINUTES):
            message = phrase(
                "“{title}” begins at {start}, before “{before}” ends at {end}.",
                start=_clock(start),
                before=shown(self.last) or phrase("the day before"),
                end=_clock(self.end),
            )
            self.source.left_out(row.line, _about(message, row))
        else:
            self._add(row, start, length)

    def _start(self, row: Row) -> int:
        if row.start is not None:
            start = _minutes(row.start)
            late = bool(self.sessions) and self.end >= EVENING and start < MORNING
            return start + DAY_MINUTES if late else start
        if self.sessions:
            return self.end
        start = max(ASSUMED_START, self.end)
        message = phrase("“{title}” has no start; {start} is assumed.", start=_clock(start))
        self.source.assumed(row.line, _about(message, row))
        return start

    def _length(self, row: Row, start: int, after: Row | None) -> int | None:
        told = self._until(row, start)
        if row.end is not None and told is None:
            message = phrase(
                "“{title}” ends at {end}, before it begins at {start}.",
                end=row.end.strftime("%H:%M"),
                start=_clock(start),
            )
            self.source.left_out(row.line, _about(message, row))
            return None
        if row.minutes is not None:
            if told not in (None, row.minutes):
                message = phrase("The end and the length of “{title}” differ; the end counts.")
                self.source.assumed(row.line, _about(message, row))
            return told or row.minutes
        return told or self._assumed_length(row, start, after)

    def _until(self, row: Row, start: int) -> int | None:
        """Give the minutes until its end, the night after if it begins in the evening."""
        if row.end is None:
            return None
        end = _minutes(row.end)
        while end <= start and start >= EVENING and end + DAY_MINUTES - start <= DAY_MINUTES // 2:
            end += DAY_MINUTES
        return end - start if end > start else None

    def _assumed_length(self, row: Row, start: int, after: Row | None) -> int:
        next_ = _minutes(after.start) if after and after.start else start
        if next_ > start:
            message = phrase("“{title}” has no length; it goes on until {end}.", end=_clock(next_))
            self.source.assumed(row.line, _about(message, row))
            return next_ - start
        message = phrase("“{title}” has no length; {n} minutes are assumed.", n=ASSUMED_LENGTH)
        self.source.assumed(row.line, _about(message, row))
        return ASSUMED_LENGTH

    def _add(self, row: Row, start: int, length: int) -> None:
        own = start > self.end if self.sessions else False
        if not self.sessions:
            self.opening = start
        title = clean_line(row.title)
        self.sessions.append(
            Session(
                id="",
                title=title,
                kind=row.kind or self._kind(row, title),
                duration=length,
                shortest=length,
                start=dt.time(*divmod(start % DAY_MINUTES, 60)) if own else None,
                # The source says when it begins but not that it must: late is no conflict.
                starts="not-before" if own else "fixed",
                speakers=tuple(filter(None, map(clean_line, row.speakers))),
                description=self._description(row),
            )
        )
        self.end, self.last = start + length, title

    def _kind(self, row: Row, title: str) -> SessionKind:
        if not is_break(title):
            return "talk"
        self.source.assumed(row.line, _about(phrase("“{title}” is taken for a break."), row))
        return "break"

    def _description(self, row: Row) -> str:
        place = clean_line(row.place)
        where = self.language.say("Place: {place}", place=place) if place else ""
        parts = (clean(row.description).strip(), where if place != self.place else "")
        return "\n\n".join(part for part in parts if part)


def _about(message: Phrase, row: Row) -> Phrase:
    return Phrase(message.text, {**message.values, "title": shown(row.title)})


def _minutes(clock: dt.time) -> int:
    return clock.hour * 60 + clock.minute


def _clock(minutes: int) -> str:
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"

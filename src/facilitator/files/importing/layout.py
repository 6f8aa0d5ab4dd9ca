"""The sessions of one day, set after each other in time.

Times are minutes by the clock after midnight, lengths are minutes that pass: in the night that the
clocks change they differ.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final
from zoneinfo import ZoneInfo

from msgspec import Struct

from facilitator.core.base.ids import SessionId
from facilitator.core.base.language import N_, Language, Phrase, phrase
from facilitator.core.base.text import clean, clean_line
from facilitator.core.record.agenda import Session, SessionKind
from facilitator.files.importing.programme import Hours, Row, Source
from facilitator.files.importing.written.values import DAY, HOUR, is_break
from facilitator.files.toml.suggest import shown

MINUTE: Final = 60
"""Seconds."""

EVENING: Final = 18 * 60
MORNING: Final = 6 * 60
ASSUMED_START: Final = 9 * 60
ASSUMED_LENGTH: Final = 30
OVERLAPS: Final = N_(
    "“{title}” is left out: it begins at {start}, before “{before}” ends at {end}."
)


class Clocks(Struct, frozen=True):
    """What the clocks of a zone show in the hours after the midnight of a date."""

    date: dt.date
    zone: ZoneInfo

    def passed(self, start: int, end: int) -> int:
        """Return how many minutes pass from one time to another."""
        return round((self._at(end) - self._at(start)).total_seconds() / MINUTE)

    def after(self, start: int, length: int) -> int:
        """Return what time it is when a length has passed."""
        local = (self._at(start) + dt.timedelta(minutes=length)).astimezone(self.zone)
        days = (local.date() - self.date).days
        return days * DAY + local.hour * HOUR + local.minute

    def shows(self, time: int) -> bool:
        """Return whether the clocks show a time at all, and not twice."""
        return self.after(time, 0) == time and self.passed(time - HOUR, time + HOUR) == 2 * HOUR

    def _at(self, minutes: int) -> dt.datetime:
        """Return the instant of a time; of two the first."""
        midnight = dt.datetime.combine(self.date, dt.time())
        local = (midnight + dt.timedelta(minutes=minutes)).replace(tzinfo=self.zone)
        return local.astimezone(dt.UTC)


class Whole(Struct, frozen=True):
    """What is the same on all days."""

    place: str
    language: Language


class Layout:
    """Sets the rows of one day after each other; times are minutes after its midnight."""

    def __init__(
        self, source: Source, clocks: Clocks, whole: Whole, night: int, hours: Hours | None
    ) -> None:
        """Begin with a day in whose first minutes the day before goes on until `night`.

        `hours` is when the day begins and ends, where that is said.
        """
        self.source = source
        self.clocks = clocks
        self.place, self.language = whole.place, whole.language
        self.hours = hours
        self.sessions: list[Session] = []
        self.opening = 0
        self.end = night
        self.last = ""

    def take(self, rows: Sequence[Row]) -> None:
        """Set the rows of the day, by time where all have one."""
        rows = list(rows)
        if all(row.start is not None for row in rows) and not any(map(_nightly, rows)):
            rows.sort(key=lambda row: row.start or 0)
        for index, row in enumerate(rows):
            if row.left_out:
                continue
            self.source.sheet = row.sheet
            self._row(row, _next_start(row, rows[index + 1 :]))

    def _row(self, row: Row, after: int | None) -> None:
        start = self._start(row)
        length = self._length(row, start, after)
        if length is None:
            return
        if not 0 < length <= DAY:
            message = phrase("“{title}” is not between 1 minute and 24 hours long.")
            self._leave_out(row, message)
        elif start < self.end or (not self.sessions and start >= DAY):
            message = phrase(
                OVERLAPS,
                start=clock(start),
                before=shown(self.last) or phrase("the day before"),
                end=clock(self.end),
            )
            self._leave_out(row, message)
        else:
            self._add(row, start, length)

    def _leave_out(self, row: Row, message: Phrase) -> None:
        leave_out(self.source, row, message, session=True)

    def _assume(self, row: Row, message: Phrase, *, timing: bool = True) -> None:
        self.source.assumed(row.line, about(message, row), timing=timing)

    def _start(self, row: Row) -> int:
        if row.start is not None:
            late = bool(self.sessions) and self.end >= EVENING and row.start < MORNING
            start = row.start + DAY if late else row.start
            self._tell_unsure(row, start)
            return start
        if self.sessions:
            return self.end
        begins = self.hours[0] if self.hours else ASSUMED_START
        start = max(begins, self.end)
        message = phrase("“{title}” has no start; {start} is assumed.", start=clock(start))
        self._assume(row, message)
        return start

    def _tell_unsure(self, row: Row, start: int) -> None:
        if not self.clocks.shows(start):
            message = phrase(
                "“{title}” begins at {start}, in the hour that the clocks change.",
                start=clock(start),
            )
            self._assume(row, message)

    def _length(self, row: Row, start: int, after: int | None) -> int | None:
        told = self._until(row, start)
        if row.end is not None and told is None:
            message = phrase(
                "“{title}” ends at {end}, before it begins at {start}.",
                end=clock(row.end),
                start=clock(start),
            )
            self._leave_out(row, message)
            return None
        if row.minutes is not None:
            if told not in (None, row.minutes):
                message = phrase("The end and the length of “{title}” differ; the end counts.")
                self._assume(row, message)
            return row.minutes if told is None else told
        return self._assumed_length(row, start, after) if told is None else told

    def _assumed_length(self, row: Row, start: int, after: int | None) -> int:
        end = self.hours[1] if self.hours else None
        until = after if after is not None and after > start else end if after is None else None
        if until is not None and until > start:
            message = phrase("“{title}” has no length; it goes on until {end}.", end=clock(until))
            self._assume(row, message)
            return self.clocks.passed(start, until)
        message = phrase("“{title}” has no length; {n} minutes are assumed.", n=ASSUMED_LENGTH)
        self._assume(row, message)
        return ASSUMED_LENGTH

    def _until(self, row: Row, start: int) -> int | None:
        """Return the minutes until its end, the night after if it begins in the evening."""
        if row.end is None:
            return None
        end = row.end
        while end <= start and start >= EVENING and end + DAY - start <= DAY // 2:
            end += DAY
        return self.clocks.passed(start, end) if end > start else None

    def _add(self, row: Row, start: int, length: int) -> None:
        own = start > self.end if self.sessions else False
        if not self.sessions:
            self.opening = start
        title = clean_line(row.title)
        self.sessions.append(
            Session(
                id=SessionId(""),
                title=title,
                kind=row.kind or self._kind(row, title),
                duration=length,
                shortest=length,
                start=dt.time(*divmod(start % DAY, 60)) if own else None,
                # The source says when it begins but not that it must: late is no conflict.
                starts="not-before" if own else "fixed",
                speakers=tuple(filter(None, map(clean_line, row.speakers))),
                description=self._description(row),
            )
        )
        self.end, self.last = self.clocks.after(start, length), title

    def _kind(self, row: Row, title: str) -> SessionKind:
        if not is_break(title):
            return "talk"
        self._assume(row, phrase("“{title}” is taken for a break."), timing=False)
        return "break"

    def _description(self, row: Row) -> str:
        place = clean_line(row.place)
        where = self.language.say("Place: {place}", place=place) if place else ""
        parts = (
            clean(row.description).strip(),
            clean_line(row.track),
            where if place != self.place else "",
        )
        return "\n\n".join(part for part in parts if part)


def _nightly(row: Row) -> bool:
    return row.start is not None and row.start < MORNING


def _next_start(row: Row, after: Sequence[Row]) -> int | None:
    """Return when the next row begins; None where it has no time of its own."""
    for other in after:
        if other.left_out and (other.start is None or other.start <= (row.start or 0)):
            continue
        return other.start if other.start is not None else -1
    return None


def whole_text(row: Row) -> str:
    """Return all words of a row, for the list of what was left out."""
    parts = (row.title, "; ".join(row.speakers), row.place, row.track, row.description)
    return " \u00b7 ".join(part for part in map(clean_line, parts) if part)


def leave_out(
    source: Source, row: Row, message: Phrase, *, timing: bool = True, session: bool = False
) -> None:
    """Report why a row is not taken over; the sentence is about its title."""
    source.sheet = row.sheet
    source.left_out(row.line, about(message, row), whole_text(row), timing=timing, session=session)


def about(message: Phrase, row: Row) -> Phrase:
    """Put the title of a row into a sentence about it."""
    return Phrase(message.text, {**message.values, "title": shown(row.title)})


def clock(minutes: int) -> str:
    """Write minutes after midnight as a clock time."""
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"

"""What the blocks of a text have given so far: sessions, items, and what stands below them."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from facilitator.core.base.language import phrase
from facilitator.files.importing.days import Days
from facilitator.files.importing.frames import DIVIDED
from facilitator.files.importing.labels import take_zone
from facilitator.files.importing.layout import leave_out
from facilitator.files.importing.programme import (
    MOST,
    Row,
    Source,
    read_speakers,
    speakers_and_more,
)
from facilitator.files.importing.texts.blocks import Said
from facilitator.files.importing.texts.draft import Point
from facilitator.files.importing.texts.entries import Entry, Nesting, is_part
from facilitator.files.importing.texts.overview import Dated, Overview
from facilitator.files.importing.written.line import Line, read_line, take_length
from facilitator.files.importing.written.names import people, said_to_speak, several, with_more
from facilitator.files.importing.written.values import Times
from facilitator.files.toml.suggest import shown

HEADINGS: Final = -10
"""A heading is above all lists: its level is added to this."""

_WITH: Final = re.compile(r"(?:with|med) ")


class Collected:
    """Collects the sessions of a text while its blocks are read from the first to the last."""

    def __init__(self, source: Source, days: Days, seen: Overview) -> None:
        """Begin with nothing found."""
        self.source = source
        self.days = days
        self.seen = seen
        self.entries: list[Entry | Row] = []
        self.nesting = Nesting()
        self.points: list[Point] = []
        self.heading = ""
        self.timed: set[int] = set()
        """How deep the sessions since the last heading are: what else is so deep may be one."""
        self.no_day: Said | None = None
        """The last heading, if others of its level are days and it is none."""
        self.before = ""
        """The line that was read before."""
        self.people_below: Entry | Point | None = None
        """The last of which a line below it named who leads: another such line may, too."""

    def overfull(self, line: int) -> bool:
        """Say, and tell, whether this is so much that from a line on nothing more is read."""
        if len(self.entries) > MOST or len(self.points) > MOST:
            self.source.stop(line)
            return True
        return self.source.overfull(line)

    def parsed(self, said: Said) -> Line:
        """Return what a line says of times, in the manner of the text."""
        return read_line(said.text, self.seen.manner, lengths=said.line in self.seen.with_lengths)

    def divide(self, depth: int) -> None:
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

    def neither(self, said: Said, *, session: bool = False) -> None:
        """Tell of a line that says neither when nor how long."""
        message = phrase("“{title}” has neither a time nor a length.", title=shown(said.text))
        self.source.left_out(said.line, message, with_links(said), session=session)

    def point(self, said: Said, text: str, depth: int, *, numbered: bool = True) -> None:
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

    def attach(self, target: Entry | Point, text: str, said: Said) -> None:
        """Let a line stand below a session or an item; it may say who leads it."""
        length, rest = take_length(said.text)
        who = said_to_speak(rest) if length is not None and not target.ends else ()
        if who and length is not None:
            self.source.use(said.line, said.text.removeprefix(rest))
            target.lasts(length)
        if who := who or said_to_speak(said.text):
            read, more = speakers_and_more(self.source, said.line, "; ".join(who))
            self.source.use(said.line, said.text.partition(":")[0])
            target.lead(read)
            target.lines += filter(None, more.split("\n"))
            self.people_below = target
            return
        told = people(said.text, surely=self.people_below is not target)
        if told:
            self.people_below = target
        target.lead((*told, *_with_names(said.text)))
        target.lines += [text, *said.links]

    def session(self, said: Said, parsed: Line, depth: int, *, dated: Dated | None = None) -> None:
        """Note a session of the day that is on, or of a date of its own."""
        for used in parsed.used:
            self.source.use(said.line, used)
        self._begins_again(parsed)
        date = self.days.date
        if dated is not None:
            date = self.days.read(said.line, said.text, dated.date)
        if (self.days.lost and dated is None) or (dated is not None and date is None):
            message = phrase("“{title}” has no date that can be read.", title=shown(parsed.title))
            self.source.left_out(said.line, message, with_links(said), session=True)
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

    def cancelled(self, said: Said) -> None:
        """Tell of what is struck through; it ends what is before it."""
        parsed = self.parsed(said)
        other = read_line(said.struck, self.seen.manner)
        times = parsed.times or other.times
        title = other.title or said.struck
        message = phrase("“{title}” is struck through, so it is cancelled.", title=shown(title))
        self.source.left_out(said.line, message, f"{said.text} {said.struck}", timing=True)
        if times is not None and not self.days.lost:
            self.ended(said.line, title, times)

    def ended(self, line: int, title: str, times: Times) -> None:
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


def _with_names(text: str) -> list[str]:
    """Return the names of a line such as "45 min \u00b7 with Anna Ek, Region Skåne"."""
    _, sign, names = text.rpartition(" \u00b7 ")
    match = _WITH.match(names) if sign else None
    said = several(names[match.end() :]) if match else ()
    return [with_more(one, surely=False) or one for one in said]


def with_links(said: Said) -> str:
    """Return what a line says with where its text leads."""
    return " ".join(filter(None, (said.text, *said.links)))

"""The lines of a text that are no headings: paragraphs and the items of lists."""

from __future__ import annotations

import re
from typing import Final

from facilitator.core.base.language import phrase
from facilitator.files.importing.labels import (
    begins_labelled,
    is_of_paper,
    take_dated,
    take_label,
    take_when,
    times_labelled,
    wants_title,
)
from facilitator.files.importing.texts.blocks import Lines, Said
from facilitator.files.importing.texts.collected import Collected, with_links
from facilitator.files.importing.texts.draft import Point
from facilitator.files.importing.texts.entries import Entry
from facilitator.files.importing.texts.headings import Headings
from facilitator.files.importing.texts.overview import (
    COUNTED,
    POINT,
    day_with_hours,
    is_date,
    like_a_title,
    with_date,
    wrapped,
)
from facilitator.files.importing.texts.waiting import Waiting
from facilitator.files.importing.written import dates, named_days
from facilitator.files.importing.written.line import Line
from facilitator.files.importing.written.names import said_to_speak
from facilitator.files.toml.suggest import shown

_LETTERED: Final = re.compile(r"[a-z]\) ")
"""A part of a numbered item."""


class Paragraphs:
    """Reads lines: each is a session, a day, a label, an item, or stands below one of these."""

    def __init__(self, found: Collected, headings: Headings, waiting: Waiting) -> None:
        """Begin with what is found and the headings that it stands under."""
        self.found = found
        self.source, self.days, self.nesting = found.source, found.days, found.nesting
        self.headings = headings
        self.waiting = waiting

    def read(self, block: Lines) -> None:
        """Read the lines of a block one after the other."""
        depth = block.depth
        for index, said in enumerate(block.lines):
            if self.found.overfull(said.line):
                return
            if self.headings.about is not None and not said.struck:
                sign = "- " if block.item and index == 0 else ""
                self.found.attach(self.headings.about, f"{sign}{said.text}", said)
                continue
            first = block.item and index == 0
            if self.waiting.named_below(said, depth, item=first):
                continue
            before, self.found.before = self.found.before, said.text
            if said.struck and not self.found.parsed(said).title:
                self.found.cancelled(said)
            elif said.struck:
                message = phrase("“{text}” is struck through.", text=shown(said.struck))
                self.source.left_out(said.line, message, said.struck)
                self._line(said, depth, first=first, block=block, before=before)
            else:
                self._line(said, depth, first=first, block=block, before=before)

    def _line(self, said: Said, depth: int, *, first: bool, block: Lines, before: str) -> None:
        free = first or depth == 0
        # A date on a line of its own begins a day, even below an item without a gap.
        alone = is_date(said.text.strip(" :")) or day_with_hours(said.text)
        own = None
        if free and (first or self.found.seen.dated):
            own = with_date(said.text, self.found.seen.manner)
        if own is None and (free or alone) and self._day(said, depth, before):
            return
        parsed = self.found.parsed(said)
        if first and said.line in self.found.seen.with_lengths:
            self.found.divide(depth)
        if own is not None:
            self.found.session(said, own.parsed, depth, dated=own)
        elif parsed.title and self._is_session(said, parsed, depth, first=first, block=block):
            self.found.session(said, parsed, depth)
        elif free and (parsed.times or parsed.minutes is not None) and not parsed.title:
            self.waiting.wait(said, parsed, depth)
        elif free and depth == 0 and (what := self._numbered(said)):
            self.found.point(said, what, depth)
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
        last = (
            self.found.seen.times_last and parsed.times is not None and parsed.times.end is not None
        )
        # Below an item that ends with its times another such line is a session, too.
        return last or (depth == 0 and said.line in self.found.seen.with_lengths)

    def _numbered(self, said: Said) -> str:
        """Return what stands after the number of a point, or ""."""
        pattern = COUNTED if said.line in self.found.seen.counted else POINT
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
        named = named_days.weekday_named(text)
        if hours := day_with_hours(said.text):
            self.nesting.begin(depth, None)
            self.days.take(said.line, said.text)
            self.source.use(said.line, said.text)
            self.days.lasts(hours.start, hours.end)
            return True
        if is_date(text) or (named and not named[1]):
            self.nesting.begin(depth, None)
            self.days.take(said.line, text)
            return True
        return False

    def _label(self, said: Said, depth: int) -> bool:
        """Take a line that says when and where everything is, or the session of a heading."""
        if self.headings.untimed and (times := times_labelled(said.text)):
            self.headings.timed_below(self.headings.untimed, said, times)
            return True
        if take_label(self.source, self.days, said.line, said.text):
            return True
        return not (depth or self.found.entries or self.found.points) and self._above_all(said)

    def _above_all(self, said: Said) -> bool:
        """Take a line above the first session that says when all of it is or begins."""
        begins = begins_labelled(said.text) if self.found.seen.with_lengths else None
        if begins is not None:
            self.source.use(said.line, said.text)
            self.days.lasts(begins, None)
            return True
        if not self.found.parsed(said).at_start and take_when(
            self.source, self.days, said.line, said.text
        ):
            return True
        known = self.days.date or self.source.first or dates.whole(said.text)
        return not known and take_dated(self.source, self.days, said.line, said.text)

    def _further(self, said: Said, depth: int, *, first: bool, block: Lines) -> None:
        """Take a line that is no session: it stands below one, or is left out."""
        target = self.nesting.target(depth if first else depth + 1)
        if first and target is not None:
            self.found.attach(target, f"- {said.text}", said)
        elif first:
            if depth == 1:
                self.found.point(said, said.text, depth, numbered=block.numbered)
            else:
                self.found.neither(said)
                self.nesting.begin(depth, None)
        elif target is not None and (depth > 0 or self._is_free(target, said)):
            self.found.attach(target, said.text, said)
        elif depth == 0 and self._is_title(said):
            self.source.title = said.text
        else:
            self.source.no_session(said.line, with_links(said))

    def _is_title(self, said: Said) -> bool:
        """Return whether a line says what a paper is about that is only called "Kallelse"."""
        begun = self.found.entries or self.found.points or not self.source.title
        return not begun and wants_title(self.source) and like_a_title(said)

    @staticmethod
    def _is_free(target: Entry | Point, said: Said) -> bool:
        """Return whether text that is in no list belongs to what stands above it."""
        if isinstance(target, Point):
            leads = ":" in said.text and bool(said_to_speak(said.text))
            return leads or _LETTERED.match(said.text) is not None
        return target.depth <= 0

"""A line that is only a time waits for what it is the time of, which may stand on the next line."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from facilitator.core.base.language import phrase
from facilitator.files.importing.labels import is_label, take_zone
from facilitator.files.importing.texts.blocks import Said
from facilitator.files.importing.texts.collected import Collected
from facilitator.files.importing.texts.overview import SENTENCE
from facilitator.files.importing.written import dates
from facilitator.files.importing.written.line import Line


class _Time(Struct, frozen=True):
    """A line that is only a time; what it is the time of may stand on the next line."""

    said: Said
    parsed: Line
    depth: int


class Waiting:
    """Knows the time that waits for its title."""

    def __init__(self, found: Collected) -> None:
        """Begin with none."""
        self.found = found
        self.source, self.days, self.nesting = found.source, found.days, found.nesting
        self.waiting: _Time | None = None

    def wait(self, said: Said, parsed: Line, depth: int) -> None:
        """Let a line that is only a time wait; the only one is that of the whole."""
        self.waiting = _Time(said, parsed, depth)
        if said.line == self.found.seen.hours:
            self.no_title()

    def named_below(self, said: Said, depth: int, *, item: bool) -> bool:
        """Take a line that says what the line above it, only a time, is the time of."""
        waiting, self.waiting = self.waiting, None
        if waiting is None:
            return False
        parsed = self.found.parsed(said)
        alone = not (parsed.at_start or said.struck or is_label(said.text))
        below = not item or depth > waiting.depth
        alone = alone and (self.found.seen.sentences or not SENTENCE.search(said.text))
        if alone and below and parsed.title and not dates.looks_like_one(said.text):
            self.source.use(waiting.said.line, waiting.said.text)
            told = replace(
                parsed,
                title=parsed.title.lstrip(" :"),
                times=waiting.parsed.times,
                minutes=waiting.parsed.minutes,
            )
            self.found.session(replace(said, links=(*waiting.said.links, *said.links)), told, depth)
            return True
        self.waiting = waiting
        self.no_title()
        return False

    def no_title(self) -> None:
        """Report a time without a title; it ends what is before it."""
        waiting, self.waiting = self.waiting, None
        if waiting is None:
            return
        said, times = waiting.said, waiting.parsed.times
        begun = self.found.entries or self.found.points
        if not begun and times is not None and times.end is not None:
            self.source.use(said.line, said.text)
            take_zone(self.source, said.line, times.zone)
            self.days.lasts(times.start, times.end)
            return
        self.source.left_out(said.line, phrase("This has no title."), said.text, session=True)
        self.nesting.begin(waiting.depth, None)
        if times is not None and not self.days.lost:
            self.found.ended(said.line, "", times)

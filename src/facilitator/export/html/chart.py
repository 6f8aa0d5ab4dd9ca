"""The timeline of a day as SVG: for each session the planned time above the actual one.

Planned times are outlines and actual ones are filled, so that colour is not needed to read it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final

from facilitator.core.base.cells import cells, cut
from facilitator.core.base.language import N_, clock_time
from facilitator.core.base.span import DAY, Span
from facilitator.export.html import svg
from facilitator.export.programme import Entry, Fate, HeldDay
from facilitator.export.wording import Wording

WIDTH: Final = 960
LABEL: Final = 290
"""How much of the width the sessions' names take."""

LONGEST: Final = 34
"""How many cells of a name are shown; all of it is told when it is pointed at."""

_TOP: Final = 34
_ROW: Final = 36
_MARGIN: Final = 20
_MOST_TICKS: Final = 13
_STEPS: Final = tuple(dt.timedelta(minutes=m) for m in (15, 30, 60, 120, 180, 360, 720))
_FAR: Final = dt.timedelta(hours=12)
"""What happened longer than this before or after a day's plan is told in words only."""


def timeline(id_: str, day: HeldDay, title: str, words: Wording) -> str:
    """Draw a day, or nothing where it has no sessions; `id_` is unique in the page."""
    entries = [entry for entry in day.entries if entry.end > entry.start]
    if not entries:
        return ""
    return _Timeline(entries, words).picture(id_, title)


class _Timeline:
    def __init__(self, entries: Sequence[Entry], words: Wording) -> None:
        self.entries = entries
        self.words = words
        self.say = words.language.say
        first = min(entry.start for entry in entries)
        last = max(entry.end for entry in entries)
        self.window = (first - _FAR, last + _FAR)
        spans = [span for entry in entries for span in self.spans(entry)]
        self.start = min([first, *(start for start, _ in spans)])
        self.end = max([last, *(end for _, end in spans)])
        self.height = _TOP + _ROW * len(entries) + _MARGIN + 14

    def picture(self, id_: str, title: str) -> str:
        told = " ".join(map(self.caption, self.entries))
        return svg.picture(id_, title, told, (WIDTH, self.height), self.parts())

    def caption(self, entry: Entry) -> str:
        planned, became = self.words.planned(entry), self.words.in_short(entry)
        template = N_("{title}: planned {planned}.")
        if self.words.actual(entry):
            template = N_("{title}: planned {planned}, actual {became}.")
        elif became:
            template = N_("{title}: planned {planned}, {became}.")
        title = entry.slot.session.title
        return self.say(template, title=title, planned=planned, became=became)

    def parts(self) -> Iterator[str]:
        bottom = _TOP + _ROW * len(self.entries)
        for tick in self.ticks():
            x = self.x(tick)
            yield svg.line(x, _TOP - 6, bottom, "grid")
            yield svg.text(x, _TOP - 12, self.tick(tick), text_anchor="middle", class_="tick")
        for position, entry in enumerate(self.entries):
            yield from self.row(entry, _TOP + _ROW * position)
        yield from self.legend(bottom + _MARGIN)

    def row(self, entry: Entry, top: float) -> Iterator[str]:
        told = self.caption(entry)
        name = cut(entry.slot.session.title, LONGEST)
        yield f"<g><title>{svg.escape(told)}</title>{svg.text(0, top + 21, name)}</g>"
        yield self.bar(entry.start, entry.end, top + 4, 11, "planned")
        for start, end in self.spans(entry):
            yield self.bar(start, end, top + 17, 11, "actual")
        for start, end in self.shown(entry.progress.pauses if self.spans(entry) else ()):
            yield self.bar(start, end, top + 19, 7, "pause")
        if not entry.begun and entry.fate not in (Fate.HELD, Fate.COMING):
            x, anchor = self.x(entry.start) + 2, "start"
            if x > WIDTH - LABEL / 2:
                x, anchor = self.x(entry.end), "end"
            what = self.words.in_short(entry)
            yield svg.text(x, top + 28, what, text_anchor=anchor, class_="tick")

    def legend(self, y: float) -> Iterator[str]:
        x: float = LABEL
        for class_, word in (
            ("planned", self.say("Planned")),
            ("actual", self.say("Actual")),
            ("pause", self.say("Pauses")),
        ):
            if class_ == "pause" and not any(entry.progress.pauses for entry in self.entries):
                continue
            yield svg.rectangle(x, y, 28, 11, "actual" if class_ == "pause" else class_)
            if class_ == "pause":
                yield svg.rectangle(x + 8, y + 2, 12, 7, class_)
            yield svg.text(x + 36, y + 10, word, class_="tick")
            x += 60 + 9 * cells(word)

    def bar(self, start: dt.datetime, end: dt.datetime, y: float, high: float, class_: str) -> str:
        return svg.rectangle(self.x(start), y, max(2, self.x(end) - self.x(start)), high, class_)

    def spans(self, entry: Entry) -> list[tuple[dt.datetime, dt.datetime]]:
        return self.shown(entry.here.spans)

    def shown(self, spans: Sequence[Span]) -> list[tuple[dt.datetime, dt.datetime]]:
        """Return the spans on the day, without what lies too far from its plan."""
        first, last = self.window
        inside = ((max(first, s.start), min(last, s.end or self.words.now)) for s in spans)
        return [(start, end) for start, end in inside if start <= end]

    def x(self, instant: dt.datetime) -> float:
        part = (instant - self.start) / (self.end - self.start)
        return LABEL + part * (WIDTH - LABEL - _MARGIN)

    def ticks(self) -> Iterator[dt.datetime]:
        """Yield whole local clock times, few enough to stand side by side."""
        length = self.end - self.start
        step = next((each for each in _STEPS if length / each < _MOST_TICKS), DAY)
        while length / step >= _MOST_TICKS:
            step *= 2
        offset = self.start.astimezone(self.words.zone).utcoffset() or dt.timedelta()
        midnight = (self.start + offset).replace(hour=0, minute=0, second=0, microsecond=0) - offset
        tick = midnight + step * -(-(self.start - midnight) // step)
        while tick <= self.end:
            yield tick
            tick += step

    def tick(self, instant: dt.datetime) -> str:
        return clock_time(instant, self.words.zone)

"""The stage drawn in cells: a page for the room, as large as a window of any size allows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final, Literal, NamedTuple

from rich.cells import cell_len

from facilitator.core.base import signs
from facilitator.core.base.cells import cut, fit, wrapped
from facilitator.core.room.audience import Entry, Page, Timer
from facilitator.tui.stage import large_time
from facilitator.tui.widgets.rows import Piece

Align = Literal["left", "center"]
Cell = Sequence[Piece]

LOOKS: Final = (
    *("plain", "strong", "dim", "heading", "title", "message", "lit", "dark", "stale"),
    *("waiting", "calm", "warning", "danger", "overtime", "paused", "done"),
)
LISTS: Final = frozenset({"round", "groups", "rules", "homework", "programme", "words", "actions"})
_TITLES: Final = {"groups": "heading", "homework": "title"}
IN_COLUMNS: Final = frozenset({"groups", "words", "round"})

NARROWEST: Final = 26
"""A column of a list is at least this wide, in cells."""
NARROW: Final = 16
"""A column of short names is at least this wide."""
GAP: Final = 3
TURN: Final = 10
"""Seconds after which the next part of a list that does not fit is shown."""

TALL: Final = 16
"""From how many lines on a list has a large time above it."""
ROOMY: Final = 24
_MARGIN_FROM: Final = 40
_SEVERAL: Final = 3


class Line(NamedTuple):
    """A line of the stage: its pieces, and how it stands in the window."""

    pieces: Sequence[Piece] = ()
    align: Align = "center"


class Block(NamedTuple):
    """Entries beside each other: the name of each that has a list below it, and their rows."""

    names: Sequence[Cell]
    rows: Sequence[Sequence[Cell]]

    def pieces(self, room: int) -> Iterator[Sequence[Sequence[Cell]]]:
        """Give the rows in pieces of at most so many, which all say whose list goes on in them."""
        named = room > 1 and any(self.names)
        step = room - named
        yield self.rows[:room]
        for at in range(room, len(self.rows), step):
            rows = self.rows[at : at + step]
            if any(map(any, rows)):
                yield [self._named(rows), *rows] if named else rows

    def _named(self, rows: Sequence[Sequence[Cell]]) -> Sequence[Cell]:
        columns = zip(*rows, strict=True)
        return [
            name if any(column) else () for name, column in zip(self.names, columns, strict=True)
        ]


class Part(NamedTuple):
    """Some lines that belong together; the part with the greatest `rank` is left out first."""

    rank: int
    lines: list[Line]


def lay_out(page: Page, width: int, height: int, *, tick: int = 0, stale: str = "") -> list[Line]:
    """Fill a window of `width` by `height` cells.

    `tick` counts real seconds: a message blinks by it, and a long list goes on. `stale` is what
    to say when the record cannot be read.
    """
    if page.kind == "dark":
        return [Line([(" " * width, "dark")], "left") for _ in range(height)]
    drawn = _Stage(page, width, height, tick)
    lines = drawn.lines(max(0, height - bool(stale)))
    if stale:
        lines += [Line()] * (height - 1 - len(lines))
        lines.append(Line([(cut(f"{signs.HEED} {stale}", width), "stale")]))
    return [_within(line, width) for line in lines[:height]]


class _Stage:
    """A page about to be drawn in a window of some size."""

    def __init__(self, page: Page, width: int, height: int, tick: int) -> None:
        self.page = page
        self.height = height
        self.margin = 2 if width >= _MARGIN_FROM else 0
        self.width = max(1, width - 2 * self.margin)
        self.tick = tick
        self.columns = self._columns()
        self.room = max(1, (self.width - GAP * (self.columns - 1)) // self.columns)

    def lines(self, height: int) -> list[Line]:
        """Draw what there is room for: what matters least is left out first."""
        if self.page.kind in LISTS and self.page.entries:
            return self._listed(height)
        above = [self._head(), self._title(), self._speakers()]
        below = [self._phase(), self._bar(), self._timers(), self._following()]
        least = min(large_time.LEAST, max(1, height - 2))
        message = self._message(height - least)
        kept = _fitting([*above, *below, message], height - least)
        body = height - sum(len(part.lines) for part in kept)
        return [
            *_joined(above, kept),
            *self._large(body),
            *_joined([*below, message], kept),
        ]

    def _listed(self, height: int) -> list[Line]:
        """Draw a list with the time above it."""
        page = self.page
        least = large_time.LEAST + 1 if height >= TALL else 0
        # A list is to have at least half of the window.
        around = max(1, height // 2 + 1 - least)
        message = self._message(around - 1)
        if height < TALL:
            one = cut(f"{page.time} {page.sign} {page.phase}", self.width)
            above = [Part(0, [Line([(one, page.mood)])]), self._timers()]
        else:
            large = Part(0, self._phase().lines)
            above = [self._head(), self._title(), large, self._bar(), self._timers()]
        heading = Part(1, [Line(), Line()] if height >= TALL else [Line()])
        below = [self._following(), message]
        kept = _fitting([*above, heading, *below], around)
        room = height - sum(len(part.lines) for part in kept)
        if height >= TALL:  # what the list leaves free makes the time larger
            wanted = room - sum(len(block.rows) for block in self._blocks())
            high = max(least, min(wanted, height // 2))
            large.lines[:] = [*self._large(high), *large.lines]
            room -= high
        listed, number, of = self._list(max(1, room))
        more = f" {number}/{of}" if of > 1 else ""
        words = f"{cut(page.heading, self.width - len(more))}{more}"
        heading.lines[-1] = Line([(words, "heading")], "left")
        listed += [Line()] * (room - len(listed))
        lines = [*_joined([*above, heading], kept), *listed, *_joined(below, kept)]
        return lines[:height]

    # What stands around the time

    def _head(self) -> Part:
        page = self.page
        clock = page.clock if page.seconds is not None or page.entries else ""
        right = "  ".join(filter(None, [page.rehearsal and f"[{page.rehearsal}]", clock]))
        room = self.width - cell_len(right) - 1
        if room < 1:
            return Part(6, [Line([(cut(right, self.width), "dim")])])
        return Part(6, [Line([(f"{fit(page.meeting, room)} {right}", "dim")]), Line()])

    def _title(self) -> Part:
        most = 2 if self.height >= TALL else 1
        return Part(
            2, [Line([(line, "title")]) for line in wrapped(self.page.title, self.width, most)]
        )

    def _speakers(self) -> Part:
        if not self.page.speakers:
            return Part(7, [])
        return Part(7, [Line([(cut(self.page.speakers, self.width), "plain")])])

    def _large(self, height: int) -> list[Line]:
        """Draw the time as large as fits, in the middle."""
        # In a window with room to spare there is air above and below.
        room = height - 2 if height > 2 * large_time.LEAST else height
        drawn = large_time.draw(self.page.time, self.width, max(1, room))[: max(1, room)]
        before = max(0, height - len(drawn)) // 2
        after = max(0, height - len(drawn) - before)
        lines = [Line([(line, self.page.mood)]) for line in drawn]
        return [*[Line()] * before, *lines, *[Line()] * after]

    def _phase(self) -> Part:
        words = f"{self.page.sign} {self.page.phase}"
        return Part(1, [Line([(cut(words, self.width), self.page.mood)])])

    def _bar(self) -> Part:
        """Draw how much of the time has passed."""
        if self.page.share is None:
            return Part(5, [])
        room = max(1, self.width if self.width < 2 * _MARGIN_FROM else self.width * 3 // 4)
        full = round(self.page.share * room)
        pieces = [("█" * full, self.page.mood), ("░" * (room - full), "dim")]
        return Part(5, [Line(), Line(pieces)] if self.height >= ROOMY else [Line(pieces)])

    def _timers(self) -> Part:
        return Part(3, [self._timer(timer) for timer in self.page.timers[:_SEVERAL]])

    def _timer(self, timer: Timer) -> Line:
        time = f" {timer.sign} {timer.time}"
        return Line(
            [(cut(timer.of, max(0, self.width - cell_len(time))), "plain"), (time, timer.mood)]
        )

    def _following(self) -> Part:
        if not self.page.following:
            return Part(4, [])
        line = Line([(cut(self.page.following, self.width), "plain")])
        return Part(4, [Line(), line] if self.height >= ROOMY else [line])

    def _message(self, room: int) -> Part:
        """Draw the message on at most so many lines: it is cut rather than left out."""
        if not self.page.message:
            return Part(0, [])
        look = "lit" if self.page.blink and self.tick % 2 else "message"
        apart, framed = self.height >= ROOMY, self.height >= TALL
        most = max(1, min(self.height // 4, room - apart - 2 * framed))
        words = wrapped(self.page.message, max(1, self.width - 2), most)
        if framed:
            words = ["", *words, ""]
        lines = [Line([(_centred(line, self.width), look)]) for line in words]
        return Part(0, [Line(), *lines] if apart else lines)

    # Lists

    def _list(self, room: int) -> tuple[list[Line], int, int]:
        """Draw the part of the list whose turn it is: its lines, its number and of how many."""
        parts: list[list[Line]] = [[]]
        for rows in (piece for block in self._blocks() for piece in block.pieces(room)):
            if parts[-1] and len(parts[-1]) + len(rows) > room:
                parts.append([])
            parts[-1].extend(_beside(cells, self.room) for cells in rows)
        number = self.tick // TURN % len(parts)
        return parts[number][:room], number + 1, len(parts)

    def _blocks(self) -> Iterator[Block]:
        """Draw the entries, those beside each other as one block."""
        entries, columns, room = self.page.entries, self.columns, self.room
        apart = self.page.kind in {"groups", "homework", "rules"} and self.height >= TALL
        for start in range(0, len(entries), columns):
            beside = entries[start : start + columns]
            drawn = [list(self._entry(entry, room)) for entry in beside]
            rows: list[Sequence[Cell]] = list(zip_longest(*drawn, fillvalue=()))
            if apart:
                rows.append([()] * len(beside))
            yield Block([self._name(entry, room) for entry in beside], rows)

    def _columns(self) -> int:
        """Count the entries that stand beside each other: groups of short names stand closer."""
        if self.page.kind not in IN_COLUMNS:
            return 1
        narrowest = NARROWEST
        if self.page.kind == "groups":
            names = (
                cell_len(f"{entry.lead} {name}")
                for entry in self.page.entries
                for name in entry.lines
            )
            narrowest = max(NARROW, min(NARROWEST, max(names, default=NARROWEST)))
        return max(1, min(len(self.page.entries), (self.width + GAP) // (narrowest + GAP)))

    def _name(self, entry: Entry, room: int) -> Cell:
        """Name an entry on one line, to stand again above the rest of the list below it."""
        if not entry.lines:
            return ()
        lead = f"{entry.lead} " if entry.lead else ""
        title = cut(entry.title, max(1, room - cell_len(lead)))
        return [(lead, "dim"), (title, self._look(entry))]

    def _entry(self, entry: Entry, room: int) -> Iterator[Sequence[Piece]]:
        lead = " ".join(filter(None, [entry.lead, entry.mark]))
        if self.page.kind == "programme":
            lead = f"{entry.lead} {entry.mark or ' '}"
        lead = f"{lead} " if lead else ""
        indent = cell_len(lead)
        look = self._look(entry)
        inline = self.page.kind in {"programme", "words", "round"} and entry.detail
        if inline:
            title = cut(entry.title, max(1, room - indent))
            rest = cut(entry.detail, max(0, room - indent - cell_len(title) - 2))
            yield [(lead, "dim"), (title, look), ("  " + rest if rest else "", "dim")]
            return
        for number, line in enumerate(wrapped(entry.title, max(1, room - indent), 4)):
            yield [(lead if number == 0 else " " * indent, "dim"), (line, look)]
        for text in filter(None, [entry.detail]):
            yield from self._beneath(text, "dim", indent, room, 2)
        for text in entry.lines:
            yield from self._beneath(text, "plain", indent, room, 4)

    def _look(self, entry: Entry) -> str:
        return _TITLES.get(self.page.kind, "strong" if entry.here else "plain")

    @staticmethod
    def _beneath(
        text: str, look: str, indent: int, room: int, most: int
    ) -> Iterator[Sequence[Piece]]:
        for line in wrapped(text, max(1, room - indent), most):
            yield [(" " * indent, "plain"), (line, look)]


def _within(line: Line, width: int) -> Line:
    """Cut a line to so many cells: a narrow window has no room for a time and a word beside it."""
    pieces = []
    left = width
    for text, look in line.pieces:
        kept = cut(text, left)
        pieces.append((kept, look))
        left -= cell_len(kept)
    return Line(pieces, line.align)


def _fitting(parts: Sequence[Part], room: int) -> list[Part]:
    """Give the parts that fit into so many lines, those of the least rank first."""
    kept: list[Part] = []
    for part in sorted(parts, key=lambda part: part.rank):
        if sum(len(one.lines) for one in kept) + len(part.lines) <= room:
            kept.append(part)
    return kept


def _joined(parts: Sequence[Part], kept: Sequence[Part]) -> Iterator[Line]:
    for part in parts:
        if any(part is one for one in kept):
            yield from part.lines


def _centred(text: str, width: int) -> str:
    before = max(0, width - cell_len(text)) // 2
    return fit(" " * before + text, width)


def _beside(cells: Sequence[Sequence[Piece]], room: int) -> Line:
    pieces: list[Piece] = []
    for column, cell in enumerate(cells):
        if column:
            pieces.append((" " * GAP, "plain"))
        used = sum(cell_len(text) for text, _ in cell)
        pieces += [*cell, (" " * max(0, room - used), "plain")]
    return Line(pieces, "left")

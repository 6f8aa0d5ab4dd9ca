"""Blocks of text are read from the first to the last: days, sessions and what stands below them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from facilitator.files.importing.days import Days
from facilitator.files.importing.labels import take_subject
from facilitator.files.importing.programme import Circumstances, Source, speakers_and_more
from facilitator.files.importing.tables.columns import TIMING, Columns, columns, counts, header_at
from facilitator.files.importing.tables.grid import Grid, GridLine
from facilitator.files.importing.tables.table import read_grid
from facilitator.files.importing.texts.blocks import Block, Heading, Left, Lines, Said, line_of
from facilitator.files.importing.texts.collected import HEADINGS, Collected
from facilitator.files.importing.texts.entries import Entry, settle
from facilitator.files.importing.texts.headings import Headings
from facilitator.files.importing.texts.overview import Overview, overview
from facilitator.files.importing.texts.paragraphs import Paragraphs
from facilitator.files.importing.texts.waiting import Waiting

_STEPS: Final = frozenset(("step", "steps", "steg"))
"""A table with a column of this name tells how a session goes."""


def read_blocks(source: Source, blocks: Sequence[Block], given: Circumstances) -> None:
    """Read a programme from the blocks of a text."""
    _Outline(source, given, overview(blocks)).read()


class _Outline:
    def __init__(self, source: Source, given: Circumstances, seen: Overview) -> None:
        self.source = source
        self.given = given
        self.found = Collected(source, Days(source, given), seen)
        self.waiting = Waiting(self.found)
        self.headings = Headings(self.found, self.waiting)
        self.paragraphs = Paragraphs(self.found, self.headings, self.waiting)

    def read(self) -> None:
        blocks = self.found.seen.blocks
        headings = [block for block in blocks if isinstance(block, Heading)]
        top = min((heading.level for heading in headings), default=1)
        self.found.days.reckoning.learn([heading.said.text for heading in headings])
        for block in blocks:
            if self.found.overfull(line_of(block)):
                break
            match block:
                case Heading(said) if said.struck and not said.text:
                    self.found.cancelled(said)
                case Heading(said, level) if self.headings.is_about(said, level):
                    pass
                case Heading(said, level):
                    self.headings.read(said, level, top=level == top and level < 3)  # noqa: PLR2004
                case Lines():
                    self.paragraphs.read(block)
                case Left(line, text, why):
                    self.source.left_out(line, why, text)
                case Grid():
                    self._grid(block)
        self.waiting.no_title()
        take_subject(self.source, self.found.days)
        settle(self.source, self.found.entries, self.found.points)

    def _grid(self, grid: Grid) -> None:
        self.waiting.no_title()
        if self._steps(grid) or self._points(grid):
            return
        self.found.nesting.begin(HEADINGS, None)
        before = len(self.source.rows)
        read_grid(self.source, grid, self.found.days, self.given)
        for row in self.source.rows[before:]:
            self.found.entries.append(row if row.left_out else Entry(row, HEADINGS, row.title))
        del self.source.rows[before:]

    def _points(self, grid: Grid) -> bool:
        """Take the lines of a table without times that are numbered: items of an agenda."""
        header = header_at(grid)
        known = columns(grid.lines[header].cells) if header is not None else {}
        if header is None or TIMING & set(known.values()):
            return False
        title = next(index for index, column in known.items() if column == "title")
        numbers = next(
            (n for n in range(grid.width) if n != title and counts(grid, header, n)), None
        )
        if numbers is None or "date" in known.values():
            return False
        for cell in grid.lines[header].filled:
            self.source.use(grid.lines[header].line, cell)
        for line in grid.lines[header + 1 :]:
            self._point(line, known, title, numbers)
        return True

    def _point(self, line: GridLine, known: Columns, title: int, numbers: int) -> None:
        """Take one line as an item; what else it says stands below it."""
        self.source.use(line.line, line.cell(numbers))
        said = Said(line.line, line.cell(title))
        self.found.point(said, said.text, HEADINGS)
        point = self.found.points[-1]
        for index in range(len(line.cells)):
            cell = line.cell(index)
            if known.get(index) == "speakers":
                names, more = speakers_and_more(self.source, line.line, cell)
                point.lead(names)
                point.lines += filter(None, [more])
            elif cell and index not in (title, numbers):
                point.lines.append(cell)

    def _steps(self, grid: Grid) -> bool:
        """Let a table of the steps of the session above it describe that session."""
        target = self.found.entries[-1] if self.found.entries else None
        head = {cell.casefold() for cell in grid.lines[0].filled} if grid.lines else set()
        if not isinstance(target, Entry) or not head & _STEPS:
            return False
        for line in grid.lines:
            target.lines.append(" \u00b7 ".join(line.filled))
        return True

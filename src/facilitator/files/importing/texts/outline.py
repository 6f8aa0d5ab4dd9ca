"""Blocks of text are read from the first to the last: days, sessions and what stands below them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from facilitator.files.importing.days import Days
from facilitator.files.importing.programme import Circumstances, Source
from facilitator.files.importing.tables.grid import Grid
from facilitator.files.importing.tables.table import read_grid
from facilitator.files.importing.texts.blocks import Block, Heading, Left, Lines
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
            if self.found.overfull(_line_of(block)):
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
        settle(self.source, self.found.entries, self.found.points)

    def _grid(self, grid: Grid) -> None:
        self.waiting.no_title()
        if self._steps(grid):
            return
        self.found.nesting.begin(HEADINGS, None)
        before = len(self.source.rows)
        read_grid(self.source, grid, self.found.days, self.given)
        for row in self.source.rows[before:]:
            self.found.entries.append(row if row.left_out else Entry(row, HEADINGS, row.title))
        del self.source.rows[before:]

    def _steps(self, grid: Grid) -> bool:
        """Let a table of the steps of the session above it describe that session."""
        target = self.found.entries[-1] if self.found.entries else None
        head = {cell.casefold() for cell in grid.lines[0].filled} if grid.lines else set()
        if not isinstance(target, Entry) or not head & _STEPS:
            return False
        for line in grid.lines:
            target.lines.append(" \u00b7 ".join(line.filled))
        return True


def _line_of(block: Block) -> int:
    match block:
        case Heading(said):
            return said.line
        case Lines(lines):
            return lines[0].line if lines else 0
        case Left(line):
            return line
        case Grid(lines=rows):
            return rows[0].line if rows else 0

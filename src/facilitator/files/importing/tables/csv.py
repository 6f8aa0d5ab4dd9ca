"""A CSV file as a spreadsheet saves it: a header that names the columns, and a session a line."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import Final

from facilitator.core.base.language import phrase
from facilitator.files.importing.content import text_in
from facilitator.files.importing.days import Days
from facilitator.files.importing.programme import Circumstances, Source
from facilitator.files.importing.tables.grid import MOST_LINES, Grid, GridLine
from facilitator.files.importing.tables.table import read_grid

DELIMITERS: Final = ",;\t|"
_LOOKED_AT: Final = 20
"""So many lines tell which sign stands between the cells."""

_END: Final = "\0"
"""Stands after the last line; where it is part of a cell, that cell was never closed."""


def read_csv(content: bytes, given: Circumstances) -> Source:
    """Read a programme from a table with commas, semicolons or tabs; never raises."""
    source = Source()
    text = text_in(content, source)
    if text is None:
        return source
    source.written = text.split("\n")
    grid = text_grid(text, source)
    source.keep((line.line, " ".join(line.cells)) for line in grid.lines)
    read_grid(source, grid, Days(source, given), given)
    return source


def text_grid(text: str, source: Source) -> Grid:
    """Return the lines of a table written as text that are not empty."""
    lines: list[GridLine] = []
    for line, cells in _lines(text, source):
        if len(lines) >= MOST_LINES:
            source.stop(line)
            break
        lines.append(GridLine(line, tuple(cells)))
    return Grid(lines=lines)


def delimiter_of(text: str) -> str:
    """Report what stands between the cells: what is in most lines as often as in the others."""
    lines = [line for line in text.split("\n") if line.strip()][:_LOOKED_AT]
    if not lines:
        return ","

    def fitness(sign: str) -> tuple[int, int]:
        counts = Counter(count for line in lines if (count := line.count(sign)))
        return max(counts.values(), default=0), sum(counts.elements())

    return max(DELIMITERS, key=fitness)


def _lines(text: str, source: Source) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines that are not empty, with the number of the line each begins on."""
    begins = 1
    first, _, rest = text.partition("\n")
    said = first.strip().strip('"').lower()
    if said.startswith("sep="):  # as Excel says it to itself
        delimiter = said[4:5] or "\t"
        text, begins = rest, 2
    else:
        delimiter = delimiter_of(text)
    before = begins - 1
    lines = chain((f"{line}\n" for line in text.split("\n")), [_END])
    reader = csv.reader(lines, delimiter=delimiter, skipinitialspace=True)
    try:
        for cells in reader:
            if cells and cells[-1].endswith(_END):
                if cells != [_END]:
                    message = phrase("A quotation mark from here on is never closed.")
                    source.left_out(begins, message, " ".join(cells).replace(_END, ""))
                return
            if any(cell.strip() for cell in cells):
                yield begins, cells
            begins = before + reader.line_num + 1
    except csv.Error:
        source.left_out(begins, phrase("From here on this cannot be read as a table."))

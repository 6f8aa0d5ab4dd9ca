"""A CSV file as a spreadsheet saves it: a header that names the columns, and a session a line."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator
from itertools import chain
from typing import Final

from facilitator.core.base.language import phrase
from facilitator.files.importing.columns import Table, columns
from facilitator.files.importing.programme import Source, decode

DELIMITERS: Final = ",;\t"
_END: Final = "\0"
"""Stands after the last line; where it is part of a cell, that cell was never closed."""


def read_csv(content: bytes, today: dt.date) -> Source:
    """Read a programme from a table with commas, semicolons or tabs; never raises."""
    source = Source()
    text = decode(content, source)
    if "\0" in text:
        source.left_out(0, phrase("This is not a text file."))
        return source
    lines = _lines(text, source)
    line, header = next(lines, (0, []))
    known = columns(header)
    if "title" not in known.values():
        message = phrase(
            "The first line does not name the columns. Call them start, end or duration, title "
            "and speaker."
        )
        source.left_out(line, message)
        return source
    table = Table(source, known, len(header), today)
    table.header_left_out(line, header)
    for line, cells in lines:
        if source.overfull(line):
            break
        table.take(line, cells)
    return source


def _lines(text: str, source: Source) -> Iterator[tuple[int, list[str]]]:
    """Give the lines that are not empty, with the number of the line each begins on."""
    first = next((line for line in text.split("\n") if line.strip()), "")
    delimiter = max(DELIMITERS, key=first.count)
    lines = chain((f"{line}\n" for line in text.split("\n")), [_END])
    reader = csv.reader(lines, delimiter=delimiter, skipinitialspace=True)
    begins = 1
    try:
        for cells in reader:
            if cells and cells[-1].endswith(_END):
                if cells != [_END]:
                    message = phrase("A quotation mark from here on is never closed.")
                    source.left_out(begins, message)
                return
            if any(cell.strip() for cell in cells):
                yield begins, cells
            begins = reader.line_num + 1
    except csv.Error:
        source.left_out(begins, phrase("From here on this cannot be read as a table."))

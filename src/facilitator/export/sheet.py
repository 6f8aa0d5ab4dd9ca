"""Tables for spreadsheets: comma-separated values (RFC 4180), as the reader's program expects them.

Where commas are decimal, spreadsheets part cells at semicolons: so does a table in a language of
such a country. Cells are safe to open: before a text that would be taken for a formula goes an
apostrophe, see `cell`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from types import SimpleNamespace
from typing import Final

from facilitator.core.base.language import Language, Phrase
from facilitator.core.record.terms import weight_text

BOM: Final = "\ufeff"
"""What a file begins with, so that spreadsheets read its letters as UTF-8."""

# In a table parted at semicolons too a cell can hold one, and readers differ in what quotes
# enclose: so what comes after a semicolon or a line end can begin a cell.
_CELL_START: Final = r"(?:^|(?<=[;\n\r]))"
_FORMULA: Final = r"'*[^\S\n\r]*[=+\-@\t\r\uff0b\uff0d\uff1d\uff20]"
_UNSAFE: Final = re.compile(rf"{_CELL_START}(?={_FORMULA})")
_MADE_SAFE: Final = re.compile(rf"{_CELL_START}'(?={_FORMULA})")


def sheet(
    columns: Sequence[str | Phrase],
    rows: Iterable[Sequence[str]],
    language: Language,
    own: Sequence[str] = (),
) -> str:
    """Write rows of cells below the headings of the columns, which are translated.

    `own` are the headings of further columns, safe as cells are and said in no other language.
    """
    lines: list[str] = []
    writer = csv.writer(SimpleNamespace(write=lines.append), delimiter=separator(language))
    writer.writerow([*map(language.say, columns), *own])
    writer.writerows(rows)
    return "".join(lines)


def separator(language: Language) -> str:
    """Return what stands between cells."""
    return ";" if decimal_comma(language) else ","


def decimal_comma(language: Language) -> bool:
    """Return whether numbers have a comma before their decimals."""
    return language.code == "sv"


def number(value: float, language: Language) -> str:
    """Write a number, with decimals if it has any."""
    written = weight_text(value)
    return written.replace(".", ",") if decimal_comma(language) else written


def cell(text: str) -> str:
    """Keep a spreadsheet from taking a text for a formula: an apostrophe goes before it.

    That is done where the text, or what comes after a semicolon or a line end in it, begins with
    = + - @, a tab or a carriage return, perhaps after blanks or apostrophes; `plain` takes the
    apostrophes away again.
    """
    return _UNSAFE.sub("'", text)


def plain(written: str) -> str:
    """Return the text that `cell` made a cell of."""
    return _MADE_SAFE.sub("", written)

"""The comparison of concepts as comma-separated values, for spreadsheets and programs."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from types import SimpleNamespace
from typing import Final

from msgspec import Struct

from facilitator.core.record.terms import weight_text
from facilitator.core.words.concepts import Concept, Usage

# Where commas are decimal, spreadsheets part cells at semicolons, and then quotes within a cell
# enclose nothing: so what comes after a semicolon or a line end can begin a cell too.
_CELL_START: Final = r"(?:^|(?<=[;\n\r]))"
_FORMULA: Final = r"'*[^\S\n\r]*[=+\-@\t\r\uff0b\uff0d\uff1d\uff20]"
_UNSAFE: Final = re.compile(rf"{_CELL_START}(?={_FORMULA})")
_MADE_SAFE: Final = re.compile(rf"{_CELL_START}'(?={_FORMULA})")

SPELLINGS: Final = " | "
"""What stands between the spellings of a concept in their cell."""


class Compared(Struct, frozen=True):
    """The comparison of one meeting: its record's id and first date, and its organisations' names.

    `names` are by id.
    """

    record: str
    date: str
    usage: Usage
    names: Mapping[str, str]


def table(meetings: Iterable[Compared]) -> str:
    """Write a row for each concept of each meeting, below one row of headings (RFC 4180).

    The columns are the same in every language: record, date, concept, agreed (yes or no), sharing
    (all, most, few, one, none), organisations (how many use it), weight, spellings, and then one
    for each organisation with how often it uses the concept, empty if it does not.

    Cells are safe to open in a spreadsheet, see `cell`.
    """
    told = list(meetings)
    names = {id_: name for each in told for id_, name in each.names.items()}
    lines: list[str] = []
    writer = csv.writer(SimpleNamespace(write=lines.append))
    writer.writerow([*_COLUMNS, *map(cell, names.values())])
    for meeting in told:
        for concept in meeting.usage.concepts:
            writer.writerow(_row(meeting, concept, names))
    return "".join(lines)


_COLUMNS: Final = (
    "record", "date", "concept", "agreed", "sharing", "organisations", "weight", "spellings",
)  # fmt: skip


def _row(meeting: Compared, concept: Concept, organisations: Iterable[str]) -> Iterator[str]:
    yield cell(meeting.record)
    yield meeting.date
    yield cell(concept.label)
    yield "yes" if concept.agreed else "no"
    yield meeting.usage.sharing(concept).value
    yield str(len(concept.uses))
    yield weight_text(concept.weight)
    yield cell(SPELLINGS.join(concept.origins))
    for by in organisations:
        yield weight_text(concept.uses[by]) if by in concept.uses else ""


def cell(text: str) -> str:
    """Keep a spreadsheet from taking a text for a formula: an apostrophe goes before it.

    That is done where the text, or what comes after a semicolon or a line end in it, begins with
    = + - @, a tab or a carriage return, perhaps after blanks or apostrophes; `plain` takes the
    apostrophes away again.
    """
    return _UNSAFE.sub("'", text)


def plain(written: str) -> str:
    """Give the text that `cell` made a cell of."""
    return _MADE_SAFE.sub("", written)

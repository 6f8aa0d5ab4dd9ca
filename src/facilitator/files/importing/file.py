"""A file with a programme becomes the text of an agenda, commented with what was uncertain."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from msgspec import Struct

from facilitator.core.base.language import N_, Language, phrase
from facilitator.core.base.text import clean
from facilitator.files.agenda.file import parse
from facilitator.files.agenda.write import agenda_toml
from facilitator.files.importing.accounts import unaccounted
from facilitator.files.importing.agenda import Imported, imported
from facilitator.files.importing.content import Zipped, kind_of_zip, read_programme, within_bounds
from facilitator.files.importing.programme import Circumstances, Remark, Source
from facilitator.files.importing.report import (
    ALL_OF_IT,
    Sum,
    in_full,
    in_order,
    short_report,
    with_columns,
)
from facilitator.files.toml.text import LARGEST, UnreadableFile

Reader = Callable[[bytes, Circumstances], Source]

_CALENDAR: Final = b"BEGIN:VCALENDAR"
_PAGE: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html)\b", re.IGNORECASE)

MOST_TOLD: Final = 300_000
"""How many characters the list of all remarks in the agenda itself may have."""


class Written(Struct, frozen=True):
    """The text of an agenda without problems, or None, and what is to be told of it."""

    text: str | None
    remarks: tuple[Remark, ...]
    total: Sum = Sum(0, 0)


def imported_file(path: Path, given: Circumstances) -> Written:
    """Make an agenda of a file with a programme; raises `UnreadableFile`."""
    return imported_content(read_programme(path), path, given)


def imported_content(content: bytes, path: Path, given: Circumstances) -> Written:
    """Make an agenda of what a file holds; raises `UnreadableFile`.

    The `path` says what it is, or is "-", and then the content does.
    """
    source = _reader(path, within_bounds(content, path))(content, given)
    made = imported(source, given)
    lost = unaccounted(source, made.agenda)
    remarks = in_order(with_columns((*made.remarks, *lost), source.written))
    total = Sum(made.taken, made.found)
    if made.agenda is None:
        return Written(None, remarks, total)
    text = _text(made, path, remarks, total, given.language)
    if len(text.encode()) > LARGEST:
        said = phrase("{path} holds more text than an agenda may.", path=str(path))
        raise UnreadableFile(said)
    problems = parse(text, warnings=False).problems
    if problems:
        told = (Remark(line=0, message=problem.message, left_out=True) for problem in problems)
        return Written(None, (*remarks, *told), total)
    return Written(text, remarks, total)


def _reader(path: Path, content: bytes) -> Reader:
    """Choose by the file's name, or else by how it begins."""
    ending = path.suffix.lower()
    if ending in (".ics", ".ical", ".ifb") or content.removeprefix(b"\xef\xbb\xbf").startswith(
        _CALENDAR
    ):
        from facilitator.files.importing.calendars.ics import read_ics

        return read_ics
    if kind := kind_of_zip(content, path):
        return _zipped(kind)
    if ending in (".csv", ".tsv"):
        from facilitator.files.importing.tables.csv import read_csv

        return read_csv
    if ending in (".md", ".markdown"):
        from facilitator.files.importing.texts.markdown import read_markdown

        return read_markdown
    if ending in (".html", ".htm", ".xhtml") or _PAGE.match(content):
        from facilitator.files.importing.texts.html import read_html

        return read_html
    if ending == ".txt" or str(path) == "-":
        return _text_reader(content)
    raise UnreadableFile(
        phrase(
            "{path} must end in .ics, .csv, .tsv, .xlsx, .docx, .html, .md or .txt, to tell what "
            "it is.",
            path=str(path),
        )
    )


def _zipped(kind: Zipped) -> Reader:
    if kind == "xlsx":
        from facilitator.files.importing.tables.xlsx import read_xlsx

        return read_xlsx
    from facilitator.files.importing.texts.docx import read_docx

    return read_docx


def _text_reader(content: bytes) -> Reader:
    """Tell a table written as text from lines of text."""
    from facilitator.files.importing.content import decode
    from facilitator.files.importing.tables.columns import by_content, columns, header_at
    from facilitator.files.importing.tables.csv import read_csv, text_grid
    from facilitator.files.importing.texts.markdown import read_text

    text = decode(content, Source())
    grid = text_grid(text, Source())
    is_table = len(grid.lines) > 1 and grid.width > 1
    bars = any(line.cell(0) == "" and len(line.cells) > 1 for line in grid.lines[:1])
    if not is_table or bars:
        return read_text
    header = header_at(grid)
    named = header is not None and len(columns(grid.lines[header].cells)) > 1
    tabbed = all(len(line.cells) > 1 for line in grid.lines) and "\t" in text
    return read_csv if named or (tabbed and by_content(grid) is not None) else read_text


_KEYS: Final[Mapping[tuple[str | int, ...], tuple[str, ...]]] = {
    ("timezone",): (N_("All clock times are in this time zone."),),
    ("day", 0): (
        N_("A session follows the one before it unless it has a start of its own."),
        N_('Worth adding: min = "30m" (how short it may get), optional = true (may be cut).'),
    ),
}


def _text(
    made: Imported, path: Path, remarks: tuple[Remark, ...], total: Sum, language: Language
) -> str:
    """Write the agenda, with the sum above it and every remark below it."""
    assert made.agenda is not None  # noqa: S101 - asked before
    comments = {key: [*map(language.say, texts)] for key, texts in _KEYS.items()}
    comments[()] = [
        language.say("Made from {name}.", name=path.name),
        *short_report(remarks, total, language),
    ]
    text = agenda_toml(made.agenda, comments)
    told: list[str] = [language.say(ALL_OF_IT)]
    room = MOST_TOLD
    for number, remark in enumerate(remarks):
        line = f"- {in_full(remark, language)}"
        room -= len(line)
        if room < 0:
            told.append(language.count("- and {n} more", "- and {n} more", len(remarks) - number))
            break
        told.append(line)
    return text + "\n" + "".join(f"# {clean(line)}\n" for line in told)

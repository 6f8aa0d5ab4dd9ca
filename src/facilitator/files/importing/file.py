"""A file with a programme becomes the text of an agenda, commented with what was uncertain."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from msgspec import Struct

from facilitator.core.base.language import N_, Language, phrase
from facilitator.files.agenda.file import parse
from facilitator.files.agenda.write import agenda_toml
from facilitator.files.importing.programme import (
    Circumstances,
    Imported,
    Remark,
    Source,
    imported,
    read_programme,
)
from facilitator.files.toml.text import LARGEST, UnreadableFile

_CALENDAR: Final = b"BEGIN:VCALENDAR"

MOST_TOLD: Final = 200
"""How many remarks stand in the agenda itself."""


class Written(Struct, frozen=True):
    """The text of an agenda without problems, or None, and what is to be told of it."""

    text: str | None
    remarks: tuple[Remark, ...]


def imported_file(path: Path, given: Circumstances) -> Written:
    """Make an agenda of a calendar, a CSV or a Markdown file; raises `UnreadableFile`."""
    content = read_programme(path)
    source = _reader(path, content)(content, given.today)
    made = imported(source, given)
    if made.agenda is None:
        return Written(None, made.remarks)
    text = agenda_toml(made.agenda, _comments(made, path, given.language))
    if len(text.encode()) > LARGEST:
        said = phrase("{path} holds more text than an agenda may.", path=str(path))
        raise UnreadableFile(said)
    problems = parse(text, warnings=False).problems
    if problems:
        told = tuple(Remark(0, problem.message, left_out=True) for problem in problems)
        return Written(None, (*made.remarks, *told))
    return Written(text, made.remarks)


def _reader(path: Path, content: bytes) -> Callable[[bytes, dt.date], Source]:
    """Choose by the file's name, or else by how it begins."""
    ending = path.suffix.lower()
    if ending in (".ics", ".ical", ".ifb") or content.removeprefix(b"\xef\xbb\xbf").startswith(
        _CALENDAR
    ):
        from facilitator.files.importing.ics import read_ics

        return read_ics
    if ending in (".csv", ".tsv"):
        from facilitator.files.importing.csv import read_csv

        return read_csv
    if ending in (".md", ".markdown", ".txt"):
        from facilitator.files.importing.markdown import read_markdown

        return read_markdown
    raise UnreadableFile(
        phrase("{path} must end in .ics, .csv or .md, to tell what it is.", path=str(path))
    )


_KEYS: Final[Mapping[tuple[str | int, ...], tuple[str, ...]]] = {
    ("timezone",): (N_("All clock times are in this time zone."),),
    ("day", 0): (
        N_("A session follows the one before it unless it has a start of its own."),
        N_('Worth adding: min = "30m" (how short it may get), optional = true (may be cut).'),
    ),
}


def _comments(
    made: Imported, path: Path, language: Language
) -> Mapping[tuple[str | int, ...], list[str]]:
    told = {key: [*map(language.say, texts)] for key, texts in _KEYS.items()}
    return {**told, (): list(_head(made, path, language))}


def _head(made: Imported, path: Path, language: Language) -> Iterator[str]:
    yield language.say("Made from {name}.", name=path.name)
    for heading, left_out in (
        (N_("Left out:"), True),
        (N_("Assumed, so look at it:"), False),
    ):
        remarks = [remark for remark in made.remarks if remark.left_out is left_out]
        if remarks:
            yield language.say(heading)
        for remark in remarks[:MOST_TOLD]:
            said = language.say(remark.message)
            if remark.line:
                said = language.say("line {line}: {message}", line=remark.line, message=said)
            yield f"- {said}"
        if len(remarks) > MOST_TOLD:
            yield language.count("- and {n} more", "- and {n} more", len(remarks) - MOST_TOLD)

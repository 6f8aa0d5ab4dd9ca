"""A file with a list of people, read as the lines in which people are typed."""

from __future__ import annotations

import shlex
from contextlib import suppress
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from facilitator.core.base.language import Language
from facilitator.core.people import person_line
from facilitator.files.paths import typed_path

_TAB: Final = " " * 4
"""What a tab becomes in a line that is typed."""

ENDINGS: Final = (".csv", ".tsv", ".xlsx", ".docx", ".txt")


def file_named(text: str) -> Path | None:
    """Return the file that a text names, as it is typed or dropped into a terminal, if it is there.

    Only a file that may hold a list of people counts.
    """
    text = text.strip()
    said = {text, text.strip("'\"")}
    with suppress(ValueError):
        words = shlex.split(text)
        said |= set(words) if len(words) == 1 else set()
    if text.startswith("file://"):
        said = {unquote(urlsplit(text).path)}
    for name in said:
        path = typed_path(name)
        with suppress(OSError, ValueError):
            if path.suffix.lower() in ENDINGS and path.is_file():
                return path
    return None


def lines_of(path: Path, language: Language) -> list[str]:
    """Return a line for each person of a list; raises `UnreadableFile`."""
    from facilitator.files.importing.content import read_programme

    return _lines(read_programme(path), path, language)


def lines_of_table(text: str, language: Language) -> list[str]:
    """Return a line for each person of a table that was pasted; none if its columns have no names.

    Raises `UnreadableFile`.
    """
    from facilitator.files.importing.people.listed import names_columns

    text = text.replace(_TAB, "\t")
    head, *rest = text.split("\n")
    return _lines(text.encode(), Path("-"), language) if rest and names_columns(head) else []


def _lines(content: bytes, path: Path, language: Language) -> list[str]:
    from facilitator.files.importing.people.listed import read_people

    people = read_people(content, path, language).people
    return [
        person_line.compose(
            person_line.Line(
                person.name, person.organisation, title=person.title, email=person.email
            ),
            language.say(person_line.ROLE_WORDS[person.role]) if person.role else "",
            language.say(person_line.TITLE),
        )
        for person in people
    ]

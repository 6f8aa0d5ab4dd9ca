"""The ending of a file's name says what the file holds, so no file is written under a false one."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from facilitator.core.base.language import Phrase, phrase

_OF_FILES: Final = frozenset({
    ".csv", ".doc", ".docx", ".eml", ".htm", ".html", ".ics", ".json", ".markdown", ".md", ".odt",
    ".pages", ".pdf", ".png", ".rtf", ".svg", ".toml", ".txt", ".xls", ".xlsx", ".zip",
})  # fmt: skip
"""Endings by which everybody takes a thing for a file; a folder may have any other."""


def ending(path: Path) -> str:
    """Give what a file's name ends in, such as ".md"; empty if there is no such thing."""
    found = path.suffix.lower()
    return "" if found == "." else found


def wrong_for_file(path: Path, right: str) -> Phrase | None:
    """Refuse a name that promises another kind of file than the one with the ending `right`."""
    if ending(path) in ("", right):
        return None
    return phrase(
        "This writes a {right} file, not {ending}. Name it {better}.",
        right=right,
        ending=ending(path),
        better=path.with_suffix(right),
    )


def wrong_for_folder(path: Path) -> Phrase | None:
    """Refuse to make a folder whose name promises a file."""
    if ending(path) not in _OF_FILES or path.is_dir():
        return None
    return phrase(
        "{path} would be a folder, though its name ends as a file's. Name it {better}.",
        path=path,
        better=path.with_suffix(""),
    )

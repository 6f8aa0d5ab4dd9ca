"""The ending of a file's name says what the file holds, so no file is written under a false one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from facilitator.core.base.language import Phrase, phrase

ENDINGS: Final[Mapping[str, str]] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
    ".json": "json",
    ".csv": "csv",
    ".ics": "ics",
}
"""The formats that the ending of a file's name asks for."""

_TEXT: Final = frozenset({".txt", ".text"})
"""Endings under which any text may stand."""

_PAGES: Final = frozenset({".doc", ".dot", ".dotx", ".odt", ".pages", ".rtf", ".wpd"})
"""The endings of documents that word processors other than Word keep, or kept once."""

_OF_FILES: Final = frozenset({
    *ENDINGS, *_PAGES, ".eml", ".pdf", ".png", ".svg", ".toml", ".tsv", ".txt", ".xls", ".xlsx",
    ".zip",
})  # fmt: skip
"""Endings by which everybody takes a thing for a file; a folder may have any other."""


def ending(path: Path) -> str:
    """Return what a file's name ends in, such as ".md"; empty if there is no such thing."""
    found = path.suffix.lower()
    return "" if found == "." else found


def format_of(path: Path, formats: tuple[str, ...]) -> str | Phrase:
    """Return the format that a file's name asks for, "" for none, or say why there is none."""
    named = ending(path)
    if named == "":
        return ""
    form = ENDINGS.get(named, "")
    return form if form in formats else no_format(named, formats)


def no_format(named: str, formats: tuple[str, ...]) -> Phrase:
    """Say what to name instead of a file that cannot be written."""
    if named == ".pdf":
        return phrase(
            "No .pdf file can be written. Name one that ends in .html, open it in a browser and "
            "print it to PDF."
        )
    if named in _PAGES:
        return phrase(
            "No {ending} file can be written. Name one that ends in .docx: word processors open "
            "it and save it in their own format.",
            ending=named,
        )
    return phrase(
        "No {ending} file can be written. Name one that ends in {endings}, or choose the format "
        "with --format.",
        ending=named,
        endings=", ".join(map(usual_ending, formats)),
    )


def wrong_for_format(path: Path, form: str) -> Phrase | None:
    """Refuse a name by which everybody would take a file for one of another format."""
    named = ending(path)
    if form != "docx" and (named in _TEXT or named not in _OF_FILES):
        return None
    if named == "" or ENDINGS.get(named) == form:
        return None
    return wrong_for_file(path, usual_ending(form))


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


def usual_ending(form: str) -> str:
    """Return what the names of files of a format end in."""
    return next(ending_ for ending_, of in ENDINGS.items() if of == form)

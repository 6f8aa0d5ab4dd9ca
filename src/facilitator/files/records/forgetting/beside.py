"""The files beside a journal: which can be looked into for a name, and how it is replaced there."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from facilitator.files.atomic import UNFINISHED
from facilitator.files.errors import FileProblem
from facilitator.files.records.codec import decode, encode
from facilitator.files.records.copies import is_journal
from facilitator.files.records.drafts import NAMES as DRAFTS
from facilitator.files.records.forgetting.renaming import Renaming
from facilitator.files.records.journal import NAME, PASSING, zone_of
from facilitator.files.records.pictures import FOLDER as PICTURES
from facilitator.files.records.private import NAME as PRIVATE
from facilitator.files.records.share_file import OTHERS
from facilitator.files.records.whole import UTF_16, end_of_whole

_PLAIN: Final = frozenset(
    {".csv", ".htm", ".html", ".ics", ".json", ".markdown", ".md", ".svg", ".toml", ".tsv", ".txt"}
)
"""The endings of files in which a text stands as it is read, and nothing else."""

_FOLD: Final = re.compile(r"\r?\n[ \t]")
_LONGEST_LINE: Final = 75


class Beside(NamedTuple):
    """What lies beside a journal: files that hold the name, and those that may hold it."""

    files: tuple[Path, ...]
    unsure: tuple[Path, ...]
    named: tuple[Path, ...]
    """Those whose own names hold the name."""


def look_beside(journal: Path, renaming: Renaming) -> Beside:
    """Look into every file beside a journal; raises `OSError`.

    Links are not followed: what they lead to is no part of the record. Pictures cannot be looked
    into.
    """
    files, unsure, named = [], [], []
    for path in sorted(journal.parent.iterdir()):
        if path.name in {NAME, OTHERS, PRIVATE, *PASSING} or path.name.startswith(UNFINISHED):
            continue
        if path.name == PICTURES and path.is_dir() and not path.is_symlink():
            continue
        if renaming.id(path.stem) != path.stem or renaming.finds(path.name):
            named.append(path)
        holds, may_hold = _looked_into(path, renaming)
        if holds:
            files.append(path)
        if may_hold:
            unsure.append(path)
    return Beside(tuple(files), tuple(unsure), tuple(named))


def _looked_into(path: Path, renaming: Renaming) -> tuple[bool, bool]:
    """Return whether a file holds the name, and whether it may hold it without that being seen."""
    if path.is_symlink() or not path.is_file():
        return False, True
    data = path.read_bytes()
    holds = renamed(path, renaming) != data
    read = _decoded(path, data)
    apart = read is not None and not holds and renaming.finds_parts(read[0])
    return holds, read is None or apart or path.suffix.lower() not in _PLAIN


def renamed(path: Path, renaming: Renaming) -> bytes:
    """Return what is to stand in a file beside a journal; raises `OSError`."""
    data = path.read_bytes()
    if path.suffix.lower() == ".toml" and is_journal(path):
        with suppress(FileProblem):
            return _journal(path, data, renaming)
    read = _decoded(path, data)
    if read is None:
        return data
    text, encoding = read
    new = _text(path, text, renaming)
    return data if new == text else new.encode(encoding, errors="replace")


def _decoded(path: Path, data: bytes) -> tuple[str, str] | None:
    """Return a file's text and its encoding, None where it is no text."""
    wide = data.startswith(UTF_16)
    if b"\0" in data and not wide:
        return None
    others = ("latin-1",) if path.suffix.lower() in _PLAIN else ()
    for encoding in ("utf-16",) if wide else ("utf-8", *others):
        with suppress(UnicodeError):
            return data.decode(encoding), encoding
    return None


def _journal(path: Path, data: bytes, renaming: Renaming) -> bytes:
    """Rewrite another journal, such as a copy, by the rules of the record's own."""
    end = end_of_whole(data)
    events = decode(data[:end], path)
    own = renaming.learned_from(events)
    zone: dt.tzinfo = dt.UTC
    blocks = []
    for event in events:
        new = own.event(event)
        zone = zone_of(new) or zone
        blocks.append(encode(new, zone))
    tail = data[end:].decode(errors="surrogateescape")
    new_tail = _torn(tail, own).encode(errors="surrogateescape")
    if new_tail == data[end:] and all(own.event(event) == event for event in events):
        return data
    return b"".join(blocks) + new_tail


def _text(path: Path, text: str, renaming: Renaming) -> str:
    match path.suffix.lower():
        case _ if path.name in DRAFTS:
            return renaming.toml(text)
        case ".toml":
            return _torn(text, renaming)
        case ".ics":
            return _calendar(text, renaming)
        case _:
            return renaming.text(text)


def _torn(text: str, renaming: Renaming) -> str:
    """Replace the name in what may be no whole TOML; it holds ids, too."""
    return renaming.text("\n".join(map(renaming.quoted, text.split("\n"))))


def _calendar(text: str, renaming: Renaming) -> str:
    """Replace the name in a calendar, whose long lines are broken anywhere."""
    whole = _FOLD.sub("", text)
    if not renaming.finds(whole):
        return text
    return "".join(map(_folded, renaming.text(whole).splitlines(keepends=True)))


def _folded(line: str) -> str:
    return "\r\n ".join(_pieces(line))


def _pieces(line: str) -> Iterator[str]:
    """Cut a line of a calendar where it is too long; its own end counts for nothing."""
    piece, size = "", 0
    for letter in line:
        length = 0 if letter in "\r\n" else len(letter.encode())
        if size + length > _LONGEST_LINE:
            yield piece
            piece, size = "", 1  # the blank before it
        piece += letter
        size += length
    yield piece

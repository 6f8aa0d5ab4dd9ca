"""An archive is one meeting in a single file: its journal and what lies beside it.

It is a ZIP file that holds one folder, named as the record is.
"""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Final

from msgspec import Struct

from facilitator.core.base.language import phrase
from facilitator.core.base.text import clean_line
from facilitator.core.record.pictures import is_picture_name
from facilitator.files.atomic import UNFINISHED, new_file
from facilitator.files.errors import (
    FileProblem,
    RecordExists,
    not_written,
    reason,
)
from facilitator.files.records.drafts import without_private
from facilitator.files.records.folder import DRAFTS, OTHERS
from facilitator.files.records.journal import NAME, PASSING
from facilitator.files.records.lock import Busy, busy, locked
from facilitator.files.records.names import composed, record_id
from facilitator.files.records.pictures import FOLDER as PICTURES
from facilitator.files.records.pictures import LARGEST as LARGEST_PICTURE
from facilitator.files.records.pictures import MEGA
from facilitator.files.records.pictures import files as pictures_of
from facilitator.files.records.private import NAME as PRIVATE
from facilitator.files.records.private import is_private
from facilitator.files.zipped import entry_of

LARGEST: Final = 256 * MEGA
"""How many bytes an archive may hold in all."""

LARGEST_JOURNAL: Final = 16 * MEGA
"""How many bytes a journal may have, and any other TOML file; a long meeting has two million."""

MOST_FILES: Final = 1000
_LONGEST_NAME: Final = 255
_OWN: Final = frozenset({NAME, OTHERS, PRIVATE, *DRAFTS})
"""The files that programs write a record to: a link to one is the record's all the same."""


class Archived(Struct, frozen=True):
    """What was packed: the record's id, its files, and what lies beside them and was left out.

    `private` names the files with private notes that were left out.
    """

    record: str
    files: tuple[str, ...]
    left_out: tuple[str, ...]
    private: tuple[str, ...] = ()


class Contents(Struct, frozen=True):
    """What is to be packed, by name: what is read already, and the files that are copied."""

    read: Mapping[str, bytes]
    beside: Mapping[str, Path]
    left_out: tuple[str, ...]


def archive(journal: Path, target: Path, *, private: bool = False) -> Archived:
    """Pack the record of `journal` into the new file `target`, which only its owner may read.

    Private notes are packed only if asked for. The same record gives the same bytes. Raises
    `RecordExists` if something is at `target`, `FileProblem` if the record cannot be read or is
    larger than what can be brought back, and `WriteFailed` if it cannot be written whole.
    """
    contents = _read(journal)
    read, beside = dict(contents.read), dict(contents.beside)
    kept_back = () if private else tuple(sorted(filter(is_private, (*read, *beside))))
    for name in kept_back:
        read.pop(name, None)
        beside.pop(name, None)
    if not private:
        read |= {name: without_private(data) for name, data in read.items() if name in DRAFTS}
    record = record_id(journal)
    record = record if is_plain(record) else "meeting"
    _refuse_too_large(read, beside)
    try:
        with new_file(target) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
            for name in sorted((*read, *beside)):
                _pack(packed, f"{record}/{name}", read.get(name), beside.get(name))
    except FileExistsError as cause:
        raise RecordExists(phrase("There is already something at {path}.", path=target)) from cause
    except OSError as cause:
        raise not_written(target, cause) from cause
    return Archived(record, tuple(sorted((*read, *beside))), contents.left_out, kept_back)


def _read(journal: Path) -> Contents:
    """Read the files that programs write to, none of them meanwhile, and list the others."""
    folder = journal.parent
    try:
        with ExitStack() as stack:
            # Where there can be no lock, as on a disk that can only be read, nothing is written.
            with suppress(OSError):
                stack.enter_context(locked(journal.with_suffix(".lock")))
            listed = sorted(folder.iterdir())
            own = [path for path in listed if path.name in _OWN and path.is_file()]
            # A journal that is not there, as where a link leads nowhere, is told.
            own = own if any(path.name == NAME for path in own) else [journal, *own]
            read = {path.name: _within_limits(path).read_bytes() for path in own}
    except Busy as cause:
        raise busy(journal) from cause
    except OSError as cause:
        raise unreadable(folder, cause) from cause
    beside, left_out = _pictures(journal)
    for path in _others(listed):
        name = composed(path.name)
        if is_plain(name) and path.is_file() and not path.is_symlink() and name not in beside:
            beside[name] = path
        else:
            left_out.append(path.name)
    return Contents(read, beside, tuple(left_out))


def _pictures(journal: Path) -> tuple[dict[str, Path], list[str]]:
    """Find the record's pictures by name, and what else lies among them."""
    try:
        found = {f"{PICTURES}/{path.name}": path for path in pictures_of(journal)}
        folder = journal.with_name(PICTURES)
        is_own = folder.is_dir() and not folder.is_symlink()
        listed = sorted(folder.iterdir()) if is_own else []
    except OSError as cause:
        raise unreadable(journal.with_name(PICTURES), cause) from cause
    names = (f"{PICTURES}/{path.name}" for path in listed if not _is_unfinished(path))
    return found, [name for name in names if name not in found]


def _is_unfinished(path: Path) -> bool:
    return path.name.startswith(UNFINISHED)


def _others(listed: list[Path]) -> Iterator[Path]:
    for path in listed:
        if path.name == PICTURES and path.is_dir() and not path.is_symlink():
            continue  # whose files are packed by themselves
        own = path.name in _OWN and path.is_file()
        if not own and path.name not in PASSING and not _is_unfinished(path):
            yield path


def _pack(packed: zipfile.ZipFile, name: str, data: bytes | None, path: Path | None) -> None:
    entry = entry_of(name, 0o600)
    if data is not None:
        packed.writestr(entry, data)
    elif path is not None:
        try:
            file = path.open("rb")
        except OSError as cause:
            raise unreadable(path, cause) from cause
        with file, packed.open(entry, "w") as into:
            shutil.copyfileobj(file, into)


def _within_limits(path: Path) -> Path:
    if path.stat().st_size > LARGEST_JOURNAL:
        raise _too_large(path.name, LARGEST_JOURNAL)
    return path


def _refuse_too_large(read: Mapping[str, bytes], beside: Mapping[str, Path]) -> None:
    """Refuse what could not be brought back."""
    try:
        sizes = {name: path.stat().st_size for name, path in beside.items()}
    except OSError as cause:
        raise unreadable(Path(cause.filename or ""), cause) from cause
    for name, size in sizes.items():
        if size > largest(name):
            raise _too_large(name, largest(name))
    if sum(map(len, read.values())) + sum(sizes.values()) > LARGEST:
        raise _too_large(max(sizes, key=lambda name: sizes[name], default=NAME), LARGEST)
    if len(read) + len(beside) > MOST_FILES:
        raise FileProblem(
            phrase(
                "Nothing was packed: there are more than {n} files in the record's folder.",
                n=MOST_FILES,
            )
        )


def _too_large(name: str, most: int) -> FileProblem:
    return FileProblem(
        phrase(
            "Nothing was packed: {name} makes the record larger than an archive can be ({size} "
            "MB). Move it out of the record's folder first.",
            name=clean_line(name),
            size=most // MEGA,
        )
    )


def largest(name: str) -> int:
    """Return how many bytes a file of this name in a record may have."""
    if is_of_picture(name):
        return LARGEST_PICTURE
    return LARGEST_JOURNAL if name.endswith(".toml") else LARGEST


def is_of_picture(name: str) -> bool:
    """Return whether a name in an archive is that of a picture in the record's folder of them."""
    folder, _, file = name.partition("/")
    return folder == PICTURES and is_picture_name(file)


def is_plain(name: str) -> bool:
    """Return whether a name can be that of a file in a folder, on every system."""
    return (
        bool(name)
        and not name.startswith(".")
        and name == clean_line(name)
        and not any(sign in name for sign in '\\/:*?"<>|')
        and len(name.encode(errors="replace")) <= _LONGEST_NAME
    )


def unreadable(place: Path, cause: OSError) -> FileProblem:
    """Say why a file or a folder could not be read."""
    where = cause.filename or place
    return FileProblem(phrase("{path}: {problem}", path=where, problem=reason(cause)))

"""The pictures of a record: files in a folder of their own, each named after what is in it.

A file is there, whole and without what is not to be seen of it, before an event names it. By its
name it is known whether it is still the same; one that is not, or that is a link, is none of the
record's. Nothing but forgetting deletes one.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple

from facilitator.core.base.images import NoPicture, bare
from facilitator.core.base.language import Phrase, phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.record.pictures import is_picture_name
from facilitator.files.atomic import make_folder, write_atomically
from facilitator.files.errors import not_written, reason

FOLDER: Final = "pictures"
"""The name of the folder, beside the journal."""

MEGA: Final = 1024 * 1024
LARGEST: Final = 25 * MEGA
"""How many bytes a picture may have."""

_DIGITS: Final = 32


class Taken(NamedTuple):
    """A picture as a record holds it, under the name that it has there."""

    name: str
    data: bytes


def take(source: Path) -> Taken:
    """Read a picture from elsewhere; raises `Refused` if it is none, or too large a one."""
    try:
        picture = bare(_read(source))
    except NoPicture as cause:
        said = phrase("{path} is not a picture in PNG or JPEG; save it as one of these.",
                      path=source)  # fmt: skip
        raise Refused(said, whole=True) from cause
    return Taken(f"{_digest(picture.data)}.{picture.kind}", picture.data)


def _read(source: Path) -> bytes:
    try:
        if source.exists() and not source.is_file():  # a pipe would be waited for
            raise NoPicture
        with source.open("rb") as file:
            data = file.read(LARGEST + 1)
    except (OSError, ValueError) as cause:  # no name has a NUL in it
        raise Refused(_unreadable(source, cause), whole=True) from cause
    if len(data) > LARGEST:
        said = phrase("{path} is larger than a picture can be ({n} MB); save a smaller one.",
                      path=source, n=LARGEST // MEGA)  # fmt: skip
        raise Refused(said, whole=True)
    return data


def _unreadable(source: Path, cause: Exception) -> Phrase:
    if isinstance(cause, OSError) and not isinstance(cause, FileNotFoundError):
        return phrase("{path}: {problem}", path=source, problem=reason(cause))
    return phrase("There is no file {path}.", path=source)


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()[:_DIGITS]


def put(journal: Path, picture: Taken) -> None:
    """Write a picture into a record, unless it is there already; raises `WriteFailed`."""
    name, folder = picture.name, journal.parent / FOLDER
    try:
        if folder.is_symlink():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), folder)
        make_folder(folder, 0o700)
        if (folder / name).is_symlink():
            (folder / name).unlink()
    except OSError as cause:
        raise not_written(folder, cause) from cause
    if read(journal, name) is None:
        write_atomically(folder / name, picture.data)


def read(journal: Path, name: str) -> bytes | None:
    """Read a picture of a record; None if it is not there, or is not the one of that name."""
    folder = journal.parent / FOLDER
    path = folder / name
    with suppress(OSError):
        if is_picture_name(name) and not folder.is_symlink() and _is_file(path):
            data = path.read_bytes()
            return data if _is_sound(name, data) else None
    return None


def _is_file(path: Path) -> bool:
    found = path.lstat()
    return stat.S_ISREG(found.st_mode) and found.st_size <= LARGEST


def _is_sound(name: str, data: bytes) -> bool:
    """Return whether a picture is the one of its name, and one such as `keep` writes."""
    digits, _, kind = name.partition(".")
    if _digest(data) != digits:
        return False
    with suppress(NoPicture):
        picture = bare(data)
        return picture.kind == kind and picture.data == data
    return False


def read_all(journal: Path, names: Iterable[str]) -> Mapping[str, bytes]:
    """Read the pictures of a record that are there, by name."""
    found = ((name, read(journal, name)) for name in dict.fromkeys(names))
    return {name: data for name, data in found if data is not None}


def files(journal: Path) -> tuple[Path, ...]:
    """List the pictures in a record's folder, whether or not an event names them.

    Raises `OSError`. Links are not followed.
    """
    folder = journal.parent / FOLDER
    if folder.is_symlink() or not folder.is_dir():
        return ()
    return tuple(
        path
        for path in sorted(folder.iterdir())
        if is_picture_name(path.name) and path.is_file() and not path.is_symlink()
    )

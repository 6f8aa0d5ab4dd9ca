"""Restoring brings back a record from an archive.

What is in it was written by somebody, so nothing that it says of itself is trusted, and it is read
in pieces: a small file can hold very much.
"""

from __future__ import annotations

import errno
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Final

from msgspec import Struct

from facilitator.core.base.language import Phrase, phrase
from facilitator.core.base.text import clean_line
from facilitator.files.atomic import hold_unfinished, make_folder, new_file
from facilitator.files.errors import FileProblem, RecordExists, not_written
from facilitator.files.records.archive import (
    LARGEST,
    MOST_FILES,
    is_of_picture,
    is_plain,
    largest,
    unreadable,
)
from facilitator.files.records.folder import DRAFTS
from facilitator.files.records.journal import NAME, PASSING
from facilitator.files.records.library import Library
from facilitator.files.records.lock import is_held
from facilitator.files.records.names import composed, on_disk
from facilitator.files.records.pictures import FOLDER as PICTURES
from facilitator.files.records.pictures import MEGA
from facilitator.files.records.verify import first_problem
from facilitator.files.system import sync_folder

_UNFINISHED: Final = ".restoring-"
_LOCK: Final = ".lock"
_PIECE: Final = 64 * 1024
_END: Final = struct.Struct("<4s4H2LH")
"""The end of a ZIP file; its fields tell where the list of what it holds is, and how long."""
_END_MARK: Final = b"PK\5\6"
_LARGER_MARK: Final = b"PK\6\7"
"""What stands before the end of an archive of more than four gigabytes."""
_LARGER: Final = 20
_ENCRYPTED: Final = 1
_WAYS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_FAULTS: Final = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError, LookupError)


class Restored(Struct, frozen=True):
    """What was brought back; `already` says that it was there, equal to the last byte."""

    path: Path
    files: tuple[str, ...]
    already: bool = False


class _Archive:
    """An archive that is open: the id of its record, and its files by name."""

    def __init__(self, source: Path, packed: zipfile.ZipFile) -> None:
        """Look at the list of what it holds; raises as `restore`."""
        self._source = source
        self._packed = packed
        self._room = LARGEST
        self.record, self.files = self._listed()

    def _listed(self) -> tuple[str, Mapping[str, zipfile.ZipInfo]]:
        records: set[str] = set()
        files: dict[str, zipfile.ZipInfo] = {}
        for entry in self._packed.infolist():
            if _is_folder(entry):
                continue
            record, name = self._place(entry)
            if name in files:
                raise self.refused(phrase("it holds “{name}” twice.", name=clean_line(name)))
            records.add(record)
            files[name] = entry
        if len(records) != 1 or NAME not in files:
            raise self.refused(phrase("it does not hold the record of one meeting."))
        return records.pop(), files

    def _place(self, entry: zipfile.ZipInfo) -> tuple[str, str]:
        """Return the record's id and the file's name; only a file in its folder will do."""
        record, _, name = composed(entry.filename).partition("/")
        kind = stat.S_IFMT(entry.external_attr >> 16)
        wrong = (
            not is_plain(record)
            or not (is_plain(name) or is_of_picture(name))
            or name in PASSING
            or kind not in (0, stat.S_IFREG)
            or entry.flag_bits & _ENCRYPTED
            or entry.compress_type not in _WAYS
            # What stands in the file itself; the library cuts a name at a NUL and turns "\\".
            or entry.orig_filename != entry.filename
        )
        if wrong:
            name = clean_line(entry.orig_filename)
            raise self.refused(phrase("“{name}” does not belong in a record.", name=name))
        return record, name

    def pieces(self, name: str) -> Iterator[bytes]:
        """Read a file, no further than is allowed, whatever its size is said to be."""
        left = min(largest(name), self._room)
        with self._opened(name) as file:
            while piece := self._read(file):
                left -= len(piece)
                self._room -= len(piece)
                if left < 0:
                    raise self.refused(phrase("it holds more than a record of a meeting can."))
                yield piece

    def _opened(self, name: str) -> IO[bytes]:
        try:
            return self._packed.open(self.files[name])
        except OSError as cause:
            raise _unreadable_archive(self._source, cause) from cause

    def _read(self, file: IO[bytes]) -> bytes:
        """Read on; what fails is said of the archive, not of what is written from it."""
        try:
            return file.read(_PIECE)
        except OSError as cause:
            raise _unreadable_archive(self._source, cause) from cause

    def refused(self, why: Phrase) -> FileProblem:
        """Say why it is not brought back."""
        return _refused(self._source, why)


def restore(library: Library, source: Path) -> Restored:
    """Bring back the record in the archive `source` to the library, whole or not at all.

    Raises `FileProblem` if it is no archive or a damaged one, `RecordExists` if another record
    goes by that name, and `WriteFailed`.
    """
    try:
        _refuse_long_list(source)
        with zipfile.ZipFile(source) as packed:
            return _restored(library, _Archive(source, packed), source)
    except _FAULTS as cause:
        raise _damaged(source) from cause
    except OSError as cause:
        raise _unreadable_archive(source, cause) from cause


def _restored(library: Library, archive: _Archive, source: Path) -> Restored:
    folder = on_disk(library.meetings / archive.record)
    try:
        if folder.exists() or folder.is_symlink():
            return _already(folder, archive)
        return Restored(_put(library, source, folder, archive), tuple(archive.files))
    except OSError as cause:
        raise not_written(folder, cause) from cause


def _refuse_long_list(source: Path) -> None:
    """Refuse an archive that lists more files than a record has, before the list is read."""
    with source.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - 0xFFFF - _END.size))
        end = file.read()
    at = end.rfind(_END_MARK)
    if at < 0 or len(end) - at < _END.size:
        raise _damaged(source)
    _, _, _, _, count, length, _, _ = _END.unpack_from(end, at)
    larger = end[max(0, at - _LARGER) : at].startswith(_LARGER_MARK)  # has another list
    if larger or count > MOST_FILES or length > MEGA:
        raise _refused(source, phrase("it holds too many files."))


def _is_folder(entry: zipfile.ZipInfo) -> bool:
    _, _, name = entry.filename.partition("/")
    return entry.is_dir() and not entry.file_size and name in ("", f"{PICTURES}/")


def _damaged(source: Path) -> FileProblem:
    return FileProblem(phrase("{path} is damaged or not a meeting archive.", path=source))


def _unreadable_archive(source: Path, cause: OSError) -> FileProblem:
    if cause.errno == errno.ENOENT:
        return FileProblem(phrase("There is no file {path}.", path=source))
    # A damaged archive may also name a place before its own beginning.
    damaged = cause.errno in (None, errno.EINVAL)
    return _damaged(source) if damaged else unreadable(source, cause)


def _refused(source: Path, why: Phrase) -> FileProblem:
    return FileProblem(phrase("{path} was not brought back: {problem}", path=source, problem=why))


def _already(folder: Path, archive: _Archive) -> Restored:
    # A half-typed line changes while all that was kept stays the same.
    kept = [name for name in archive.files if name not in DRAFTS]
    if not all(_is_equal(on_disk(folder / name), archive.pieces(name)) for name in kept):
        raise RecordExists(
            phrase(
                "There is already another record at {path}. Nothing was changed. Move it away "
                "first, or merge the two: restore this one with another --data-dir.",
                path=folder,
            )
        )
    return Restored(folder / NAME, tuple(archive.files), already=True)


def _is_equal(path: Path, pieces: Iterator[bytes]) -> bool:
    """Return whether a file holds just these bytes."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        same = all(file.read(len(piece)) == piece for piece in pieces)
        return same and not file.read(1)


def clear_unfinished(library: Library) -> None:
    """Remove what was being brought back by a program that was killed."""
    import shutil

    with suppress(OSError):
        for folder in {each.with_suffix("") for each in library.data.glob(f"{_UNFINISHED}*")}:
            lock = _lock_of(folder)
            if not (lock.exists() and is_held(lock)):
                shutil.rmtree(folder, ignore_errors=True)
                lock.unlink(missing_ok=True)


def _lock_of(waiting: Path) -> Path:
    """Return the file that is locked as long as a record is being brought back to a folder."""
    return waiting.with_suffix(_LOCK)


@contextmanager
def _waiting_folder(data: Path) -> Iterator[Path]:
    """Make a folder that no other program clears away; what is left of it then goes."""
    import shutil
    import tempfile

    fd, name = tempfile.mkstemp(prefix=_UNFINISHED, suffix=_LOCK, dir=data)
    folder = Path(name).with_suffix("")
    try:
        hold_unfinished(fd)
        folder.mkdir(0o700)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(fd)
        Path(name).unlink(missing_ok=True)


def _put(library: Library, source: Path, folder: Path, archive: _Archive) -> Path:
    """Write the files to a folder of their own, check them, and put them in place in one step."""
    library.make_folders()
    clear_unfinished(library)
    with _waiting_folder(library.data) as waiting:
        for name in archive.files:
            make_folder((waiting / name).parent, 0o700)
            with new_file(waiting / name) as file:
                for piece in archive.pieces(name):
                    file.write(piece)
        _check(waiting / NAME, source)
        waiting.rename(folder)
    sync_folder(folder.parent)
    return folder / NAME


def _check(journal: Path, source: Path) -> None:
    first = first_problem(journal)
    if first is None:
        return
    where = phrase("line {line}: {what}", line=first.line or 1, what=first.what)
    raise _refused(source, phrase("its journal is damaged, {where}", where=where))

"""An archive is one meeting in a single file: its journal and what lies beside it.

It is a ZIP file that holds one folder, named as the record is. What is in it was written by
somebody, so bringing it back trusts nothing that it says of itself.
"""

from __future__ import annotations

import errno
import stat
import zipfile
import zlib
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Final

from msgspec import Struct

from facilitator.core.base.language import Phrase, phrase
from facilitator.core.base.text import clean_line
from facilitator.files.atomic import sync_folder, write_new
from facilitator.files.errors import (
    FileProblem,
    RecordExists,
    WriteFailed,
    not_written,
    reason,
)
from facilitator.files.records.drafts import NAMES as DRAFTS
from facilitator.files.records.drafts import without_private
from facilitator.files.records.journal import NAME, PASSING
from facilitator.files.records.library import Library
from facilitator.files.records.lock import Busy, locked
from facilitator.files.records.private import is_private
from facilitator.files.records.verify import verify
from facilitator.files.zipped import zipped

LARGEST: Final = 256 * 1024 * 1024
"""How many bytes an archive may hold in all; a long meeting's journal has one or two million."""

MOST_FILES: Final = 1000
_LONGEST_NAME: Final = 255
_ENCRYPTED: Final = 1
_WAYS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_FAULTS: Final = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError, LookupError)


class Archived(Struct, frozen=True):
    """What was packed: the record's id, its files, and what lies beside them and was left out.

    `private` names the files with private notes that were left out.
    """

    record: str
    files: tuple[str, ...]
    left_out: tuple[str, ...]
    private: tuple[str, ...] = ()


class Restored(Struct, frozen=True):
    """What was brought back; `already` says that it was there, equal to the last byte."""

    path: Path
    files: tuple[str, ...]
    already: bool = False


def archive(journal: Path, target: Path, *, private: bool = False) -> Archived:
    """Pack the record of `journal` into the new file `target`, which only its owner may read.

    Private notes are packed only if asked for. The same record gives the same bytes. Raises
    `RecordExists` if something is at `target`, `FileProblem` if the record cannot be read and
    `WriteFailed` if it cannot be written whole.
    """
    folder = journal.parent
    try:
        with ExitStack() as stack:
            # Where there can be no lock, as on a disk that can only be read, nothing is written.
            with suppress(OSError):
                stack.enter_context(locked(journal.with_suffix(".lock")))
            files, left_out = _files(folder)
    except Busy as cause:
        raise WriteFailed(
            phrase("Another program is busy writing to {path}. Try again.", path=journal)
        ) from cause
    except OSError as cause:
        raise _unreadable(folder, cause) from cause
    kept_back = () if private else tuple(filter(is_private, files))
    files = {name: data for name, data in files.items() if name not in kept_back}
    if not private:
        files |= {name: without_private(data) for name, data in files.items() if name in DRAFTS}
    name = journal.absolute().parent.name
    record = name if _is_plain(name) else "meeting"
    try:
        write_new(target, _packed(record, files))
    except FileExistsError as cause:
        raise RecordExists(phrase("There is already something at {path}.", path=target)) from cause
    except OSError as cause:
        raise not_written(target, cause) from cause
    return Archived(record, tuple(files), tuple(left_out), kept_back)


def restore(library: Library, source: Path) -> Restored:
    """Bring back the record in the archive `source` to the library, whole or not at all.

    Raises `FileProblem` if it is no archive or a damaged one, `RecordExists` if another record
    goes by that name, and `WriteFailed`.
    """
    record, files = _unpacked(source)
    folder = library.meetings / record
    try:
        if folder.exists() or folder.is_symlink():
            return _already(folder, files)
        return Restored(_put(library, source, folder, files), tuple(files))
    except OSError as cause:
        raise not_written(folder, cause) from cause


def _files(folder: Path) -> tuple[dict[str, bytes], list[str]]:
    """Read the files of a record, and name what cannot be packed: a folder, a link, an odd name."""
    files, left_out = {}, []
    for path in sorted(folder.iterdir()):
        if path.name in PASSING or path.name.startswith(".facilitator-"):
            continue
        if path.is_file() and not path.is_symlink() and _is_plain(path.name):
            files[path.name] = path.read_bytes()
        else:
            left_out.append(path.name)
    return files, left_out


def _packed(record: str, files: Mapping[str, bytes]) -> bytes:
    return zipped({f"{record}/{name}": data for name, data in sorted(files.items())}, 0o600)


def _unpacked(source: Path) -> tuple[str, dict[str, bytes]]:
    try:
        with zipfile.ZipFile(source) as archive_:
            return _checked(archive_, source)
    except (*_FAULTS, OSError) as cause:
        # A damaged archive may also name a place before its own beginning.
        if isinstance(cause, OSError) and cause.errno not in (None, errno.EINVAL):
            raise _unreadable(source, cause) from cause
        raise FileProblem(
            phrase("{path} is damaged, or no archive of a meeting at all.", path=source)
        ) from cause


def _checked(archive_: zipfile.ZipFile, source: Path) -> tuple[str, dict[str, bytes]]:
    """Read what an archive holds; no more than is allowed, whatever its sizes say."""
    entries = [entry for entry in archive_.infolist() if not _is_folder(entry)]
    if len(archive_.infolist()) > MOST_FILES:
        raise _refused(source, phrase("it holds too many files."))
    records = {_place(entry, source)[0] for entry in entries}
    files: dict[str, bytes] = {}
    room = LARGEST
    for entry in entries:
        name = _place(entry, source)[1]
        if name in files:
            raise _refused(source, phrase("it holds “{name}” twice.", name=clean_line(name)))
        with archive_.open(entry) as file:
            files[name] = file.read(room + 1)
        room -= len(files[name])
        if room < 0:
            raise _refused(source, phrase("it holds more than a record of a meeting can."))
    if len(records) != 1 or NAME not in files:
        raise _refused(source, phrase("it does not hold the record of one meeting."))
    return records.pop(), files


def _is_folder(entry: zipfile.ZipInfo) -> bool:
    return entry.is_dir() and not entry.file_size and entry.filename.count("/") == 1


def _place(entry: zipfile.ZipInfo, source: Path) -> tuple[str, str]:
    """Give the record's id and the file's name; only a file in the record's folder will do."""
    parts = entry.filename.split("/")
    kind = stat.S_IFMT(entry.external_attr >> 16)
    wrong = (
        len(parts) != len(("record", "file"))
        or not all(map(_is_plain, parts))
        or parts[-1] in PASSING
        or kind not in (0, stat.S_IFREG)
        or entry.flag_bits & _ENCRYPTED
        or entry.compress_type not in _WAYS
        # What stands in the file itself; the library cuts a name at a NUL and turns "\\" around.
        or entry.orig_filename != entry.filename
    )
    if wrong:
        name = clean_line(entry.orig_filename)
        raise _refused(source, phrase("“{name}” does not belong in a record.", name=name))
    return parts[0], parts[1]


def _is_plain(name: str) -> bool:
    """Say whether a name can be that of a file in a folder, on every system."""
    return (
        bool(name)
        and not name.startswith(".")
        and name == clean_line(name)
        and not any(sign in name for sign in '\\/:*?"<>|')
        and len(name.encode(errors="replace")) <= _LONGEST_NAME
    )


def _refused(source: Path, why: Phrase) -> FileProblem:
    return FileProblem(phrase("{path} was not brought back: {problem}", path=source, problem=why))


def _unreadable(place: Path, cause: OSError) -> FileProblem:
    where = cause.filename or place
    return FileProblem(phrase("{path}: {problem}", path=where, problem=reason(cause)))


def _already(folder: Path, files: Mapping[str, bytes]) -> Restored:
    there, _ = _files(folder) if folder.is_dir() and not folder.is_symlink() else ({}, [])
    # A half-typed line changes while all that was kept stays the same.
    if any(there.get(name) != data for name, data in files.items() if name not in DRAFTS):
        raise RecordExists(
            phrase(
                "There is already another record at {path}. Nothing was changed. Move it away "
                "first, or merge the two: restore this one with another --data-dir.",
                path=folder,
            )
        )
    return Restored(folder / NAME, tuple(files), already=True)


def _put(library: Library, source: Path, folder: Path, files: Mapping[str, bytes]) -> Path:
    """Write the files to a folder of their own, check them, and put them in place in one step."""
    import shutil
    import tempfile

    library.make_folders()
    waiting = Path(tempfile.mkdtemp(prefix=".restoring-", dir=library.data))
    try:
        for name, data in files.items():
            write_new(waiting / name, data)
        _check(waiting / NAME, source)
        waiting.rename(folder)
    except BaseException:
        with suppress(OSError):
            shutil.rmtree(waiting)
        raise
    sync_folder(folder.parent)
    return folder / NAME


def _check(journal: Path, source: Path) -> None:
    report = verify(journal)
    if not report.problems:
        return
    first = report.problems[0]
    where = phrase("line {line}: {what}", line=first.line or 1, what=first.what)
    raise _refused(source, phrase("its journal is damaged, {where}", where=where))

"""What is written is on the disk when the call returns, whole or not at all."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

from facilitator.files.errors import not_certain, not_written

UNFINISHED: Final = ".facilitator-"
"""How the names of files begin that are being written and do not have their own names yet."""


def write_atomically(path: Path, data: bytes | str, mode: int = 0o600) -> None:
    """Put `data` in the file at `path` in one step; a reader sees the old content or the new.

    Text is written as UTF-8. A link is followed; what is no regular file (a device, a pipe) is
    written to as it is. Raises `WriteFailed`, and then the old content is untouched, or it is said
    that this is not certain.
    """
    content = data.encode(errors="replace") if isinstance(data, str) else data
    target = Path(os.path.realpath(path))
    try:
        if path.exists() and not path.is_file():  # where a link to a pipe leads has no name
            path.write_bytes(content)
            return
        _replace(target, content, mode)
    except OSError as cause:
        raise not_written(path, cause) from cause
    try:
        with suppress(PermissionError):  # one may write to a folder that one may not read
            sync_folder(target.parent)
    except OSError as cause:
        raise not_certain(path, cause) from cause


def _replace(target: Path, content: bytes, mode: int) -> None:
    import tempfile

    fd, name = tempfile.mkstemp(prefix=UNFINISHED, dir=target.parent)
    try:
        try:
            hold_unfinished(fd)
            os.fchmod(fd, mode)
            write_all(fd, content)
            sync(fd)
            Path(name).replace(target)
        finally:
            os.close(fd)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def hold_unfinished(fd: int) -> None:
    """Let others know that a file, or a folder, is still being made, as long as it is open.

    The system forgets it with the program. Some file systems know no locks.
    """
    import fcntl

    with suppress(OSError):
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)


def leftovers(folder: Path, prefix: str = UNFINISHED) -> Iterator[Path]:
    """Find what programs that were killed left in a folder of what they made; raises `OSError`."""
    import fcntl

    for path in sorted(folder.iterdir()):
        if path.name.startswith(prefix) and not path.is_symlink():
            fd = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
            try:
                fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
                yield path
            except OSError:  # whoever writes it is alive
                continue
            finally:
                os.close(fd)


def write_new(path: Path, data: bytes, mode: int = 0o600) -> None:
    """Make a file with `data` in it, as `new_file`."""
    with new_file(path, mode) as file:
        file.write(data)


@contextmanager
def new_file(path: Path, mode: int = 0o600) -> Iterator[BinaryIO]:
    """Make a file, by default its owner's alone; afterwards it is on the disk.

    It must not exist yet. Raises `OSError` (`FileExistsError` when something is there); nothing is
    left behind then, nor when what is done with it raises.
    """
    fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, mode)
    try:
        with os.fdopen(fd, "wb") as file:
            yield file
            file.flush()
            sync(fd)
        sync_folder(path.parent)
    except BaseException:
        with suppress(OSError):
            path.unlink()
        raise


def make_folder(folder: Path, mode: int = 0o777) -> None:
    """Make a folder where there is none, and its parents, so that their names are on the disk.

    `mode` is that of the folder, less what the umask takes away; its parents are as usual. Raises
    `OSError`.
    """
    if not folder.parent.exists():
        make_folder(folder.parent)
    try:
        folder.mkdir(mode)
    except FileExistsError:
        if folder.is_dir():
            return
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), folder) from None
    with suppress(PermissionError):  # one may write to a folder that one may not read
        sync_folder(folder.parent)


def write_all(fd: int, data: bytes) -> None:
    """Write all of `data`, which the system may take in several parts. Raises `OSError`."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(fd, rest) :]


def sync(fd: int) -> None:
    """Wait until a file is on the disk itself. Raises `OSError`."""
    if sys.platform == "darwin":
        import fcntl

        # There fsync stops at the drive's own memory. Some file systems know only fsync.
        with suppress(OSError):
            fcntl.fcntl(fd, fcntl.F_FULLFSYNC)
            return
    os.fsync(fd)


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk. Raises `OSError`."""
    fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)

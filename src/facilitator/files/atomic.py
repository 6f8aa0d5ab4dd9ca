"""What is written is on the disk when the call returns, whole or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

from facilitator.files.errors import not_certain, not_written
from facilitator.files.system import (
    is_locked,
    lock,
    open_fd,
    put_in_place,
    set_mode,
    sync,
    sync_folder,
)

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
            set_mode(fd, mode)
            write_all(fd, content)
            sync(fd)
        except BaseException:
            os.close(fd)
            raise
        put_in_place(fd, Path(name), target)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def hold_unfinished(fd: int) -> None:
    """Let others know that a file is still being made, as long as it is open.

    The system forgets it with the program. Some file systems know no locks.
    """
    with suppress(OSError):
        lock(fd)


def leftovers(folder: Path) -> Iterator[Path]:
    """Find the files that programs which were killed left unfinished; raises `OSError`."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith(UNFINISHED) and path.is_file() and not path.is_symlink():
            fd = open_fd(path, os.O_RDONLY)
            alive = True  # unless its lock can be asked for: some file systems know none
            try:
                with suppress(OSError):
                    alive = is_locked(fd)
            finally:
                os.close(fd)
            if not alive:
                yield path


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
    fd = open_fd(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
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

"""What systems do differently with files: how they open, lock, replace and flush them.

On Windows a file that is open cannot be replaced, has no mode, and is text unless it is said to be
bytes; a lock keeps others from reading what it covers, and a folder cannot be opened. Everywhere a
lock ends with the program that holds it.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import Final

TRIES: Final = 20
"""How often to try what another program is in the way of, such as a virus scanner."""

PAUSE: Final = 0.05
"""Seconds between tries."""

if sys.platform == "win32":
    import _winapi
    import errno
    import msvcrt

    HAS_MODES: Final = False
    """Whether the mode of a file says who may read it."""

    _BEYOND: Final = 1 << 30
    """Where the byte is that is locked: far beyond what anyone reads."""

    _ASKING: Final = 0.002
    """Seconds in which another is done who only asks who has a lock, and holds it meanwhile."""

    def open_fd(path: Path, flags: int, mode: int = 0o600) -> int:
        """Open a file for bytes, closed to the programs that this one starts; raises `OSError`."""
        return os.open(path, flags | os.O_BINARY | os.O_NOINHERIT, mode)

    def lock(fd: int) -> None:
        """Take the lock of an open file; raises `BlockingIOError` while another has it."""
        try:
            _at_the_lock(fd, msvcrt.LK_NBLCK)
        except OSError as cause:
            raise BlockingIOError(*cause.args) from cause

    def is_locked(fd: int) -> bool:
        """Return whether another has the lock of an open file."""
        for pause in (_ASKING, _ASKING, 0):
            try:
                lock(fd)
            except BlockingIOError:
                time.sleep(pause)
            else:
                _at_the_lock(fd, msvcrt.LK_UNLCK)
                return False
        return True

    def _at_the_lock(fd: int, what: int) -> None:
        place = os.lseek(fd, 0, os.SEEK_CUR)
        os.lseek(fd, _BEYOND, os.SEEK_SET)
        try:
            msvcrt.locking(fd, what, 1)
        finally:
            os.lseek(fd, place, os.SEEK_SET)

    def set_mode(fd: int, mode: int) -> None:
        """Do nothing: the folder says who may read a file."""

    def put_in_place(fd: int, source: Path, target: Path) -> None:
        """Close an open file and give it the name of another in one step. Raises `OSError`.

        A second is waited for programs that read the other one, such as virus scanners.
        """
        os.close(fd)
        for _ in range(TRIES):
            try:
                source.replace(target)
            except PermissionError:
                time.sleep(PAUSE)
            else:
                return
        source.replace(target)

    def understood(error: OSError) -> OSError:
        """Return a failure as other systems tell it.

        Here a folder that is opened as a file is denied, and so is a file that another program
        keeps to itself; what is below a file is not there, and some failures of disks and networks
        have only a number of Windows' own.
        """
        path = Path(os.fsdecode(error.filename2 or error.filename or ""))
        code = _ALIKE.get(error.winerror or 0)
        if isinstance(error, PermissionError) and path.is_dir():
            code = errno.EISDIR
        elif isinstance(error, FileNotFoundError) and any(up.is_file() for up in path.parents):
            code = errno.ENOTDIR
        elif isinstance(error, PermissionError) and _is_kept(path):
            code = errno.EBUSY
        return error if code is None else OSError(code, os.strerror(code), str(path))

    _ALIKE: Final = {
        19: errno.EROFS,
        32: errno.EBUSY,
        33: errno.EBUSY,
        39: errno.ENOSPC,
        **dict.fromkeys((55, 59, 64, 121, 1231), errno.ESTALE),  # the network or its server is gone
        1295: errno.EDQUOT,
    }
    """What other systems say, by Windows' own number (winerror.h)."""

    def _is_kept(path: Path) -> bool:
        """Return whether another program has a file open, as Word does a document."""
        if not path.is_file():
            return False
        alone, existing = 0, _winapi.OPEN_EXISTING
        try:
            file = _winapi.CreateFile(
                str(path), _winapi.GENERIC_READ, alone, _winapi.NULL, existing, 0, _winapi.NULL
            )
        except OSError as error:
            return _ALIKE.get(error.winerror or 0) == errno.EBUSY
        _winapi.CloseHandle(file)
        return False

    def sync(fd: int) -> None:
        """Wait until a file is on the disk itself. Raises `OSError`."""
        os.fsync(fd)

    def sync_folder(folder: Path) -> None:
        """Do nothing: the names in a folder are on the disk with the files."""

else:
    import fcntl

    HAS_MODES: Final = True
    """Whether the mode of a file says who may read it."""

    def open_fd(path: Path, flags: int, mode: int = 0o600) -> int:
        """Open a file for bytes, closed to the programs that this one starts; raises `OSError`."""
        return os.open(path, flags | os.O_CLOEXEC, mode)

    def lock(fd: int) -> None:
        """Take the lock of an open file; raises `BlockingIOError` while another has it."""
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def is_locked(fd: int) -> bool:
        """Return whether another has the lock of an open file."""
        try:
            fcntl.flock(fd, fcntl.LOCK_SH | fcntl.LOCK_NB)  # shared by all who only ask
        except BlockingIOError:
            return True
        return False

    def set_mode(fd: int, mode: int) -> None:
        """Say who may read an open file. Raises `OSError`."""
        os.fchmod(fd, mode)

    def put_in_place(fd: int, source: Path, target: Path) -> None:
        """Close an open file and give it the name of another in one step. Raises `OSError`."""
        try:
            source.replace(target)
        finally:
            os.close(fd)

    def understood(error: OSError) -> OSError:
        """Return a failure as it is."""
        return error

    def sync(fd: int) -> None:
        """Wait until a file is on the disk itself. Raises `OSError`."""
        if sys.platform == "darwin":
            try:
                # There fsync stops at the drive's own memory.
                fcntl.fcntl(fd, fcntl.F_FULLFSYNC)
            except OSError:  # some file systems know only fsync
                pass
            else:
                return
        os.fsync(fd)

    def sync_folder(folder: Path) -> None:
        """Wait until the names in a folder are on the disk. Raises `OSError`."""
        fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)

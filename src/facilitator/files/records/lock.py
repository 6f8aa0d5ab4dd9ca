"""A lock lets one program at a time write to a record.

It is the system's own, which ends with the process that held it: a crash leaves no lock behind.
The filelock library does the same with twice the cost for each event kept.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from facilitator.core.base.language import phrase
from facilitator.files.errors import WriteFailed
from facilitator.files.system import is_locked, lock, open_fd

PATIENCE: Final = 2.0
"""How many seconds to wait for another program to finish its own write."""

_PAUSE: Final = 0.005


class Busy(Exception):  # noqa: N818 - it says how things are
    """Another program held the lock all the while."""


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock file at `path`, made where it is missing; its folder must be there.

    Raises `Busy` after `PATIENCE` seconds and `OSError` when the file cannot be opened.
    """
    fd = open_fd(path, os.O_RDWR | os.O_CREAT)
    try:
        _take(fd)
        yield
    finally:
        os.close(fd)  # which gives back the lock


def busy(journal: Path) -> WriteFailed:
    """Say that another program holds the lock of a record all the while."""
    said = phrase("Another program is busy writing to {path}. Try again.", path=journal)
    return WriteFailed(said)


def hold(path: Path) -> int:
    """Hold the lock file at `path`, made where it is missing, until the descriptor is closed.

    Raises `OSError`, as when another program holds it.
    """
    fd = open_fd(path, os.O_RDWR | os.O_CREAT)
    try:
        lock(fd)
    except BaseException:
        os.close(fd)
        raise
    return fd


def is_held(path: Path) -> bool:
    """Return whether a program holds the lock file at `path`; raises `OSError` if there is none."""
    fd = open_fd(path, os.O_RDONLY)
    try:
        return is_locked(fd)
    finally:
        os.close(fd)


def _take(fd: int) -> None:
    for _ in range(int(PATIENCE / _PAUSE)):
        try:
            lock(fd)
        except BlockingIOError:
            time.sleep(_PAUSE)
        else:
            return
    raise Busy

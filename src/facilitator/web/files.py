"""How many files this program may have open, and those that are kept for the journal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final

WANTED: Final = 4096
"""More files than this are never needed."""

KEPT: Final = 2
"""How many files reading the journal, and finding which one to read, takes at once."""


def files_allowed() -> int:
    """Say how many files this program may have open, after raising that as far as it may."""
    if sys.platform == "win32":  # where there are more than are ever needed
        return WANTED
    else:  # noqa: RET505 - mypy reads what is here for other systems only
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        most = WANTED if hard == resource.RLIM_INFINITY else min(WANTED, hard)
        if soft != resource.RLIM_INFINITY and soft < most:
            with suppress(OSError, ValueError):  # some systems allow less than they say
                resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
                soft = most
        return WANTED if soft == resource.RLIM_INFINITY else soft


class Reserve:
    """Files that are held so that there are some when they are needed, whoever took the rest."""

    def __init__(self) -> None:
        """Hold them."""
        self._held: list[int] = []
        self._hold()

    @contextmanager
    def lent(self) -> Iterator[None]:
        """Let what is done meanwhile open as many files."""
        self.close()
        try:
            yield
        finally:
            self._hold()

    def close(self) -> None:
        """Hold none."""
        while self._held:
            os.close(self._held.pop())

    def _hold(self) -> None:
        with suppress(OSError):
            while len(self._held) < KEPT:
                self._held.append(os.open(os.devnull, os.O_RDONLY))

"""What `control` was told last, beside the journal: a key that bounces tells it twice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Final

from facilitator.files.records.folder import PRESSED
from facilitator.files.records.lock import Busy, locked

BOUNCE: Final = dt.timedelta(seconds=0.25)
"""Within this time the same move with the same words is the same press of a key."""


class Press:
    """One press of a key: a move and its words at an instant, compared with the press before."""

    def __init__(self, path: Path, words: Sequence[str], at: dt.datetime) -> None:
        """Stand for a press that is remembered in the file at `path`."""
        import hashlib

        self._path = path
        self._at = at
        # Words may be names, which are not to be kept in one more place.
        self._sign = hashlib.sha256("\0".join(words).encode(errors="replace")).hexdigest()

    @property
    def bounced(self) -> bool:
        """Whether the press before it was the same one."""
        with suppress(OSError, ValueError, TypeError):
            sign, at = self._path.read_text("utf-8").split()
            since = self._at - dt.datetime.fromisoformat(at)
            return sign == self._sign and abs(since) <= BOUNCE
        return False

    def done(self) -> None:
        """Remember it; what cannot be remembered only lets the next press count."""
        with suppress(OSError):
            self._path.write_text(f"{self._sign} {self._at.isoformat()}\n", "utf-8")


@contextmanager
def pressed(journal: Path, words: Sequence[str], at: dt.datetime) -> Iterator[Press]:
    """Let one program at a time make a move that somebody pressed a key for."""
    path = journal.with_name(PRESSED)
    with ExitStack() as stack:
        with suppress(OSError, Busy):
            stack.enter_context(locked(path))
        yield Press(path, words, at)

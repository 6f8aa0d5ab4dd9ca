"""A copy is another journal beside a record's own, as sync programs make when two laptops wrote.

They call it "journal.sync-conflict-20261102-101500-ABCDEFG.toml", "journal (Anna's conflicted copy
2026-11-02).toml", "journal-LAPTOP.toml", "journal 2.toml" and so on, in many languages. So it is
known by how it begins. What only a copy holds no other command reads, until it is merged.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from facilitator.core.base.language import Phrase, counted, phrase
from facilitator.files.errors import FileProblem
from facilitator.files.records.folder import OTHERS
from facilitator.files.records.journal import NAME, Journal
from facilitator.files.records.reading import opened

_BEGINNING: Final = re.compile(
    rb'(?:\xef\xbb\xbf)?\s*\[\[event\]\]\s(?:.*\n){0,4}kind = "opened"\s'
)
_OWN: Final = frozenset({NAME, OTHERS})
_HEAD: Final = 4096
"""As much of a file as tells whether it begins by opening a meeting."""


class Copy(NamedTuple):
    """A copy beside a journal, and how many events it holds that the journal does not.

    That is None if either cannot be read.
    """

    path: Path
    more: int | None

    @property
    def matters(self) -> bool:
        """Whether something may be lost with it."""
        return self.more != 0

    @property
    def found(self) -> Phrase:
        """Say what was found, and what to do."""
        name = self.path.name
        if self.more is None:
            return phrase(
                "beside it is another journal, {name}, and one of the two cannot be read.",
                name=name,
            )
        if self.more == 0:
            return phrase(
                "beside it is another journal, {name}, with nothing new. It can be deleted.",
                name=name,
            )
        return counted(
            "beside it is another journal, {name}, with {n} event that is missing here. "
            "“facilitator merge” makes one of the two.",
            "beside it is another journal, {name}, with {n} events that are missing here. "
            "“facilitator merge” makes one of the two.",
            self.more,
            name=name,
        )


def copies(journal: Path) -> tuple[Copy, ...]:
    """Find the copies beside a record's journal, by name."""
    if journal.name != NAME:
        return ()
    try:
        paths = sorted(path for path in journal.parent.glob("*.toml") if path.name not in _OWN)
    except OSError:
        return ()
    found = [path for path in paths if is_journal(path)]
    return tuple(Copy(path, _more(path, journal)) for path in found)


def is_journal(path: Path) -> bool:
    """Return whether a file begins as a journal, whatever it is called."""
    try:
        with path.open("rb") as file:
            return _BEGINNING.match(file.read(_HEAD)) is not None
    except OSError:
        return False


def _more(copy: Path, journal: Path) -> int | None:
    with suppress(FileProblem):
        known = {event.id for event in opened(journal, writable=False).everything}
        ids: Sequence[str] = [event.id for event in Journal.open(copy, writable=False).events]
        return len(set(ids) - known)
    return None

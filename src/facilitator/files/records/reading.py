"""Reading a record, whether or not several laptops keep it: every reader opens it by `opened`.

It costs nothing more for a record that was never shared.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from pathlib import Path
from typing import Final

from facilitator.core.record.events import Event
from facilitator.core.record.sharing import Joined
from facilitator.files.records.folder import OTHERS, SHARE
from facilitator.files.records.journal import NAME, Journal

JOINED: Final = b'\nkind = "joined"\n'
"""What is in the block of an event by which a laptop joined."""

_MARKS: Final = (SHARE, OTHERS)
"""The files beside a journal that say that it is shared."""

_FACT: Final = attrgetter("fact")


def opened(path: Path, *, writable: bool) -> Journal:
    """Read a record's journal and, where it is shared, what came from others; raises as they do."""
    if not is_shared(path):
        journal = Journal.open(path, writable=writable)
        if not was_shared(journal.events):
            return journal
    from facilitator.files.records.shared import SharedJournal

    return SharedJournal.open(path, writable=writable)


def is_shared(journal: Path) -> bool:
    """Say whether several laptops keep the record with a journal, or did when it was archived."""
    return journal.name == NAME and any(journal.with_name(name).exists() for name in _MARKS)


def was_shared(events: Sequence[Event]) -> bool:
    """Say whether one of the events tells that a laptop keeps the meeting with others."""
    return Joined in map(type, map(_FACT, events))

"""A record that is followed: its journal, and the state that its events add up to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Self

from facilitator.core.record.events import Event
from facilitator.core.record.following import Following
from facilitator.core.record.state import State
from facilitator.files.records.journal import Journal


class Followed:
    """A journal and the state of its events, which keeps up with them however they change."""

    def __init__(self, journal: Journal) -> None:
        """Fold the events that the journal knows."""
        self.journal = journal
        self._follow_anew()

    @classmethod
    def open(cls, path: Path) -> Self:
        """Read the journal at `path` without changing it; raises `JournalError`."""
        return cls(Journal.open(path, writable=False))

    @property
    def state(self) -> State:
        """What is true after the events known so far."""
        return self._following.state

    def follow(self) -> bool:
        """Take in what others wrote, and say whether there was any; raises as the journal does."""
        return self.take_in(self.journal.follow())

    def mend(self) -> None:
        """Make ready for writing, which takes in what others wrote; raises as the journal does."""
        self.take_in(self.journal.mend())

    def append(self, decide: Callable[[], Event]) -> Event:
        """Store the event that is decided on the newest state; raises as the journal does."""

        def decided(new: Sequence[Event]) -> Event:
            self.take_in(new)
            return decide()

        event = self.journal.append(decided)
        self.take_in([event])
        return event

    def take_in(self, new: Sequence[Event]) -> bool:
        """Bring the state up to date with what the journal was found to hold besides."""
        if self.journal.editions != self._edition:
            self._follow_anew()
            return True
        if new:
            self._following.take_in(self.journal.events, new)
        return bool(new)

    def _follow_anew(self) -> None:
        self._edition = self.journal.editions
        self._following = Following(self.journal.events)

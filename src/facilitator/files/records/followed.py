"""A record that is followed: its journal, and the state that its events add up to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Self

from facilitator.core.record.events import Event
from facilitator.core.record.following import Following
from facilitator.core.record.state import State
from facilitator.files.records.journal import Journal
from facilitator.files.records.reading import opened, was_shared


class _SharedMeanwhile(Exception):  # noqa: N818 - it is no error
    """Another program began to share the record that is written to."""


class Followed:
    """A journal and the state of its events, which keeps up with them however they change."""

    def __init__(self, journal: Journal) -> None:
        """Fold the events that the journal knows."""
        self.journal = journal
        self._by: str | None = None
        self._follow_anew()

    @classmethod
    def open(cls, path: Path) -> Self:
        """Read the journal at `path` without changing it; raises `JournalError`."""
        return cls(opened(path, writable=False))

    @property
    def state(self) -> State:
        """What is true after the events known so far; of a shared record, as its writer sees it."""
        return self._state

    def written_by(self, by: str) -> None:
        """Know by which name the computer signs events where the record says no other."""
        self._by = by
        self._see()

    def follow(self) -> bool:
        """Take in what others wrote, and say whether there was any; raises as the journal does."""
        return self.take_in(self.journal.follow())

    def mend(self) -> None:
        """Make ready for writing, which takes in what others wrote; raises as the journal does."""
        self.take_in(self.journal.mend())

    def append(self, decide: Callable[[], Event]) -> Event:
        """Store the event that is decided on the newest state; raises as the journal does."""
        journal = self.journal

        def decided(new: Sequence[Event]) -> Event:
            self.take_in(new)
            if self.journal is not journal:
                raise _SharedMeanwhile
            return decide()

        try:
            event = journal.append(decided)
        except _SharedMeanwhile:
            return self.append(decide)
        self.take_in([event])
        return event

    def take_in(self, new: Sequence[Event]) -> bool:
        """Bring the state up to date with what the journal was found to hold besides."""
        if self.journal.unchanged is None and was_shared(new):
            self.journal = opened(self.journal.path, writable=False)
            self._follow_anew()
            return True
        if self.journal.editions != self._edition:
            self._follow_anew()
            return True
        events, unchanged = self.journal.events, self.journal.unchanged
        if unchanged is not None:
            new = events[unchanged:]
        if new:
            self._following.take_in(events, new, unchanged)
            self._see()
        return bool(new)

    def _follow_anew(self) -> None:
        self._edition = self.journal.editions
        self._following = Following(self.journal.events)
        self._see()

    def _see(self) -> None:
        """See what is true as this laptop does, where several keep the record."""
        state, by = self._following.state, self.journal.by or self._by
        self._state = state
        if by and state.sharing.names:
            from facilitator.core.shared.own import seen_by

            self._state = seen_by(state, by)

"""What keeps the record from being read or written, until a move is kept again."""

from __future__ import annotations

from facilitator.core.base.language import Phrase


class Trouble:
    """Remembers what went wrong last, as `shown`; `writable` says whether a move could be kept."""

    def __init__(self) -> None:
        """Begin with none."""
        self.shown: Phrase | None = None
        self.writable = True
        self._unread: Phrase | None = None
        self._undrafted: Phrase | None = None

    def unread(self, why: Phrase) -> bool:
        """Take note that the record cannot be read, and say whether that is new."""
        new = self._unread != why
        self._unread = self.shown = why
        return new

    def read(self) -> bool:
        """Take note that it can be read, and say whether it could not be before."""
        again, self._unread = self._unread is not None, None
        return again

    def unkept(self, why: Phrase) -> None:
        """Take note that a move could not be kept."""
        self.writable, self.shown = False, why

    def kept(self) -> None:
        """Take note that a move was kept."""
        self.writable, self.shown = True, None

    def drafts(self, why: Phrase | None) -> bool:
        """Take note of why half-typed text is not on the disk (None: it is there).

        Says whether other trouble is shown now. That a move has met is for a move to end.
        """
        before, self._undrafted = self._undrafted, why
        if self.shown != before or before == why:
            return False
        self.shown = why
        return True

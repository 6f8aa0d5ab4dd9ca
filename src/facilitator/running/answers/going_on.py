"""Answers go on being taken when the program that takes them ends before its time.

It is started again then, at the same address, and told what the one before it had been sent.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from facilitator.core.base.language import Phrase, by_key, counted, phrase
from facilitator.files.answering import Taking
from facilitator.running.answers.inbox import End, Inbox
from facilitator.running.answers.starting import HERE, Started

TOO_SOON: Final = 60.0
"""Seconds within which a program that ends once more is not started again by itself."""

AGAIN: Final = by_key("answers.phones", "ctrl+p")


class GoingOn:
    """Watches an inbox; `begin` starts the program at a host, and raises `OSError`."""

    def __init__(
        self, inbox: Inbox, begin: Callable[[str], Started], seconds: Callable[[], float]
    ) -> None:
        """Begin with nothing seen; `seconds` is a clock that only goes forward."""
        self._inbox = inbox
        self._begin = begin
        self._seconds = seconds
        self._seen: End | None = None
        self._was_taken = False
        self._last = float("-inf")

    def look(self, *, finished: bool) -> Phrase | None:
        """See to it that answers go on being taken, and say what there is to be said of that."""
        inbox = self._inbox
        self._was_taken |= inbox.report is not None
        before, self._seen = self._seen, inbox.end
        if inbox.end == before or inbox.end in {None, "stopped"} or finished:
            return None
        if inbox.end == "ended":
            return self._waiting(ENDED)
        if not self._was_taken:
            return LOST
        return STARTED_AGAIN if self._start() else self._waiting(DIED)

    def _start(self) -> bool:
        """Start the program again, unless it was not long ago; say whether that was done."""
        now, left = self._seconds(), self._inbox.left
        too_soon, self._last = now - self._last < TOO_SOON, now
        if too_soon or left is None:
            return False
        try:
            self._inbox.started = self._begin(left.host or HERE)
        except OSError:
            return False
        return True

    def _waiting(self, words: Phrase) -> Phrase:
        """Say how many answers that were not read can still be."""
        count = len(self._inbox.waiting) + len(self._inbox.aside)
        if not count:
            return words
        rest = counted(
            "{n} answer that waits is here as long as this program runs.",
            "{n} answers that wait are here as long as this program runs.",
            count,
        )
        return phrase("{first} {rest}", first=words, rest=rest)

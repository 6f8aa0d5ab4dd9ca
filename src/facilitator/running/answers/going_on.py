"""Answers go on being taken when the program that takes them ends before its time.

It is started again then, at the same address, and told what the one before it had been sent.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from facilitator.core.base.language import Phrase, by_key, counted, phrase
from facilitator.running.answers.inbox import End, Inbox
from facilitator.running.answers.starting import HERE, Started

TOO_SOON: Final = 60.0
"""Seconds within which a program that ends once more is not started again by itself."""

_AGAIN: Final = by_key("answers.phones", "ctrl+p")

STARTED_AGAIN: Final = phrase(
    "Answers from phones broke off and go on. What was seen here still waits."
)
DIED: Final = phrase("Answers from phones broke off. Let phones answer again ({key}).", key=_AGAIN)
ENDED: Final = phrase(
    "Answers from phones were ended. Let phones answer again ({key}).", key=_AGAIN
)
LOST: Final = phrase(
    "Answers from phones that waited are lost. Let phones answer again ({key}).", key=_AGAIN
)
"""What is said, in as few words as the say line has room for."""


class GoingOn:
    """Starts the program that takes answers, and sees to it that they go on being taken."""

    def __init__(
        self, inbox: Inbox, begin: Callable[[str], Started], seconds: Callable[[], float]
    ) -> None:
        """Begin with nothing seen; `begin` starts it at a host, and raises `OSError`.

        `seconds` is a clock that only goes forward.
        """
        self._inbox = inbox
        self._begin = begin
        self._seconds = seconds
        self._seen: End | None = None
        self._were_taken = False
        self._again = float("-inf")

    def start(self, host: str) -> bool:
        """Start taking answers at an address of this computer, and say whether that began."""
        try:
            self._inbox.started = self._begin(host)
        except OSError:
            return False
        return True

    def look(self, *, finished: bool) -> Phrase | None:
        """Start it again if it ended before its time, and say what is to be said of that.

        Of a meeting that is `finished` there is nothing more to take.
        """
        inbox = self._inbox
        self._were_taken |= inbox.report is not None
        before, self._seen = self._seen, inbox.end
        if inbox.end == before or inbox.end in {None, "stopped"} or finished:
            return None
        if inbox.end == "ended":
            return self._with_waiting(ENDED)
        if not self._were_taken:
            return LOST
        return STARTED_AGAIN if self._start_again() else self._with_waiting(DIED)

    def _start_again(self) -> bool:
        now, left = self._seconds(), self._inbox.left
        too_soon, self._again = now - self._again < TOO_SOON, now
        return not too_soon and left is not None and self.start(left.host or HERE)

    def _with_waiting(self, words: Phrase) -> Phrase:
        """Say too how many answers can still be read."""
        count = len(self._inbox.waiting) + len(self._inbox.aside)
        if not count:
            return words
        rest = counted(
            "{n} answer waits here as long as this program runs.",
            "{n} answers wait here as long as this program runs.",
            count,
        )
        return phrase("{first} {rest}", first=words, rest=rest)

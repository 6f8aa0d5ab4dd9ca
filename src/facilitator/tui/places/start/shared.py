"""The meetings in shared folders that can be joined, looked for now and then."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Thread
from typing import Final

from facilitator.files.records.sharing.shared_meeting import SharedMeeting
from facilitator.opening import Desk, joinable

BEATS_PER_LOOK: Final = 10
"""How many seconds there are between two looks."""


class Shared:
    """Looks into the shared folders in a thread, as one that hangs must not hold up the screen."""

    def __init__(self, desk: Desk) -> None:
        """Begin with nothing found."""
        self.meetings: Sequence[SharedMeeting] = ()
        self._desk = desk
        self._found: Sequence[SharedMeeting] = ()
        self._looking: Thread | None = None
        self._beats = 0

    def anew(self) -> None:
        """Forget what was found: one of them may have been joined."""
        self.meetings = self._found = ()
        self._looking, self._beats = None, 0

    def beat(self) -> bool:
        """Look again if it is time for that, and say whether there are other meetings now."""
        if self._desk.share and self._beats % BEATS_PER_LOOK == 0 and not self._busy:
            self._looking = Thread(target=self._look, name="joinable", daemon=True)
            self._looking.start()
        self._beats += 1
        if self._busy or self._found == self.meetings:
            return False
        self.meetings = self._found
        return True

    @property
    def _busy(self) -> bool:
        return self._looking is not None and self._looking.is_alive()

    def _look(self) -> None:
        self._found = tuple(joinable(self._desk))

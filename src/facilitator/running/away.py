"""Times away that nobody has said the meaning of yet: they wait until they can be asked about."""

from __future__ import annotations

from typing import NamedTuple

from facilitator.core.record.sessions import AwaySettled
from facilitator.core.record.undoing import Undone
from facilitator.core.time import moves
from facilitator.meeting import Meeting
from facilitator.running.vigil import Absence


class Away(NamedTuple):
    """A time away and the session that ran; `again` if what was said of it was undone."""

    absence: Absence
    session: str
    again: bool = False


class Unsettled:
    """The times away of a meeting that are still to be asked about, the first of them first.

    It is true while there are any.
    """

    def __init__(self, meeting: Meeting) -> None:
        """Begin with none; what was said of earlier ones counts."""
        self._meeting = meeting
        self._waiting: list[Away] = []
        self._asked: Away | None = None
        self._seen = len(meeting.journal.events)

    def __bool__(self) -> bool:
        """Say whether there is a time away of which nothing is said."""
        return self._asked is not None or bool(self._waiting)

    def add(self, absence: Absence) -> bool:
        """Add an absence, and say whether it is worth asking about."""
        state = self._meeting.state
        if state.current is None or state.paused or not absence.asked:
            return False
        self._waiting.append(Away(absence, state.current))
        return True

    def look(self) -> None:
        """Add each time away whose meaning was taken back by an undo, here or elsewhere."""
        events = self._meeting.journal.events
        new, self._seen = events[self._seen :], len(events)
        for event in new:
            if isinstance(event.fact, Undone):
                undone = self._meeting.event(event.fact.event)
                if undone is not None and isinstance(undone.fact, AwaySettled):
                    said = undone.fact
                    absence = Absence(said.since, said.until)
                    self._waiting.append(Away(absence, said.session, again=True))

    def ask(self) -> Away | None:
        """Give the time away to ask about now; none while one is being asked about."""
        if self._asked is None:
            self._waiting = [away for away in self._waiting if self.open(away)]
            self._asked = self._waiting.pop(0) if self._waiting else None
            return self._asked
        return None

    def answered(self) -> None:
        """Take note that the one asked about was answered or left as it is."""
        self._asked = None

    def open(self, away: Away) -> bool:
        """Say whether its session still runs and nothing was said of it elsewhere."""
        state, (since, until) = self._meeting.state, away.absence
        return state.current == away.session and not moves.accounted(
            state, away.session, since, until
        )

"""Times away that nobody has said the meaning of yet: they wait until somebody does."""

from __future__ import annotations

from typing import NamedTuple

from facilitator.core.base.ids import EventId, SessionId
from facilitator.core.record.sessions import AwaySettled
from facilitator.core.record.undoing import Redone, Undone
from facilitator.meeting import Meeting
from facilitator.running.sleep import Absence


class Away(NamedTuple):
    """A time away and the session that ran."""

    absence: Absence
    session: SessionId


class Unsettled:
    """The times away of a meeting that wait for an answer, the first of them first.

    It is true while there are any.
    """

    def __init__(self, meeting: Meeting) -> None:
        """Begin with none; what was said of earlier ones counts."""
        self._meeting = meeting
        self._left: list[Away] = []
        self._seen = len(meeting.journal.arrived)

    def __bool__(self) -> bool:
        """Return whether there is a time away of which nothing is said."""
        return bool(self.waiting())

    def add(self, absence: Absence) -> bool:
        """Add an absence, and say whether it is worth asking about."""
        state = self._meeting.state
        if state.current is None or state.paused or not absence.asked:
            return False
        self._left.append(Away(absence, state.current))
        return True

    def waiting(self) -> tuple[Away, ...]:
        """List those that are still to be answered, here or elsewhere."""
        self._look()
        current = self._meeting.state.current
        return tuple(away for away in self._left if away.session == current)

    def _look(self) -> None:
        """Take in what was said of times away since, here or elsewhere, and what was taken back."""
        events = self._meeting.journal.arrived
        new, self._seen = events[self._seen :], len(events)
        for event in new:
            match event.fact:
                case AwaySettled():
                    self._settle(event.fact)
                case Redone(target) if said := self._said(target):
                    self._settle(said)
                case Undone(target) if said := self._said(target):
                    away = Away(Absence(said.since, said.until), said.session)
                    self._left = sorted({*self._left, away})
                case _:
                    pass

    def _said(self, event: EventId) -> AwaySettled | None:
        found = self._meeting.event(event)
        return found.fact if found is not None and isinstance(found.fact, AwaySettled) else None

    def _settle(self, said: AwaySettled) -> None:
        """Take out what was said: of two programs that wake together each has its own times."""
        self._left = [
            away for away in self._left if away.session != said.session or _apart(away, said)
        ]


def _apart(away: Away, said: AwaySettled) -> bool:
    """Return whether two times away have nothing in common."""
    one, other = sorted(away.absence), sorted((said.since, said.until))
    return one[1] <= other[0] or other[1] <= one[0]

"""How late the sessions were whose lateness was accepted: what is much worse is asked again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping

from facilitator.core.base.ids import SessionId
from facilitator.core.record.programme import LatenessAccepted
from facilitator.core.record.replay import replay, undone
from facilitator.core.time.view import view
from facilitator.meeting import Meeting

NOTHING: Mapping[SessionId, dt.timedelta] = {}


class Acceptances:
    """Reads from the events how late each session was when that was accepted last."""

    def __init__(self, meeting: Meeting) -> None:
        """Begin with nothing read."""
        self._meeting = meeting
        self._accepted: Collection[str] = ()
        self._late = NOTHING

    def late(self) -> Mapping[SessionId, dt.timedelta]:
        """Return how late each session was, read again when what is accepted has changed."""
        accepted = self._meeting.state.programme.accepted
        if accepted is not self._accepted:
            self._accepted, self._late = accepted, self._read() if accepted else NOTHING
        return self._late

    def _read(self) -> Mapping[SessionId, dt.timedelta]:
        events, late = self._meeting.journal.events, dict[SessionId, dt.timedelta]()
        void = undone(events)
        for index, event in enumerate(events):
            if isinstance(event.fact, LatenessAccepted) and event.id not in void:
                sessions = event.fact.all
                then = view(replay(events, until=index), event.at)
                late |= {
                    row.session.id: row.late for row in then.plan.rows if row.session.id in sessions
                }
        return late

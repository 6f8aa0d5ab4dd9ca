"""How late the sessions were whose lateness was accepted: what is much worse is asked again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence

from facilitator.core.base.ids import EventId, SessionId
from facilitator.core.record.events import Event
from facilitator.core.record.programme import LatenessAccepted, Programme, Rebalanced
from facilitator.core.record.replay import replay, undone
from facilitator.core.time.late_points import late_points
from facilitator.core.time.view import View, view
from facilitator.meeting import Meeting

Lateness = Mapping[SessionId, dt.timedelta]


class Acceptances:
    """Reads from the events how late each session was when that was accepted last.

    A rebalance accepts what it leaves late.
    """

    def __init__(self, meeting: Meeting) -> None:
        """Begin with nothing read."""
        self._meeting = meeting
        self._programme: Programme | None = None
        self._late: Lateness = {}
        self._known: dict[tuple[EventId, int, frozenset[EventId]], Lateness] = {}

    def late(self) -> Lateness:
        """Return how late each session was, read again when the programme has changed."""
        programme = self._meeting.state.programme
        if programme is not self._programme:
            self._programme, self._late = programme, self._read()
        return self._late

    def _read(self) -> Lateness:
        events, late = self._meeting.journal.events, dict[SessionId, dt.timedelta]()
        accepting = [
            index
            for index, event in enumerate(events)
            if isinstance(event.fact, LatenessAccepted | Rebalanced)
        ]
        void = undone(events) if accepting else ()
        for index in accepting:
            if events[index].id not in void:
                late |= self._at(events, index, void)
        return late

    def _at(self, events: Sequence[Event], index: int, void: Collection[EventId]) -> Lateness:
        """Return what an event accepts; it is worked out anew when what was before it differs."""
        event = events[index]
        key = (event.id, index, frozenset(e.id for e in events[:index] if e.id in void))
        if key not in self._known:
            self._known[key] = _accepted(event, view(replay(events, until=index + 1), event.at))
        return self._known[key]


def _accepted(event: Event, then: View) -> Lateness:
    late = {point.row.session.id: point.late for point in late_points(then.plan)}
    if isinstance(event.fact, LatenessAccepted):
        return {session: late[session] for session in event.fact.all if session in late}
    return late

"""Figures of the schedule: working out where a meeting of a thousand sessions stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from bench.measure import Figure, alternately
from facilitator.core.record.agenda import Agenda, Day, Session
from facilitator.core.record.events import Event
from facilitator.core.record.opening import Opened
from facilitator.core.record.replay import replay
from facilitator.core.record.sessions import SessionStarted
from facilitator.core.record.state import State
from facilitator.core.time.schedule import schedule

SESSIONS = 1000
START = dt.datetime(2026, 1, 1, 9, tzinfo=dt.UTC)


SOON = START + dt.timedelta(minutes=23)
"""An instant in the overtime of the first session."""


def long_day(number: int) -> State:
    """Make a day of so many sessions, of which the first has begun."""
    sessions = tuple(
        Session(id=f"s{n}", title=f"Session {n}", duration=20, shortest=10) for n in range(number)
    )
    agenda = Agenda(title="Long", days=(Day(START.date(), START.time(), sessions),))
    return replay(
        [
            Event("1", START, "bench", Opened("", agenda)),
            Event("2", START, "bench", SessionStarted("s0")),
        ]
    )


def figures() -> Iterator[Figure]:
    """Measure a schedule of 1,000 sessions against visiting as many objects."""
    state = long_day(SESSIONS)
    took, visit = alternately(
        lambda: schedule(state, SOON), lambda: [s.session.id for s in state.slots], 200
    )
    yield Figure(
        "schedule of 1,000 sessions", took, "visiting 1,000 slots", visit, most_seconds=0.002
    )

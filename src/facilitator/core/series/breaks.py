"""Breaks in a programme that is only suggested: the long one at its time, short ones in between."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Final

from msgspec.structs import replace

from facilitator.core.record.agenda import Agenda, Session

LONGEST_SITTING: Final = 100
"""Minutes that people can be asked to sit without a break."""

SOON_OVER: Final = 45
"""Minutes before the end in which no break is worth while."""


def with_lunch(sessions: list[Session], start: dt.time, last: Agenda) -> Iterator[Session]:
    """Put in the long break of the last meeting where its time comes."""
    timed = (s for day in last.days for s in day.sessions if s.kind == "break" and s.start)
    lunch = max(timed, key=lambda session: session.duration, default=None)
    if lunch is None or lunch.start is None:
        yield from sessions
        return
    until = (lunch.start.hour - start.hour) * 60 + lunch.start.minute - start.minute
    ends = accumulate(session.duration for session in sessions)
    waiting = until > 0
    for session, end in zip(sessions, ends, strict=True):
        # Whichever is nearer to the time of the break: before this session, or after it.
        if waiting and end - until > until - (end - session.duration):
            waiting = False
            yield replace(lunch, starts="not-before", end_fixed=False)
        yield session


def with_breaks(sessions: Iterable[Session], short: Session) -> Iterator[Session]:
    """Put in a short break wherever people would sit too long."""
    sessions, sat = list(sessions), 0
    left = sum(session.duration for session in sessions)
    for session in sessions:
        # After this one no break is worth while any more: then they sit until the end.
        last = left - session.duration <= SOON_OVER
        if session.kind == "break":
            sat = 0
        elif (
            sat
            and left > SOON_OVER
            and sat + (left if last else session.duration) > LONGEST_SITTING
        ):
            yield short
            sat = session.duration
        else:
            sat += session.duration
        left -= session.duration
        yield session


def shortest(last: Agenda, otherwise: Session) -> Session:
    """Return the shortest break of the last meeting that had no time of its own."""
    every = (session for day in last.days for session in day.sessions)
    breaks = (one for one in every if one.kind == "break" and one.start is None)
    return min(breaks, key=lambda session: session.duration, default=otherwise)

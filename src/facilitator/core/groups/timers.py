"""The groups' clocks."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from facilitator.core.base.ids import SessionId
from facilitator.core.base.language import phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.base.times import too_long
from facilitator.core.record.groups import (
    LONGEST_TIMER,
    NO_GROUPS,
    GroupFact,
    GroupTimerStarted,
    GroupTimerStopped,
    Timer,
)
from facilitator.core.time.moves import named

if TYPE_CHECKING:
    from facilitator.core.record.state import State


def running_timers(state: State) -> tuple[tuple[str, Timer], ...]:
    """List the sessions whose groups' time runs, with it; it ends with the session."""
    return tuple(
        (session, of.timer)
        for session, of in state.groupings.items()
        if of.timer is not None and not state.of(session).over
    )


def start_timer(state: State, _: dt.datetime, session: SessionId, seconds: int) -> GroupFact:
    """Give the groups some time from now, whatever time the session has."""
    named(state, session)
    if seconds < 1:
        raise Refused(phrase("Write how long: 20, 1h30m or 1:30, or seconds as 90s."))
    if seconds > LONGEST_TIMER.total_seconds():
        raise Refused(too_long())
    return GroupTimerStarted(session, seconds)


def stop_timer(state: State, _: dt.datetime, session: SessionId) -> GroupFact:
    """Stop the groups' timer."""
    if state.groupings.get(session, NO_GROUPS).timer is None:
        raise Refused(phrase("No timer is running. Start one first."))
    return GroupTimerStopped(session)

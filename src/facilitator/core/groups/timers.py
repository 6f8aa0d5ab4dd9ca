"""The groups' clocks."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facilitator.core.record.state import State
from typing import TYPE_CHECKING

from facilitator.core.base.language import phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.base.text import clean_line
from facilitator.core.record.groups import (
    LONGEST_TIMER,
    GroupFact,
    GroupTimerStarted,
    GroupTimerStopped,
    Timer,
)
from facilitator.core.time.moves import named

if TYPE_CHECKING:
    from facilitator.core.record.state import State
from facilitator.core.groups.moves import grouping_of


def running_timers(state: State) -> tuple[tuple[str, Timer], ...]:
    """List the sessions whose groups' time runs, with it; it ends with the session."""
    return tuple(
        (session, of.timer)
        for session, of in state.groupings.items()
        if of.timer is not None and not state.of(session).over
    )


def start_timer(state: State, _: dt.datetime, session: str, seconds: int) -> GroupFact:
    """Give the groups some time from now, whatever time the session has."""
    named(state, session)
    if seconds < 1:
        raise Refused(phrase("Type minutes, such as 20 or 1:30."))
    if seconds > LONGEST_TIMER.total_seconds():
        hours = int(LONGEST_TIMER.total_seconds()) // 3600
        raise Refused(phrase("That is more than {hours} hours.", hours=hours))
    return GroupTimerStarted(session, seconds)


def stop_timer(state: State, _: dt.datetime, session: str) -> GroupFact:
    """Stop the groups' timer."""
    if grouping_of(state, session).timer is None:
        raise Refused(phrase("No timer is running. m starts one."))
    return GroupTimerStopped(session)


def read_time(text: str) -> int:
    """Read minutes such as "20", or minutes and seconds such as "1:30"; give seconds, or 0."""
    minutes, _, seconds = clean_line(text).partition(":")
    parts = [minutes or "0", seconds or "0"]
    if not all(part.isascii() and part.isdigit() and len(part) < 6 for part in parts):  # noqa: PLR2004
        return 0
    return int(parts[0]) * 60 + int(parts[1])

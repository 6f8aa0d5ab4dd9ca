"""Times of group work, as they are typed and as they run beside the session."""

from __future__ import annotations

import pytest

from builders import minutes
from core.groups.making import G, room
from facilitator.core.groups import timers
from facilitator.core.record.groups import (
    GroupTimerStarted,
    Timer,
)


def test_the_timer_runs_beside_the_session() -> None:
    on = room("A")
    on.do(timers.start_timer, G, timers.read_time("1:30"))
    assert on.state.groupings[G].timer == Timer(on.now, minutes(1.5))
    on.do(timers.stop_timer, G)
    assert on.state.groupings[G].timer is None
    on.put(GroupTimerStarted(G, 10**30), GroupTimerStarted(G, -(10**30)))
    assert on.state.groupings[G].timer == Timer(on.now, minutes(0))


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("20", 1200), (" 20 ", 1200), ("1:30", 90), (":45", 45), ("0", 0), ("", 0), ("-5", 0),
        ("ten", 0), ("5 min", 0), ("1:2:3", 0), ("²", 0), ("9" * 50, 0),
    ],
)  # fmt: skip
def test_times_as_they_are_typed(text: str, seconds: int) -> None:
    assert timers.read_time(text) == seconds

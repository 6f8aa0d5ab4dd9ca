"""Times of group work, as they are typed and as they run beside the session."""

from __future__ import annotations

from builders import minutes
from core.groups.making import G, room
from facilitator.core.groups import timers
from facilitator.core.record.group_clocks import (
    GroupTimerStarted,
    Timer,
)


def test_the_timer_runs_beside_the_session() -> None:
    on = room("A")
    on.do(timers.start_timer, G, 90)
    assert on.state.groupings[G].clocks.all == Timer(on.now, minutes(1.5))
    on.do(timers.stop_timer, G)
    assert on.state.groupings[G].clocks.all is None
    on.put(GroupTimerStarted(G, 10**30), GroupTimerStarted(G, -(10**30)))
    assert on.state.groupings[G].clocks.all == Timer(on.now, minutes(0))

"""Times of group work, as they are typed and as they run beside the session."""

from __future__ import annotations

from builders import ENGLISH, minutes, refusal
from core.groups.making import G, room
from facilitator.core.groups import moves, timers
from facilitator.core.record.group_clocks import GroupTimerStarted, GroupTimerStopped, Timer
from facilitator.core.telling.describe.fact import describe
from facilitator.core.time.moves import start


def test_the_timer_runs_beside_the_session() -> None:
    on = room("A")
    on.do(timers.start_timer, G, 90)
    assert on.state.groupings[G].clocks.all == Timer(on.now, minutes(1.5))
    on.do(timers.stop_timer, G)
    assert on.state.groupings[G].clocks.all is None
    on.put(GroupTimerStarted(G, 10**30), GroupTimerStarted(G, -(10**30)))
    assert on.state.groupings[G].clocks.all == Timer(on.now, minutes(0))


def test_a_group_has_a_time_of_its_own_until_all_get_one() -> None:
    on = room("A", "B")
    on.do(timers.start_timer, G, 600).wait(1).do(timers.start_timer, G, 60, "b")
    assert on.events[-1].fact == GroupTimerStarted(G, 60, "b")
    assert ENGLISH.say(describe(on.events[-1].fact, on.state)) == "set the timer of B"
    clocks = on.state.groupings[G].clocks
    both = [timer.left(on.now) for group in "ab" if (timer := clocks.of(group)) is not None]
    assert both == [minutes(9), minutes(1)]
    assert refusal(on, timers.stop_timer, G, "a") == "“A” has no time of its own."
    on.do(timers.stop_timer, G, "b")
    assert [on.events[-1].fact] == [GroupTimerStopped(G, "b")]
    assert on.state.groupings[G].clocks.of("b") == clocks.all
    on.do(timers.start_timer, G, 60, "b").do(timers.start_timer, G, 300)
    assert on.state.groupings[G].clocks.own == {}
    on.do(timers.start_timer, G, 60, "b").do(timers.stop_timer, G)
    assert not on.state.groupings[G].clocks.running
    assert refusal(on, timers.stop_timer, G) == "No timer is running. Start one first."
    assert refusal(on, timers.start_timer, G, 60, "gone") == "That group is no longer there."


def test_the_times_of_groups_run_in_their_order_until_their_session_is_over() -> None:
    on = room("A", "B").until("10:00").do(start)
    on.do(timers.start_timer, G, 60, "b").do(timers.start_timer, G, 90, "a")
    running = timers.running_timers(on.state)
    assert [each.group and each.group.name for each in running] == ["A", "B"]
    on.do(timers.start_timer, G, 600).do(timers.start_timer, G, 60, "b")
    assert [each.group and each.group.name for each in timers.running_timers(on.state)] == [
        None,
        "B",
    ]
    on.do(timers.start_timer, G, 90, "a")
    assert [each.group and each.group.name for each in timers.running_timers(on.state)] == [*"AB"]
    on.do(moves.dissolve, G, "a")
    assert [each.group and each.group.name for each in timers.running_timers(on.state)] == ["B"]

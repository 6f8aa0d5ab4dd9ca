"""Where a rehearsal's clock can jump to."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from builders import Room, at, day, minutes, one_day, session
from builders import agenda as make
from facilitator.core.base.clock import SimulatedClock
from facilitator.core.record.agenda import Step
from facilitator.core.time import moves, speakers
from facilitator.core.time.next_instant import next_event
from facilitator.core.time.speakers import check_times


def _jumps(room: Room, count: int) -> list[str]:
    """Jump so often, and tell where to; "-" for nowhere."""
    told = []
    for _ in range(count):
        there = next_event(room.schedule)
        told.append(room.clock(there))
        room.now = there or room.now
    return told


def test_it_jumps_to_each_phase_then_to_what_is_planned() -> None:
    room = Room(one_day(session("a", 20), session("lunch", start="12:00"), "z"))
    assert _jumps(room, 1) == ["10:00"]
    room.do(moves.start)
    # The lunch is the next fixed point, and also what follows.
    assert _jumps(room, 5) == ["10:16", "10:19", "10:20", "12:00", "-"]
    room.do(moves.next_session)
    assert _jumps(room, 4) == ["12:24", "12:28:30", "12:30", "-"]


def test_it_jumps_to_the_end_of_each_step() -> None:
    one = replace(session("a", 20), steps=(Step("In pairs", 4), Step("All", 7)))
    room = Room(one_day(one)).until("10:00").do(moves.start)
    assert _jumps(room, 3) == ["10:04", "10:11", "10:16"]


def test_it_jumps_to_the_next_fixed_point_though_another_session_comes_first() -> None:
    room = Room(one_day(session("a", 20), "b", session("lunch", start="12:00")))
    room.until("10:00").do(moves.start)
    assert _jumps(room, 5) == ["10:16", "10:19", "10:20", "12:00", "-"]


def test_a_late_start_is_waited_for_until_the_fixed_point_can_no_longer_be_kept() -> None:
    programme = one_day(session("a", 20, 10), "b", session("lunch", start="12:00"))
    assert _jumps(Room(programme), 4) == ["10:00", "11:20", "12:00", "-"]


def test_it_jumps_to_where_a_line_is_to_be_tried_out() -> None:
    room = Room(one_day(session("a", 60), replace(session("far", start="11:00"), remote=True)))
    room.until("10:00").do(moves.start)
    told = []
    for _ in range(7):
        there = next_event(room.schedule, check_times(room.state, room.schedule, 20))
        told.append(room.clock(there))
        room.now = there or room.now
    assert told == ["10:40", "10:48", "10:57", "11:00", "-", "-", "-"]


def test_a_line_that_works_or_moves_with_a_session_over_time_is_nowhere_to_jump_to() -> None:
    room = Room(one_day(session("a", 60), replace(session("far"), remote=True)))
    room.until("10:00").do(moves.start)
    room.now = at("11:05")  # it is now five minutes from now, whenever that is
    assert next_event(room.schedule, check_times(room.state, room.schedule, 20)) is None
    room.now = at("10:05")
    assert min(check_times(room.state, room.schedule, 20)) == at("10:40")
    assert list(check_times(room.state, room.schedule, 0)) == []
    room.do(speakers.check_line, "far", fine=True)
    assert list(check_times(room.state, room.schedule, 20)) == []


def test_a_paused_session_does_not_get_shorter_of_time() -> None:
    room = Room(one_day("a", session("b", start="11:00"))).until("10:00").do(moves.start)
    room.wait(5).do(moves.pause)
    assert _jumps(room, 2) == ["11:00", "-"]


def test_the_next_day_waits_until_the_session_has_ended() -> None:
    room = Room(make(day("a"), day("b"))).until("10:00").do(moves.start).wait(45)
    assert next_event(room.schedule) is None
    room.do(moves.end)
    assert next_event(room.schedule) == at("10:00", dt.date(2013, 3, 22))


def test_a_clock_changes_its_speed_without_a_jump() -> None:
    real = [0.0]
    clock = SimulatedClock(at("10:00"), 1, lambda: real[0])
    for speed, shown in ((1, "10:01"), (10, "10:11"), (60, "11:11"), (0, "11:11")):
        clock.run_at(speed)
        real[0] += 60
        assert clock.now() == at(shown)
        assert clock.speed == speed
    assert clock.awake() == minutes(71).total_seconds()

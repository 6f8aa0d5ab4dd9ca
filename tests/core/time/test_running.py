"""Where a running session stands: expected end, remaining, overtime, offset, phase."""

from __future__ import annotations

import datetime as dt

import pytest

from builders import Room, at, minutes, one_day, session
from facilitator.core.base.span import ZERO
from facilitator.core.time import moves
from facilitator.core.time.schedule import Phase, Status, phase_of


@pytest.mark.parametrize(
    ("started", "added", "paused", "now", "end"),
    [
        ("10:00", 0, 0, "10:10", "10:30"),  # A_s + D
        ("10:04", 0, 0, "10:10", "10:34"),  # a late start moves the end
        ("09:55", 0, 0, "10:10", "10:25"),  # and so does an early one
        ("10:00", 5, 0, "10:10", "10:35"),  # + X
        ("10:00", -5, 0, "10:10", "10:25"),
        ("10:00", 0, 7, "10:10", "10:37"),  # + Z
        ("10:04", 5, 7, "10:15", "10:46"),
        ("10:00", 0, 0, "10:30", "10:30"),
        ("10:00", 0, 0, "10:42", "10:42"),  # never before now
    ],
)
def test_a_free_session_is_expected_to_end_at_its_start_and_length_and_additions_and_pauses(
    started: str, added: int, paused: int, now: str, end: str
) -> None:
    room = Room(one_day("a", "b")).until(started).do(moves.go_to, "a")
    if added:
        room.do(moves.extend, added)
    if paused:
        room.wait(1).do(moves.pause).wait(paused).do(moves.toggle)
    room.until(now)
    assert room.clock(room.row("a").expected_end) == end


@pytest.mark.parametrize(
    ("started", "added", "paused", "now", "end"),
    [
        ("10:00", 0, 0, "10:10", "10:30"),
        ("10:12", 0, 0, "10:15", "10:30"),  # a late start does not move a fixed end
        ("10:00", 5, 0, "10:10", "10:35"),
        ("10:00", 0, 7, "10:10", "10:30"),  # a pause does not move it
        ("10:40", 0, 0, "10:41", "10:41"),
    ],
)
def test_an_end_fixed_session_is_expected_to_end_as_planned_and_added(
    started: str, added: int, paused: int, now: str, end: str
) -> None:
    room = Room(one_day(session("a", end_fixed=True), "b")).until(started).do(moves.go_to, "a")
    if added:
        room.do(moves.extend, added)
    if paused:
        room.wait(1).do(moves.pause).wait(paused).do(moves.toggle)
    room.until(now)
    assert room.clock(room.row("a").expected_end) == end


@pytest.mark.parametrize(
    ("now", "remaining", "overtime"),
    [("10:10", 20, 0), ("10:30", 0, 0), ("10:36", -6, 6)],
)
def test_remaining_goes_below_zero_in_overtime(now: str, remaining: int, overtime: int) -> None:
    room = Room(one_day("a")).until("10:00").do(moves.start).until(now)
    assert room.schedule.remaining == minutes(remaining)
    assert room.schedule.overtime == minutes(overtime)


def test_nothing_running_has_neither_remaining_nor_overtime() -> None:
    schedule = Room(one_day("a")).schedule
    assert schedule.current is None
    assert schedule.remaining is None
    assert schedule.overtime == ZERO


@pytest.mark.parametrize(
    ("started", "now", "offset"),
    [("10:06", "10:10", 6), ("09:57", "10:10", -3), ("10:00", "10:41", 11), ("10:00", "10:10", 0)],
)
def test_offset_is_expected_end_less_planned_end_and_positive_when_behind(
    started: str, now: str, offset: int
) -> None:
    room = Room(one_day("a", "b")).until(started).do(moves.go_to, "a").until(now)
    assert room.schedule.offset == minutes(offset)


def test_the_seconds_of_the_offset_are_exact() -> None:
    room = Room(one_day("a")).until("10:00:07").do(moves.start).wait(1)
    assert room.schedule.offset == dt.timedelta(seconds=7)


def test_between_sessions_the_offset_is_that_of_the_next_start() -> None:
    room = Room(one_day("a", "b")).until("10:00").do(moves.start).until("10:20").do(moves.end)
    assert room.schedule.offset == minutes(-10)
    assert room.until("10:34").schedule.offset == minutes(4)


def test_before_the_first_session_nothing_is_behind_until_its_start_has_passed() -> None:
    room = Room(one_day("a", "b"))
    assert room.until("09:00").schedule.offset == ZERO
    assert room.until("10:03").schedule.offset == minutes(3)


def test_an_interrupted_session_to_come_is_behind_by_what_it_will_end_later() -> None:
    room = Room(one_day("a", "b")).until("10:00").do(moves.start).until("10:30")
    room.do(moves.next_session).until("10:40").do(moves.back).until("10:45").do(moves.end)
    assert room.expected("b") == ("10:45", "11:05")
    assert room.schedule.offset == minutes(5)


SECOND = dt.timedelta(seconds=1)


@pytest.mark.parametrize(
    ("duration", "danger", "warning"),
    [
        # danger max(1 min, 5 %), warning max(2 min, 20 %)
        (120, 6, 24),
        (60, 3, 12),
        (20, 1, 4),
        (15, 1, 3),
        (10, 1, 2),
        (5, 1, 2),
        # capped at a quarter and a half
        (4, 1, 2),
        (3, 0.75, 1.5),
        (2, 0.5, 1),
        (1, 0.25, 0.5),
    ],
)
def test_phases_change_exactly_at_their_limits(
    duration: int, danger: float, warning: float
) -> None:
    length = minutes(duration)
    assert phase_of(length, length) is Phase.CALM
    assert phase_of(minutes(warning) + SECOND, length) is Phase.CALM
    assert phase_of(minutes(warning), length) is Phase.WARNING
    assert phase_of(minutes(danger) + SECOND, length) is Phase.WARNING
    assert phase_of(minutes(danger), length) is Phase.DANGER
    assert phase_of(ZERO, length) is Phase.DANGER
    assert phase_of(-dt.timedelta.resolution, length) is Phase.OVERTIME


def test_added_time_calms_the_phase_again() -> None:
    room = Room(one_day("a")).until("10:00").do(moves.start).until("10:29")
    assert room.schedule.phase is Phase.DANGER
    assert room.do(moves.extend, 10).schedule.phase is Phase.CALM
    assert room.until("10:41").schedule.phase is Phase.OVERTIME


def test_a_greater_phase_is_more_urgent() -> None:
    assert sorted(Phase) == [Phase.CALM, Phase.WARNING, Phase.DANGER, Phase.OVERTIME]


def test_the_current_row_is_the_one_that_runs_or_is_paused() -> None:
    room = Room(one_day("a", "b")).until("10:00").do(moves.start)
    assert room.row("a").status is Status.RUNNING
    assert room.row("a").running
    room.do(moves.pause)
    assert room.row("a").status is Status.PAUSED
    assert room.schedule.current == room.row("a")
    assert room.schedule.following == room.row("b")
    assert room.row("a").expected_start == at("10:00")


def test_a_running_session_that_a_new_agenda_lacks_goes_on_where_it_was() -> None:
    room = Room(one_day("a", "b", "c")).until("10:00").do(moves.start).wait(30).do(moves.go_to, "b")
    revise(room, "c", "a")
    schedule = room.wait(5).schedule
    assert [row.session.id for row in schedule.rows] == ["a", "b", "c"]
    assert schedule.current == room.row("b")
    assert schedule.following == room.row("c")


def test_a_new_agenda_never_makes_a_record_start_over() -> None:
    room = Room(one_day("a", "b", "c")).until("10:00").do(moves.go_to, "b").wait(5).do(moves.end)
    revise(room, "a", "c")
    assert room.state.cursor == "b"
    assert room.row("a").status is Status.PASSED
    assert room.schedule.following == room.row("c")
    revise(room, "c", "d")
    assert [row.session.id for row in room.schedule.rows] == ["b", "c", "d"]


def test_the_last_session_gone_from_a_new_agenda_just_ends() -> None:
    room = Room(one_day("a", "b")).until("10:00").do(moves.go_to, "b")
    revise(room, "a")
    room.do(moves.next_session)
    assert room.state.current is None
    assert room.state.of("b").ended


def revise(room: Room, *sessions: str) -> None:
    from facilitator.core.record.opening import AgendaRevised

    room.put(AgendaRevised("", one_day(*sessions)))

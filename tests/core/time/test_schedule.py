"""What to expect of the sessions still to come, and whether the next fixed point is kept."""

from __future__ import annotations

import pytest

from builders import Room, agenda, at, day, minutes, one_day, session
from facilitator.core.base.span import ZERO
from facilitator.core.record.sessions import Extended
from facilitator.core.time import moves, programme_moves
from facilitator.core.time.schedule import Status


def test_a_session_follows_the_expected_end_of_the_one_before() -> None:
    room = Room(one_day("a", "b", "c")).until("10:08").do(moves.start)
    assert [room.expected(s) for s in "abc"] == [
        ("10:08", "10:38"),
        ("10:38", "11:08"),
        ("11:08", "11:38"),
    ]


def test_an_early_end_pulls_forward_what_only_follows() -> None:
    room = Room(one_day("a", "b", "c")).until("10:00").do(moves.start).until("10:20")
    room.do(moves.next_session)
    assert room.expected("c") == ("10:50", "11:20")


def test_overtime_pushes_what_follows() -> None:
    room = Room(one_day("a", "b")).until("10:00").do(moves.start).until("10:40")
    assert room.expected("b") == ("10:40", "11:10")


@pytest.mark.parametrize("starts", ["fixed", "not-before"])
def test_early_never_pulls_forward_a_session_with_its_own_start(starts: str) -> None:
    own = session("b", start="10:30", starts="fixed" if starts == "fixed" else "not-before")
    room = Room(one_day("a", own, "c")).until("10:00").do(moves.start).until("10:10").do(moves.end)
    assert room.expected("b") == ("10:30", "11:00")
    assert room.expected("c") == ("11:00", "11:30")


def test_a_not_before_session_takes_up_the_gap_before_it_and_is_no_conflict_when_late() -> None:
    own = session("b", start="10:40", starts="not-before")
    room = Room(one_day("a", own)).until("10:08").do(moves.start)
    assert room.expected("b") == ("10:40", "11:10")
    room.until("10:50")
    assert room.expected("b") == ("10:50", "11:20")
    assert not room.row("b").conflict


def test_a_fixed_session_expected_after_its_start_is_a_conflict() -> None:
    room = Room(one_day("a", session("b", start="10:30"), "c")).until("10:00").do(moves.start)
    assert not room.row("b").conflict
    room.until("10:30")
    assert not room.row("b").conflict
    room.wait(minutes(1))
    assert room.row("b").conflict
    assert not room.row("c").conflict


def test_a_fixed_session_that_has_begun_is_no_conflict_any_more() -> None:
    room = Room(one_day("a", session("b", start="10:30"))).until("10:00").do(moves.start)
    room.until("10:35").do(moves.next_session).until("10:40").do(moves.back)
    assert room.row("b").status is Status.INTERRUPTED
    assert not room.row("b").conflict
    assert room.schedule.fixed_point is None


@pytest.mark.parametrize(
    ("started", "expected"),
    [
        ("10:00", ("10:30", "11:00")),
        ("10:10", ("10:40", "11:00")),  # E = max(S, P_e)
        ("10:35", ("11:05", "11:05")),
    ],
)
def test_an_end_fixed_session_is_expected_to_end_as_planned(
    started: str, expected: tuple[str, str]
) -> None:
    room = Room(one_day("a", session("b", end_fixed=True), "c")).until(started)
    room.do(moves.go_to, "a")
    assert room.expected("b") == expected
    assert room.expected("c")[0] == expected[1]


def test_skipped_sessions_vanish_from_the_forecast_but_keep_their_row() -> None:
    room = Room(one_day("a", "b", "c")).until("10:00").do(moves.start).do(moves.skip, "b")
    assert room.expected("c") == ("10:30", "11:00")
    assert room.row("b").status is Status.SKIPPED
    assert room.expected("b") == ("-", "-")
    assert room.schedule.following == room.row("c")


def test_without_its_first_session_a_day_still_opens_as_planned() -> None:
    room = Room(one_day("a", "b")).do(moves.skip, "a")
    assert room.expected("b") == ("10:00", "10:30")
    assert room.until("10:05").expected("b") == ("10:05", "10:35")


def test_a_first_session_held_early_lets_the_second_begin_before_the_day_does() -> None:
    room = Room(one_day("a", "b")).until("09:20").do(moves.start).wait(20).do(moves.end)
    assert room.expected("b") == ("09:40", "10:10")


def test_the_first_day_with_a_session_opens_as_planned_too() -> None:
    room = Room(agenda(day("a"), day("b"))).do(programme_moves.move, "a", 2, "b")
    assert room.until("12:00").expected("b") == ("10:00", "10:30")


def test_nothing_is_expected_in_the_past() -> None:
    room = Room(one_day("a", session("b", start="10:30"), "c")).until("12:00")
    assert room.expected("a") == ("12:00", "12:30")
    assert room.row("b").conflict


def test_an_interrupted_session_is_expected_to_take_what_was_left_of_it() -> None:
    room = Room(one_day("a", "b", "c")).until("10:00").do(moves.start).until("10:30")
    room.do(moves.next_session).do(moves.extend, 5).until("10:40").do(moves.back)
    room.do(moves.extend, 3)
    assert room.expected("a") == ("10:00", "10:43")
    assert room.expected("b") == ("10:43", "11:08")
    assert room.expected("c") == ("11:08", "11:38")
    assert room.schedule.following == room.row("b")


def test_an_interrupted_session_with_a_fixed_end_still_ends_then() -> None:
    room = Room(one_day("a", session("b", end_fixed=True))).until("10:00").do(moves.start)
    room.until("10:30").do(moves.next_session).until("10:40").do(moves.back).until("10:45")
    room.do(moves.end)
    assert room.expected("b") == ("10:45", "11:00")


def test_what_the_meeting_went_past_is_no_longer_expected() -> None:
    room = Room(one_day("a", "b", "c", "d")).until("10:00").do(moves.start).wait(5)
    room.do(moves.go_to, "c")
    assert room.row("a").status is Status.DONE
    assert room.row("b").status is Status.PASSED
    assert room.expected("b") == ("-", "-")
    assert room.expected("d") == ("10:35", "11:05")


def test_an_interrupted_session_the_meeting_went_past_is_not_the_following_one() -> None:
    room = Room(one_day("a", "b", "c", "d")).until("10:00").do(moves.start).wait(30)
    room.do(moves.next_session).wait(5).do(moves.back).wait(5).do(moves.go_to, "c")
    assert room.row("b").status is Status.INTERRUPTED
    assert room.expected("b") == ("-", "-")
    assert room.schedule.following == room.row("d")


def test_time_given_before_a_session_begins_is_expected_too() -> None:
    room = Room(one_day("a", session("b", start="10:30"))).until("10:35").do(moves.start)
    room.put(Extended("b", 600))
    assert room.expected("b") == ("11:05", "11:45")
    assert room.row("b").conflict
    for free in ("b", session("b", start="10:30", starts="not-before")):
        late = Room(one_day("a", free)).until("10:35").do(moves.start)
        late.put(Extended("b", 600))
        assert not late.row("b").conflict
    in_time = Room(one_day("a", session("b", start="10:30"))).until("10:00").do(moves.start)
    in_time.put(Extended("b", 600))
    assert not in_time.row("b").conflict


LUNCH = session("lunch", 60, start="12:00", kind="break")


def test_slack_is_the_gaps_and_what_unstarted_sessions_can_give() -> None:
    # a 10:00-10:30, b 10:30-11:00 (min 20), c 11:00-11:45 (min 30), a gap of 15, lunch 12:00
    programme = one_day(session("a", 30, 10), session("b", 30, 20), session("c", 45, 30), LUNCH)
    room = Room(programme).until("10:00").do(moves.start)
    point = room.schedule.fixed_point
    assert point is not None
    assert point.row == room.row("lunch")
    assert point.slack == minutes(15 + 10 + 15)  # the running session gives nothing
    assert point.latest == at("11:10")  # the latest end now that still saves lunch
    assert point.recoverable


@pytest.mark.parametrize(("now", "recoverable"), [("11:10", True), ("11:10:01", False)])
def test_it_is_recoverable_as_long_as_the_offset_is_within_the_slack(
    now: str, recoverable: bool
) -> None:
    programme = one_day(session("a", 30, 10), session("b", 30, 20), session("c", 45, 30), LUNCH)
    room = Room(programme).until("10:00").do(moves.start).until(now)
    point = room.schedule.fixed_point
    assert point is not None
    assert point.recoverable is recoverable
    assert (room.schedule.offset <= point.slack) is recoverable


@pytest.mark.parametrize(
    ("now", "late", "lost"),
    [
        ("11:00:30", False, False),
        ("11:16:59", True, False),
        ("11:45:59", True, False),
        ("11:46", True, True),
    ],
)
def test_a_part_of_a_minute_neither_delays_nor_loses_a_fixed_point(
    now: str, late: bool, lost: bool
) -> None:
    programme = one_day(session("a", 60), session("b", 45, 15), LUNCH)
    room = Room(programme).until("10:00").do(moves.start).until(now)
    point = room.schedule.fixed_point
    assert point is not None
    assert (point.late, point.lost) == (late, lost)


def test_a_skipped_session_adds_all_its_time_to_the_slack() -> None:
    room = Room(one_day("a", "b", session("c", start="11:00"))).until("10:00").do(moves.start)
    point = room.schedule.fixed_point
    assert point is not None
    assert point.slack == ZERO
    point = room.do(moves.skip, "b").schedule.fixed_point
    assert point is not None
    assert (point.slack, point.latest) == (minutes(30), at("11:00"))


def test_between_sessions_the_latest_start_of_the_next_one_is_given() -> None:
    programme = one_day(session("a", 60, 40), session("b", 30), LUNCH)
    point = Room(programme).schedule.fixed_point
    assert point is not None
    assert point.latest == at("10:50")
    assert point.slack == minutes(50)  # 30 of a gap and 20 of a
    assert point.recoverable


def test_the_next_session_may_be_the_fixed_point_itself() -> None:
    point = Room(one_day(LUNCH), at("11:30")).schedule.fixed_point
    assert point is not None
    assert (point.latest, point.slack, point.recoverable) == (at("12:00"), ZERO, True)


def test_an_interrupted_session_gives_no_slack() -> None:
    room = Room(one_day("a", session("b", 30, 5), session("c", 30, 10), LUNCH))
    room.until("10:00").do(moves.start).until("10:30").do(moves.next_session).until("10:40")
    point = room.do(moves.back).do(moves.extend, 3).schedule.fixed_point
    assert point is not None
    assert point.latest == at("11:30")  # 20 left of b and 10 of c before 12:00
    assert point.slack == minutes(60)
    assert room.schedule.offset == minutes(13)


def test_a_not_before_session_is_no_fixed_point() -> None:
    own = session("b", start="11:00", starts="not-before")
    assert Room(one_day("a", own)).until("10:00").do(moves.start).schedule.fixed_point is None


def test_a_fixed_point_of_another_day_is_not_at_stake() -> None:
    programme = agenda(day("a"), day(LUNCH))
    assert Room(programme).until("10:00").do(moves.start).schedule.fixed_point is None


def test_the_day_of_the_schedule_is_that_of_the_current_or_following_session() -> None:
    room = Room(agenda(day("a"), day("b")))
    assert room.schedule.day == 0
    room.until("10:00").do(moves.start)
    assert room.schedule.day == 0
    room.wait(30).do(moves.end)
    assert room.schedule.day == 1
    room.do(moves.skip, "b")
    assert room.schedule.day == 1
    assert room.schedule.following is None


def test_a_schedule_without_sessions_is_empty() -> None:
    schedule = Room(agenda(day())).schedule
    assert schedule.rows == ()
    assert schedule.day == 0
    assert schedule.offset == ZERO

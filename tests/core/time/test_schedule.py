"""Where the meeting stands, what to expect of it, and whether the next fixed point is kept."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from builders import DATE, ZONE, Room, agenda, at, day, minutes, one_day, session
from facilitator.core.base.ids import SessionId
from facilitator.core.base.refusal import Refused
from facilitator.core.base.span import ZERO
from facilitator.core.record.programme import Rebalanced
from facilitator.core.record.sessions import Extended, LeftoverChoice, SessionReopened
from facilitator.core.record.speakers import SpeakerLost
from facilitator.core.review.review import review
from facilitator.core.time import moves, programme_moves
from facilitator.core.time.rebalance.propose import rebalance
from facilitator.core.time.schedule import Phase, Status, day_at, phase_of, schedule


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


FRIDAY = dt.date(2013, 3, 22)
SATURDAY = dt.date(2013, 3, 23)


def two_days() -> Room:
    return Room(agenda(day("a", "b"), day("c", "d", start="09:00")))


def three_days() -> Room:
    return Room(agenda(day("a", "b"), day("c", "d"), day("e")))


def test_the_offset_never_carries_overnight() -> None:
    room = two_days().until("10:50").do(moves.start)
    assert room.schedule.offset == minutes(50)
    assert room.expected("c") == ("09:00", "09:30")
    room.until("11:30").do(moves.next_session).until("12:30").do(moves.next_session)
    assert room.schedule.offset == ZERO
    assert room.schedule.following == room.row("c")


def test_the_last_session_of_a_day_just_ends_and_the_next_day_waits_for_its_date() -> None:
    room = two_days().until("10:00").do(moves.start).do(moves.next_session).until("11:00")
    room.do(moves.next_session)
    assert room.state.current is None
    for move in (moves.toggle, moves.next_session, moves.start):
        with pytest.raises(Refused, match="on day"):
            move(room.state, room.now)
    with pytest.raises(Refused, match="left to skip"):
        moves.skip(room.state, room.now)
    assert room.until("08:50", FRIDAY).do(moves.toggle).state.current == "c"


def test_a_later_day_can_be_begun_early_on_purpose_and_goes_on() -> None:
    room = two_days().until("10:00").do(moves.go_to, "c").wait(10)
    assert room.expected("d") == ("10:30", "11:00")
    assert room.do(moves.next_session).state.current == "d"
    room.until("10:20").do(moves.back).do(moves.end)
    # What is left of the day is still expected when its own date opens.
    assert room.row("d").status is Status.INTERRUPTED
    assert room.row("d").expected_start == at("09:00", FRIDAY)


def test_what_was_held_the_day_before_does_not_pull_its_day_forward() -> None:
    room = two_days().until("10:00").do(moves.go_to, "c").wait(10).do(moves.end)
    assert room.row("d").expected_start == at("09:00", FRIDAY)


@pytest.mark.parametrize(
    ("hours", "clock", "date", "on"),
    [
        (1, "10:00", DATE, 0),
        (1, "23:59", DATE, 0),
        (1, "00:00", FRIDAY, 1),  # the day ended at 11, so midnight parts the days
        (1, "12:00", SATURDAY, 1),
        (16, "05:29", FRIDAY, 0),  # day ends 2, and what is left of the night is halved
        (16, "05:30", FRIDAY, 1),
        (30, "08:59", FRIDAY, 0),  # the day ends after the next one begins
        (30, "09:00", FRIDAY, 1),
    ],
)
def test_a_day_begins_at_midnight_or_in_the_middle_of_what_is_left_of_the_night(
    hours: int, clock: str, date: dt.date, on: int
) -> None:
    room = Room(agenda(day(session("a", hours * 60)), day("b", start="09:00"))).until(clock, date)
    assert day_at(room.state, room.now) == on


@pytest.mark.parametrize("started", [False, True])
def test_in_the_morning_the_new_day_opens_whatever_was_left_of_the_one_before(
    started: bool,
) -> None:
    room = two_days()
    if started:
        room.until("10:00").do(moves.start).until("10:30").do(moves.end)
    room.until("08:50", FRIDAY)
    assert room.row("b").status is Status.PASSED
    assert room.schedule.following == room.row("c")
    assert room.schedule.offset == ZERO
    assert room.do(moves.toggle).state.current == "c"
    left = [slot.session.id for slot in moves.left_over(room.state, 1)]
    assert left == (["b"] if started else ["a", "b"])


def test_a_session_left_running_overnight_ends_and_the_new_day_opens() -> None:
    room = two_days().until("10:00").do(moves.start).until("08:55", FRIDAY)
    assert room.schedule.following == room.row("c")
    room.do(moves.next_session)
    assert room.state.current is None
    assert room.do(moves.next_session).state.current == "c"


def test_a_day_whose_first_session_has_its_own_start_opens_like_any_other() -> None:
    room = Room(agenda(day("a", "b"), day(session("c", start="10:00"), "d")))
    room.until("10:00").do(moves.start).do(moves.end).until("10:05", FRIDAY)
    assert room.schedule.following == room.row("c")


def test_sessions_may_pass_midnight() -> None:
    night = day("a", session("b", 60), session("c", start="00:30"), start="23:00")
    room = Room(agenda(night, day("d", start="12:00"))).until("23:00").do(moves.start)
    room.until("23:30").do(moves.next_session)
    assert room.row("c").slot.start == at("00:30", FRIDAY)
    room.until("00:20", FRIDAY)
    assert room.schedule.remaining == minutes(10)
    room.until("00:35", FRIDAY).do(moves.end)
    assert room.schedule.following == room.row("c")
    assert room.schedule.offset == minutes(5)
    assert room.do(moves.toggle).state.current == "c"


def test_what_was_left_over_comes_before_what_closes_the_next_day() -> None:
    room = two_days().until("10:00").do(moves.start).until("10:30").do(moves.end)
    room.do(moves.settle_leftover, ("b",), "next-day")
    rows = room.schedule.rows
    assert [row.session.id for row in rows] == ["a", "c", "b", "d"]
    assert room.row("b").slot.day == 1
    assert room.row("b").slot.start == at("09:30", FRIDAY)
    assert room.state.finished is False
    assert moves.left_over(room.state, 1) == ()


@pytest.mark.parametrize("choice", ["homework", "dropped"])
def test_what_becomes_homework_or_is_dropped_is_not_held(choice: LeftoverChoice) -> None:
    room = two_days().until("10:00").do(moves.start).until("10:30").do(moves.end)
    room.do(moves.settle_leftover, ("b",), choice)
    assert room.row("b").status is Status.SKIPPED
    assert room.state.leftovers == {"b": choice}
    assert room.do(moves.go_to, "b").state.leftovers == {}  # it is held after all


def test_what_is_left_over_twice_is_carried_twice() -> None:
    room = three_days().until("11:00").do(moves.settle_leftover, ("a",), "next-day")
    room.until("20:00", FRIDAY).do(moves.settle_leftover, ("a",), "next-day")
    slot = room.state.slot("a")
    assert slot is not None
    assert slot.day == 2
    assert slot.start == at("10:30", SATURDAY)
    with pytest.raises(Refused, match="no later day"):
        moves.settle_leftover(room.state, room.now, ("a",), "next-day")


def test_what_is_carried_and_then_dropped_stays_on_its_new_day() -> None:
    room = three_days().until("11:00").do(moves.settle_leftover, ("a",), "next-day")
    room.until("20:00", FRIDAY).do(moves.settle_leftover, ("a",), "dropped")
    assert [slot.session.id for slot in room.state.slots] == ["b", "c", "a", "d", "e"]
    assert room.row("a").status is Status.SKIPPED


def test_what_nobody_settled_in_time_is_carried_to_the_day_that_has_come() -> None:
    room = three_days().until("08:00", SATURDAY).do(moves.settle_leftover, ("a",), "next-day")
    slot = room.state.slot("a")
    assert slot is not None
    assert slot.day == 2


def test_a_day_emptied_of_its_sessions_opens_with_what_is_carried_to_it() -> None:
    room = Room(agenda(day("a"), day("b", start="09:00"), day("c")))
    room.until("11:00").do(moves.settle_leftover, ("b",), "next-day")
    room.do(moves.settle_leftover, ("a",), "next-day")
    assert [(slot.session.id, slot.day) for slot in room.state.slots] == [
        ("a", 1),
        ("c", 2),
        ("b", 2),
    ]
    assert room.state.slots[0].start == at("09:00", FRIDAY)


def test_an_interrupted_session_goes_on_the_next_day_with_what_was_left_of_it() -> None:
    room = two_days().until("10:00").do(moves.start).until("10:30").do(moves.next_session)
    room.until("10:40").do(moves.back).until("10:45").do(moves.end)
    room.do(moves.settle_leftover, ("b",), "next-day").until("10:00", FRIDAY)
    room.do(moves.go_to, "b")
    assert room.schedule.remaining == minutes(20)


def test_what_was_late_and_accepted_on_one_day_is_not_on_the_next() -> None:
    room = Room(agenda(day(session("z", 10), session("a", 60)), day("c", start="09:30")))
    room.until("10:00").do(moves.start).until("10:20").do(moves.next_session).until("10:25")
    room.put(Rebalanced())
    room.until("10:30").do(moves.back).until("10:35").do(moves.end)
    room.do(moves.settle_leftover, ("a",), "next-day").until("09:30", FRIDAY)
    slot = room.row("a").slot
    room.until(f"{slot.start.astimezone(ZoneInfo(ZONE)):%H:%M}", FRIDAY).do(moves.go_to, "a")
    assert room.row("a").due_end == slot.end
    assert room.schedule.offset == minutes(-10)  # what it had on the day before


def test_what_was_lost_to_another_on_one_day_ends_on_the_next_as_planned() -> None:
    room = Room(agenda(day("a", "b"), day("c", start="09:30"))).until("10:00").do(moves.start)
    room.until("10:10").put(SpeakerLost(SessionId("a"), SessionId("b")))
    assert room.state.of(SessionId("b")).put_off == minutes(10)
    room.until("10:25").put(SessionReopened(SessionId("a")))
    room.until("10:30").do(moves.end).do(moves.settle_leftover, ("b",), "next-day")
    assert room.row("b").due_end == room.row("b").slot.end


def test_what_was_carried_untouched_is_not_expected_some_seconds_early() -> None:
    room = Room(agenda(day("a", "b"), day("d", start="09:00"))).until("10:00").do(moves.start)
    room.until("10:30").do(moves.end).do(moves.settle_leftover, ("b",), "next-day")
    room.until("08:59:30", FRIDAY).do(moves.go_to, "d")
    assert room.row("b").slot.start == at("09:30", FRIDAY)
    assert room.expected("b") == ("09:30", "10:00")


@pytest.mark.parametrize("session_id", ["a", "b", "x"])
def test_only_what_was_not_held_is_left_over(session_id: str) -> None:
    room = two_days().until("10:00").do(moves.start).until("10:30").do(moves.next_session)
    with pytest.raises(Refused):
        moves.settle_leftover(room.state, room.now, (session_id,), "dropped")
    with pytest.raises(Refused, match="No session was left"):
        moves.settle_leftover(room.state, room.now, (), "dropped")


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


def test_when_what_was_interrupted_is_due_does_not_depend_on_the_second() -> None:
    room = Room(one_day("a", "b")).until("10:00").do(moves.start).until("10:10:50")
    room.do(moves.next_session).until("10:12:05").do(moves.back).until("10:38:05").do(moves.end)
    due = set[str]()
    for _ in range(120):
        due.add(room.clock(room.row("b").due))
        assert room.schedule.behind == room.row("b").late
        room.wait(SECOND)
    assert due == {"10:32"}


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


SPRING = dt.date(2013, 3, 31)  # 02:00 becomes 03:00
AUTUMN = dt.date(2013, 10, 27)  # 03:00 becomes 02:00


@pytest.mark.parametrize(
    ("date", "start", "then", "fold", "passed"),
    [
        (SPRING, "01:30", "03:15", 0, 45),
        (AUTUMN, "01:30", "02:15", 0, 45),
        (AUTUMN, "01:30", "02:15", 1, 105),
        (AUTUMN, "01:30", "03:15", 0, 165),
    ],
)
def test_remaining_is_exact_across_a_change_of_the_clocks(
    date: dt.date, start: str, then: str, fold: int, passed: int
) -> None:
    room = Room(agenda(day(session("a", 180), date=date, start=start))).until(start, date)
    room.do(moves.start).until(then, date, fold=1 if fold else 0)
    assert room.schedule.remaining == minutes(180 - passed)
    assert room.schedule.offset == minutes(0)


@pytest.mark.parametrize(("date", "slack"), [(SPRING, 60), (AUTUMN, 180)])
def test_a_pause_and_a_forecast_are_exact_across_a_change_of_the_clocks(
    date: dt.date, slack: int
) -> None:
    fixed = session("c", start="05:00")
    programme = agenda(day(session("a", 60), "b", fixed, date=date, start="01:30"))
    room = Room(programme).until("01:30", date).do(moves.start).wait(20).do(moves.pause).wait(50)
    assert room.schedule.remaining == minutes(40)
    assert room.schedule.offset == minutes(50)
    assert room.row("b").expected_start == at("01:30", date) + minutes(110)
    point = room.schedule.fixed_point
    assert point is not None
    assert point.slack == minutes(slack)


def test_a_forecast_across_a_change_of_clocks_is_exact_in_whichever_zone_it_is_asked() -> None:
    room = Room(agenda(day(session("a", 60), session("b", 60), date=SPRING, start="00:30")))
    room.until("00:30", SPRING).do(moves.start)
    elsewhere = room.now.astimezone(ZoneInfo(ZONE))
    assert schedule(room.state, elsewhere).rows == room.schedule.rows


def test_what_was_late_is_the_plan_after_a_rebalance() -> None:
    room = Room(one_day("a", session("b", 30, 20), session("c", start="11:00"))).until("10:07:30")
    room.do(moves.start).until("10:20").do(rebalance)
    assert [row.late for row in room.schedule.rows] == [minutes(0)] * 3
    assert room.schedule.behind == minutes(0)
    room.until("10:41")  # it goes on for longer than it had asked for
    assert room.schedule.behind == minutes(4)


def test_what_is_early_is_so_by_the_clock_times() -> None:
    room = Room(one_day("a", "b")).until("09:55:40").do(moves.start)
    assert room.row("a").late == minutes(-5)
    assert room.schedule.behind == minutes(-5)
    assert room.row("b").late == minutes(-5)


def test_what_was_begun_and_left_within_a_minute_is_passed_by() -> None:
    room = (
        Room(one_day("a", "b", "c")).until("10:00").do(moves.start).wait(dt.timedelta(seconds=30))
    )
    room.do(moves.next_session).wait(1).do(moves.next_session)
    assert [row.status for row in room.schedule.rows][:2] == [Status.PASSED, Status.DONE]
    assert [row.held for row in room.schedule.rows] == [False, True, False]


def test_what_ends_some_seconds_early_lets_the_next_begin_as_planned() -> None:
    room = Room(one_day("a", "b", "c")).until("09:59:50").do(moves.start)
    assert [room.expected(id_)[0] for id_ in "bc"] == ["10:30", "11:00"]
    assert room.until("10:29:50").do(moves.next_session).expected("c")[0] == "11:00"
    room = Room(one_day("a", "b")).until("09:59").do(moves.start)
    assert room.expected("b")[0] == "10:29"


@pytest.mark.parametrize("begun", [0, 10, 29, 30, 45, 59])
def test_what_is_left_for_another_is_as_late_as_the_header_says(begun: int) -> None:
    for left in range(0, 60, 7):
        room = Room(one_day("a", "b", "c")).until(f"10:03:{begun:02}").do(moves.start)
        room.until(f"10:10:{left:02}").put(SpeakerLost("a", "b"))
        for _ in range(60):
            assert room.row("a").late == room.row("b").late == room.schedule.behind
            room.wait(SECOND)


def test_what_was_carried_begins_on_the_day_that_it_goes_on() -> None:
    made = agenda(day("a", session("b", 60)), day("c", "d"))
    next_ = DATE + dt.timedelta(days=1)
    room = Room(made).until("10:00").do(moves.start).until("10:30").do(moves.next_session)
    room.until("10:50").put(SessionReopened("a"))
    room.until("11:00").do(moves.end).do(moves.settle_leftover, ["b"], "next-day")
    assert room.row("b").actual_start is None
    assert room.clock(room.row("b").begins) == "10:30"  # after c, of the next day
    room.until("10:00", next_).do(moves.start).until("10:35", next_).do(moves.next_session)
    assert (room.clock(room.row("b").begins), room.row("b").late) == ("10:35", minutes(5))
    assert room.row("b").expected_end == at("11:15", next_)  # what was left of it
    room.until("10:45", next_).do(moves.next_session)
    assert (room.clock(room.row("b").begins), room.row("b").late) == ("10:35", minutes(5))
    assert review(room.state, room.now).days[1].sessions[1].started_late == minutes(5)

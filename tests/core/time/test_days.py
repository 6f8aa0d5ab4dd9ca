"""Days: nights in between, dates that move, and what was left over."""

from __future__ import annotations

import datetime as dt

import pytest

from builders import DATE, Room, agenda, at, day, minutes, session
from facilitator.core.base.refusal import Refused
from facilitator.core.base.span import ZERO
from facilitator.core.notes import moves as note_moves
from facilitator.core.notes.capture import Capture
from facilitator.core.record.opening import AgendaRevised
from facilitator.core.record.sessions import LeftoverChoice
from facilitator.core.time import moves
from facilitator.core.time.schedule import Status, day_at

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
        (16, "05:29", FRIDAY, 0),  # the day ends at 2, and what is left of the night is halved
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


# Leftovers


def test_what_was_left_over_goes_to_the_end_of_the_next_day() -> None:
    room = two_days().until("10:00").do(moves.start).until("10:30").do(moves.end)
    room.do(moves.settle_leftover, ("b",), "next-day")
    rows = room.schedule.rows
    assert [row.session.id for row in rows] == ["a", "c", "d", "b"]
    assert rows[-1].slot.day == 1
    assert rows[-1].slot.start == at("10:00", FRIDAY)
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
    assert [slot.session.id for slot in room.state.slots] == ["b", "c", "d", "a", "e"]
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


@pytest.mark.parametrize("session_id", ["a", "b", "x"])
def test_only_what_was_not_held_is_left_over(session_id: str) -> None:
    room = two_days().until("10:00").do(moves.start).until("10:30").do(moves.next_session)
    with pytest.raises(Refused):
        moves.settle_leftover(room.state, room.now, (session_id,), "dropped")
    with pytest.raises(Refused, match="No session was left"):
        moves.settle_leftover(room.state, room.now, (), "dropped")


# Dates


def test_making_today_day_n_moves_the_dates_and_keeps_the_clock_times() -> None:
    room = three_days().do(moves.move_day, 1, dt.date(2013, 4, 8))
    assert room.state.dates == (dt.date(2013, 4, 8), dt.date(2013, 4, 9), dt.date(2013, 4, 10))
    # Clocks went forward on 31 March in between.
    assert room.state.slots[0].start == at("10:00", dt.date(2013, 4, 8))


def test_a_day_held_stays_where_it_was_and_those_to_come_move_along() -> None:
    room = three_days().until("10:00").do(moves.start).do(moves.end)
    room.do(moves.move_day, 2, dt.date(2013, 3, 27))
    assert room.state.dates == (DATE, dt.date(2013, 3, 27), dt.date(2013, 3, 28))
    assert room.state.day_begun(0)
    assert not room.state.day_begun(1)


@pytest.mark.parametrize(
    ("n", "date", "reason"),
    [
        (0, FRIDAY, "no day"),
        (4, FRIDAY, "no day"),
        (2, DATE, "out of order"),
        (2, dt.date(2013, 3, 1), "out of order"),
        (3, FRIDAY, "out of order"),  # day 2 would share the date of day 1
        (2, dt.date(9999, 1, 1), "no date"),
        (2, dt.date(1, 1, 1), "no date"),
    ],
)
def test_a_day_that_cannot_be_held_then_is_refused(n: int, date: dt.date, reason: str) -> None:
    room = three_days().until("10:00").do(moves.start).do(moves.end)
    with pytest.raises(Refused, match=reason):
        moves.move_day(room.state, room.now, n, date)


def test_a_day_held_cannot_share_the_date_of_a_later_one_held() -> None:
    room = three_days().until("10:00", FRIDAY).do(moves.go_to, "c").do(moves.end)
    with pytest.raises(Refused, match="out of order"):
        moves.move_day(room.state, room.now, 1, FRIDAY)


def test_days_that_were_moved_stay_so_when_the_agenda_is_read_again() -> None:
    room = two_days().do(moves.move_day, 1, dt.date(2013, 4, 8))
    room.put(AgendaRevised("", agenda(day("a", "x"), day("c"), day("e"))))
    assert room.state.dates == (dt.date(2013, 4, 8), dt.date(2013, 4, 9), dt.date(2013, 4, 10))


def test_a_date_changed_in_the_agenda_counts() -> None:
    room = two_days().do(moves.move_day, 1, dt.date(2013, 4, 8))
    room.put(AgendaRevised("", agenda(day("a"), day("c", date=dt.date(2013, 4, 12)))))
    assert room.state.dates == (dt.date(2013, 4, 8), dt.date(2013, 4, 12))


def test_a_capture_after_midnight_still_belongs_to_the_evening() -> None:
    room = Room(agenda(day(session("a", 120), start="23:00"), day("b", start="14:00")))
    room.until("23:00").do(moves.start).until("00:50", FRIDAY).do(moves.end)
    room.do(note_moves.capture, Capture("note", "x"))
    assert [note.session for note in room.state.notes.values()] == ["a"]

"""What each move of a meeting's times does and when it is refused, undo and time away included."""

from __future__ import annotations

import datetime as dt

import pytest

from builders import DATE, Room, agenda, at, day, minutes, one_day, refusal, session
from facilitator.core.base.refusal import Refused
from facilitator.core.base.span import ZERO, Span
from facilitator.core.notes import moves as note_moves
from facilitator.core.notes.capture import Capture
from facilitator.core.record.move import Move, bound
from facilitator.core.record.opening import AgendaRevised
from facilitator.core.record.sessions import (
    AwayChoice,
    Extended,
    Paused,
    Resumed,
    SessionStarted,
)
from facilitator.core.time import moves
from facilitator.core.time.schedule import Status
from facilitator.files import catalogues


def test_space_starts_pauses_and_goes_on() -> None:
    room = Room(one_day("a", "b")).until("10:00")
    facts = [room.do(moves.toggle).events[-1].fact for _ in range(4)]
    assert facts == [
        SessionStarted("a"),
        Paused("a"),
        Resumed("a"),
        Paused("a"),
    ]


def test_start_lets_a_paused_session_go_on_and_is_refused_while_one_runs() -> None:
    room = Room(one_day("a")).until("10:00").do(moves.start)
    assert "already running" in refusal(room, moves.start)
    room.do(moves.pause).do(moves.start)
    assert not room.state.paused


# Pause


def test_a_pause_accrues_lateness_live() -> None:
    room = Room(one_day("a", "b")).until("10:00").do(moves.start).until("10:10").do(moves.pause)
    for clock, offset in [("10:10", 0), ("10:11", 1), ("10:25", 15)]:
        room.until(clock)
        assert room.schedule.offset == minutes(offset)
        assert room.schedule.remaining == minutes(20)
        assert room.row("b").expected_start == at("10:30") + minutes(offset)


def test_pauses_add_up() -> None:
    room = Room(one_day("a")).until("10:00").do(moves.start)
    for length in (3, 4, 0.5):
        room.wait(1).do(moves.pause).wait(length).do(moves.toggle)
    assert room.state.of("a").still(room.now) == minutes(7.5)
    assert room.clock(room.row("a").expected_end) == "10:37:30"
    assert room.state.of("a").used(room.now) == minutes(3)


def test_a_paused_session_that_ends_ends_its_pause() -> None:
    room = Room(one_day("a", "b")).until("10:00").do(moves.start).wait(10).do(moves.pause).wait(5)
    room.do(moves.next_session).wait(60)
    of = room.state.of("a")
    assert not of.paused
    assert of.still(room.now) == minutes(5)
    assert of.used(room.now) == minutes(10)


def test_pause_is_refused_when_nothing_runs_or_it_is_paused_already() -> None:
    room = Room(one_day("a")).until("10:00")
    assert "No session is running" in refusal(room, moves.pause)
    room.do(moves.start).do(moves.pause)
    assert "already paused" in refusal(room, moves.pause)


# Extend


@pytest.mark.parametrize("fixed", [False, True])
def test_extend_changes_x_only(fixed: bool) -> None:
    room = Room(one_day(session("a", end_fixed=fixed), "b")).until("10:00").do(moves.start).wait(3)
    before = room.state.of("a")
    for added in (5, 1, -2):
        room.do(moves.extend, added)
    after = room.state.of("a")
    assert after.added == minutes(4)
    assert (after.spans, after.pauses, after.away) == (before.spans, before.pauses, before.away)
    assert room.state.slots == Room(one_day(session("a", end_fixed=fixed), "b")).state.slots
    assert room.clock(room.row("a").expected_end) == "10:34"


def test_an_extension_below_zero_remaining_means_ended_now() -> None:
    room = Room(one_day("a", "b")).until("10:00").do(moves.start).until("10:27")
    room.do(moves.extend, -5)
    assert room.schedule.remaining == ZERO
    assert room.row("a").expected_end == room.now
    assert room.state.of("a").added == minutes(-3)


def test_less_time_is_refused_when_none_is_left() -> None:
    room = Room(one_day("a")).until("10:00").do(moves.start).until("10:31")
    assert "used up" in refusal(room, moves.extend, -1)
    assert room.do(moves.extend, 5).schedule.remaining == minutes(4)


def test_less_time_than_is_left_takes_what_is_left_to_the_second() -> None:
    room = Room(one_day("a")).until("10:00").do(moves.start).until("10:29:59")
    assert room.do(moves.extend, -1).schedule.remaining == ZERO
    assert room.events[-1].fact == Extended("a", -1)


def test_extending_while_paused_adds_to_what_is_left() -> None:
    room = Room(one_day("a")).until("10:00").do(moves.start).until("10:25").do(moves.pause).wait(30)
    assert room.do(moves.extend, -10).schedule.remaining == ZERO
    assert room.do(moves.extend, 2).schedule.remaining == minutes(2)
    assert room.state.paused


@pytest.mark.parametrize(
    ("added", "reason"),
    [
        (0, "Zero minutes change nothing."),
        *((n, "That is more than 24 hours.") for n in (1441, -1441, 10**15)),
    ],
)
def test_extend_refuses_nothing_and_slips_of_the_keyboard(added: int, reason: str) -> None:
    room = Room(one_day("a")).until("10:00").do(moves.start)
    with pytest.raises(Refused) as refusal:
        room.do(moves.extend, added)
    assert catalogues.load("en").say(refusal.value.phrase) == reason


def test_extend_is_refused_when_nothing_runs_or_the_session_is_gone() -> None:
    room = Room(one_day("a", "b"))
    assert "No session is running" in refusal(room, moves.extend, 5)
    room.until("10:00").put(SessionStarted("gone"))
    assert "no longer in the agenda" in refusal(room, moves.extend, 5)


# Next, end, skip


def test_next_ends_the_running_session_and_starts_the_following_at_the_same_instant() -> None:
    room = Room(one_day("a", "b")).until("10:00").do(moves.next_session).until("10:28")
    room.do(moves.next_session)
    assert room.row("a").actual_end == room.row("b").actual_start == at("10:28")
    assert room.state.current == "b"


def test_the_last_session_of_a_meeting_ends_and_the_meeting_never_wraps_to_day_one() -> None:
    room = Room(one_day("a", "b", "c")).until("10:00").do(moves.go_to, "c").wait(10)
    room.do(moves.next_session)
    assert room.state.current is None
    assert not room.state.finished
    assert "at its end" in refusal(room, moves.next_session)
    assert "at its end" in refusal(room, moves.toggle)
    assert "No session is left" in refusal(room, moves.skip)


def test_a_meeting_with_every_session_over_is_finished() -> None:
    room = Room(one_day("a", "b")).until("10:00").do(moves.start).do(moves.skip).do(moves.end)
    assert room.state.finished
    assert "Every session is over" in refusal(room, moves.start)


def test_end_is_refused_when_nothing_runs() -> None:
    assert "No session is running" in refusal(Room(one_day("a")), moves.end)


def test_skip_leaves_out_the_next_session_and_keeps_its_row() -> None:
    room = Room(one_day("a", "b", "c")).until("10:00").do(moves.start).do(moves.skip)
    assert room.row("b").status is Status.SKIPPED
    assert [row.session.id for row in room.schedule.rows] == ["a", "b", "c"]
    room.do(moves.next_session)
    assert room.state.current == "c"


def test_skip_leaves_the_running_and_the_held_sessions_alone() -> None:
    room = Room(one_day("a", "b")).until("10:00").do(moves.start)
    assert "has not been held" in refusal(room, moves.skip, "a")
    room.do(moves.next_session)
    assert "has not been held" in refusal(room, moves.skip, "a")
    assert "There is no session" in refusal(room, moves.skip, "x")


def test_a_skipped_session_can_be_held_after_all() -> None:
    room = Room(one_day("a", "b")).do(moves.skip, "a").until("10:00").do(moves.go_to, "a")
    assert room.row("a").status is Status.RUNNING


# Back and go to


def test_back_reopens_with_a_second_interval_and_never_erases_the_first() -> None:
    room = Room(one_day("a", "b")).until("10:00").do(moves.start).until("10:20").do(moves.end)
    room.until("10:27").do(moves.back)
    spans = room.state.of("a").spans
    assert [(room.clock(s.start), room.clock(s.end)) for s in spans] == [
        ("10:00", "10:20"),
        ("10:27", "-"),
    ]
    assert room.row("a").actual_start == at("10:00")
    assert room.row("a").actual_end is None


def test_the_time_between_two_intervals_counts_as_stillness() -> None:
    room = Room(one_day("a", "b")).until("10:00").do(moves.start).until("10:20").do(moves.end)
    room.until("10:27").do(moves.back).until("10:30")
    assert room.state.of("a").still(room.now) == minutes(7)
    assert room.state.of("a").used(room.now) == minutes(23)
    assert room.schedule.remaining == minutes(7)
    assert room.expected("a") == ("10:00", "10:37")
    assert room.schedule.offset == minutes(7)


def test_back_leaves_the_running_session_unfinished_and_next_goes_on_with_it() -> None:
    room = Room(one_day("a", "b", "c")).until("10:00").do(moves.start).until("10:30")
    room.do(moves.next_session).until("10:40").do(moves.back)
    assert room.row("b").status is Status.INTERRUPTED
    room.until("10:45").do(moves.next_session)
    assert room.state.current == "b"
    assert len(room.state.of("b").spans) == 2
    assert room.schedule.remaining == minutes(20)


def test_back_twice_goes_back_two_sessions() -> None:
    room = Room(one_day("a", "b", "c")).until("10:00")
    for _ in range(3):
        room.do(moves.next_session).wait(10)
    assert room.do(moves.back).state.current == "b"
    assert room.wait(1).do(moves.back).state.current == "a"
    assert "No session has ended" in refusal(room, moves.back)
    order = [str(room.wait(1).do(moves.next_session).state.current) for _ in range(2)]
    assert order == ["b", "c"]


def test_back_after_a_session_run_through_at_once_goes_to_that_session() -> None:
    room = Room(one_day("a", "b", "c")).until("10:00").do(moves.start).wait(10)
    room.do(moves.next_session).do(moves.next_session)
    assert room.state.current == "c"
    assert room.do(moves.back).state.current == "b"


def test_back_after_a_jump_goes_to_where_the_meeting_came_from() -> None:
    room = Room(one_day("a", "b", "c")).until("10:00").do(moves.start).wait(10)
    room.do(moves.go_to, "c").wait(10)
    assert room.do(moves.back).state.current == "a"


def test_go_to_starts_any_session_and_ends_the_running_one() -> None:
    room = Room(one_day("a", "b", "c")).until("10:00").do(moves.start).wait(10).do(moves.go_to, "c")
    assert room.state.current == "c"
    assert room.row("a").status is Status.DONE
    room.wait(10).do(moves.go_to, "b")
    assert room.state.current == "b"
    assert room.row("c").status is Status.DONE


def test_go_to_a_session_that_has_ended_reopens_it() -> None:
    room = Room(one_day("a", "b")).until("10:00").do(moves.start).wait(10).do(moves.next_session)
    room.wait(10).do(moves.go_to, "a")
    assert len(room.state.of("a").spans) == 2
    assert room.row("b").status is Status.INTERRUPTED


def test_go_to_refuses_the_running_session_and_an_unknown_one() -> None:
    room = Room(one_day("a")).until("10:00").do(moves.start)
    assert "is running" in refusal(room, moves.go_to, "a")
    assert "There is no session" in refusal(room, moves.go_to, "x")


# Close


def test_closing_ends_the_running_session_and_nothing_more_is_awaited() -> None:
    room = Room(one_day("a", "b", session("c", start="12:00"))).until("10:00").do(moves.start)
    room.until("10:20").do(moves.close).wait(5)
    assert room.state.finished
    assert room.row("a").status is Status.DONE
    assert room.row("b").status is Status.PASSED
    schedule = room.schedule
    assert (schedule.current, schedule.following, schedule.fixed_point) == (None, None, None)
    assert schedule.offset == ZERO


def test_a_closed_meeting_does_not_go_on_by_a_stray_key() -> None:
    room = Room(one_day("a", "b")).until("10:00").do(moves.start).do(moves.close)
    for move in (moves.toggle, moves.start, moves.next_session, moves.close):
        assert "closed" in refusal(room, move)
    assert "No session is left" in refusal(room, moves.skip)
    assert "No session is running" in refusal(room, moves.pause)


def test_a_closed_meeting_goes_on_when_asked_to() -> None:
    room = Room(one_day("a", "b")).until("10:00").do(moves.start).do(moves.close)
    assert not room.do(moves.go_to, "b").state.closed
    room.do(moves.close).do(moves.back)
    assert room.state.current == "b"
    assert not room.state.finished


# Undo


def test_every_step_can_be_undone_several_times() -> None:
    room = Room(agenda(day("a", "b", "c"), day("d"))).until("10:00")
    states = [room.state]
    steps: list[Move[[]]] = [
        moves.start,
        bound(moves.extend, 5),
        moves.pause,
        moves.toggle,
        bound(note_moves.capture, Capture("note", "x")),
        bound(note_moves.change_note, "e5", Capture("decision", "y")),
        bound(note_moves.remove_note, "e5"),
        moves.skip,
        moves.next_session,
        moves.back,
        bound(moves.settle_away, at("10:00"), at("10:05"), "paused"),
        bound(moves.move_day, 2, dt.date(2013, 3, 25)),
        moves.end,
        bound(moves.settle_leftover, ("c",), "next-day"),
        bound(moves.go_to, "c"),
        moves.close,
    ]
    states.extend(room.wait(1).do(move).state for move in steps)
    for _ in range(2):
        for state in reversed(states[:-1]):
            room.do(moves.undo)
            assert same(room, state)
        assert "nothing to undo" in refusal(room, moves.undo)
        for state in states[1:]:
            room.do(moves.redo)
            assert same(room, state)
        assert "nothing to redo" in refusal(room, moves.redo)


def same(room: Room, state: object) -> bool:
    from msgspec.structs import replace

    now = room.state
    assert isinstance(state, type(now))
    return replace(now, last=None, undone=()) == replace(state, last=None, undone=())


def test_what_was_undone_before_a_new_step_can_no_more_be_redone() -> None:
    room = Room(one_day("a", "b")).until("10:00").do(moves.start).do(moves.pause)
    room.do(moves.undo).do(moves.extend, 5)
    assert "nothing to redo" in refusal(room, moves.redo)
    room.do(moves.undo).do(moves.redo)
    assert "nothing to redo" in refusal(room, moves.redo)
    room.do(moves.undo)
    assert len(room.state.undone) == 1


def test_opening_the_record_cannot_be_undone() -> None:
    assert "nothing to undo" in refusal(Room(one_day("a")), moves.undo)


def asleep() -> Room:
    """Run a session at 10:00, sleep from 10:10 until 10:22."""
    return Room(one_day("a", "b")).until("10:00").do(moves.start).until("10:22")


def settle(room: Room, since: str, until: str, choice: AwayChoice) -> Room:
    return room.do(moves.settle_away, at(since), at(until), choice)


def test_time_away_counts_by_the_wall_clock() -> None:
    room = asleep()
    assert room.schedule.remaining == minutes(8)
    settle(room, "10:10", "10:22", "counted")
    assert room.schedule.remaining == minutes(8)
    assert room.state.of("a").away == minutes(0)


def test_of_two_programs_that_ask_about_the_same_time_the_first_answer_counts() -> None:
    room = settle(asleep(), "10:10", "10:22", "paused")
    with pytest.raises(Refused, match="already accounted for"):
        settle(room, "10:10", "10:22", "paused")
    assert room.schedule.remaining == minutes(20)
    settle(room.until("10:40"), "10:30", "10:40", "paused")
    assert room.schedule.remaining == minutes(12)


def test_time_away_can_be_treated_as_a_pause() -> None:
    room = settle(asleep(), "10:10", "10:22", "paused")
    assert room.schedule.remaining == minutes(20)
    assert room.schedule.offset == minutes(12)
    assert room.state.of("a").used(room.now) == minutes(10)


def test_the_session_can_have_ended_when_the_time_away_began() -> None:
    room = settle(asleep(), "10:10", "10:22", "ended")
    assert room.state.current is None
    assert room.row("a").actual_end == at("10:10")
    assert room.row("a").status is Status.DONE
    assert room.expected("b") == ("10:22", "10:52")


def test_time_away_during_a_pause_is_part_of_that_pause() -> None:
    room = Room(one_day("a")).until("10:00").do(moves.start).until("10:05").do(moves.pause)
    settle(room.until("10:22"), "10:10", "10:22", "paused")
    assert room.state.of("a").still(room.now) == minutes(17)
    assert room.schedule.remaining == minutes(25)


def test_time_away_is_still_time_away_when_a_pause_came_before_the_answer() -> None:
    room = asleep().do(moves.pause).until("10:25")
    settle(room, "10:10", "10:22", "paused")
    assert room.schedule.remaining == minutes(20)


def test_only_time_after_the_session_began_is_taken_from_it() -> None:
    # A co-facilitator went on with the next session while this laptop slept.
    room = Room(one_day("a", "b")).until("10:00").do(moves.start).until("10:20")
    settle(room.do(moves.next_session).until("10:22"), "10:10", "10:22", "paused")
    assert room.state.of("b").still(room.now) == minutes(2)
    assert room.schedule.remaining == minutes(30)


def test_a_session_never_ended_before_it_began() -> None:
    room = Room(one_day("a", "b")).until("10:00").do(moves.start).until("10:20")
    settle(room.do(moves.next_session).until("10:22"), "10:10", "10:22", "ended")
    assert room.state.of("b").spans[-1].end == at("10:20")


@pytest.mark.parametrize("choice", ["counted", "paused"])
@pytest.mark.parametrize("now", ["10:05", "09:20"])
def test_a_clock_set_back_gives_no_time_whatever_is_said_of_it(
    choice: AwayChoice, now: str
) -> None:
    room = Room(one_day("a", "b")).until("10:00").do(moves.start).until("10:20")
    assert room.schedule.remaining == minutes(10)
    offset = room.until(now).now - at("10:20")
    settle(room, "10:20", now, choice)
    assert room.schedule.remaining == minutes(10)
    assert room.schedule.offset == offset
    assert room.state.of("a").used(room.now) == minutes(20)
    room.wait(10).do(moves.end)
    [span] = room.state.of("a").spans
    assert span == Span(at("10:00") + offset, at("10:30") + offset)


def test_two_windows_that_ask_about_a_clock_set_back_take_one_answer() -> None:
    room = Room(one_day("a", "b")).until("10:00").do(moves.start).until("09:30")
    settle(room, "10:20", "09:30", "counted")
    assert refusal(room, moves.settle_away, at("10:20:01"), at("09:30:01"), "counted").startswith(
        "That time was already accounted for"
    )
    room.until("09:20").do(moves.settle_away, at("09:32"), at("09:20"), "counted")
    assert room.schedule.remaining == minutes(8)


def test_a_clock_set_back_while_a_session_is_paused_takes_and_gives_nothing() -> None:
    room = Room(one_day("a", "b")).until("10:00").do(moves.start).until("10:10").do(moves.pause)
    for clock in ("10:20", "09:30", "09:00", "09:05"):
        assert room.until(clock).schedule.remaining == minutes(20)
        assert room.state.of("a").used(room.now) == minutes(10)
    room.do(moves.start).wait(5)
    assert room.schedule.remaining == minutes(15)
    assert room.state.of("a").spans == (Span(at("08:55")),)


def test_a_clock_set_back_during_a_pause_takes_nothing_from_the_session() -> None:
    room = Room(one_day("a")).until("10:00").do(moves.start).until("10:10").do(moves.pause)
    room.until("10:12")
    assert room.schedule.remaining == minutes(20)
    settle(room.until("10:11"), "10:12", "10:11", "paused")
    assert room.schedule.remaining == minutes(20)


def test_a_clock_set_back_before_the_session_began_breaks_nothing() -> None:
    room = Room(one_day("a", "b")).until("10:00").do(moves.start).until("09:30")
    assert room.schedule.remaining == minutes(30), "no more than all there is"
    room.do(moves.pause).wait(5).do(moves.next_session).wait(5)
    assert room.state.of("a").spans[0].length(room.now) == minutes(0)
    assert room.state.current == "b"


def test_time_away_is_settled_only_while_a_session_runs() -> None:
    room = Room(one_day("a"))
    with pytest.raises(Refused, match="No session is running"):
        moves.settle_away(room.state, room.now, at("10:00"), at("10:10"), "counted")


def test_settled_time_can_be_undone() -> None:
    for choice in ("paused", "ended"):
        room = asleep()
        before = room.state.progress
        room.do(moves.settle_away, at("10:10"), at("10:22"), choice).do(moves.undo)
        assert room.state.progress == before
        assert room.state.current == "a"


FRIDAY = dt.date(2013, 3, 22)


def two_days() -> Room:
    return Room(agenda(day("a", "b"), day("c", "d", start="09:00")))


def three_days() -> Room:
    return Room(agenda(day("a", "b"), day("c", "d"), day("e")))


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
        (2, dt.date(9999, 1, 1), "not a date"),
        (2, dt.date(1, 1, 1), "not a date"),
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


def test_nothing_is_left_over_of_a_meeting_that_was_closed() -> None:
    room = Room(agenda(day("a", "b"), day("c"))).until("10:00").do(moves.start).do(moves.end)
    assert [slot.session.id for slot in moves.left_over(room.state, 1)] == ["b"]
    room.do(moves.close)
    assert moves.left_over(room.state, 2) == ()
    room.do(moves.go_to, "b")  # it goes on after all
    assert [slot.session.id for slot in moves.left_over(room.state, 2)] == ["c"]

"""Where the time of a meeting went."""

from __future__ import annotations

from hypothesis import given

from builders import ENGLISH, Room, agenda, day, one_day, session
from core.review.making import LUNCH, held, of
from facilitator.core.base.span import MINUTE, ZERO
from facilitator.core.record.sessions import LeftoverSettled
from facilitator.core.review.balance import Cause
from facilitator.core.review.review import Review
from facilitator.core.review.went import sum_of, to_the_minute, went
from facilitator.core.time import moves, programme_moves
from strategies import meetings


def told(review: Review) -> list[tuple[str, int]]:
    return [(ENGLISH.say(each.of), each.by // MINUTE) for each in went(review)]


def test_what_took_most_stands_first_and_what_gave_most_after_it() -> None:
    found = of(held(("talk", 30, 32), ("break", 15, 10), ("round", 30, 37), ("talk", 5, 4)))
    assert told(found) == [("S2", 7), ("S0", 2), ("S1", -5), ("S3", -1)]
    (only,) = found.days
    assert sum_of(went(found)) == only.ended_late


def test_a_late_start_is_told_before_the_day_is_over() -> None:
    room = Room(one_day("a", "b")).until("10:04").do(moves.next_session).wait(2)
    assert told(of(room)) == [("the start of the day", 4)]


def test_only_what_was_to_begin_at_a_time_and_began_is_held_to_it() -> None:
    room = Room(one_day(session("a", 120), LUNCH, "b")).until("10:00").do(moves.next_session)
    assert not to_the_minute(of(room))
    room = room.wait(126).do(moves.next_session).wait(1)
    assert [(each.slot.session.id, each.started_late) for each in to_the_minute(of(room))] == [
        ("lunch", 6 * MINUTE)
    ]


def test_a_session_added_live_is_told_by_how_much_it_took_too_long() -> None:
    room = Room(one_day("a", "b", "c")).until("10:00").do(moves.next_session)
    room.do(programme_moves.add, "Extra question", 15, after="a").wait(30)
    room.do(moves.next_session).wait(31).do(moves.next_session).wait(2)
    assert told(of(room)) == [("Extra question", 16), ("sessions that were added", 15)]
    assert [each.so_far.stands for each in of(room).days if each.so_far] == [31 * MINUTE]


def test_what_was_put_off_or_held_early_is_told_while_the_day_goes_on() -> None:
    room = Room(one_day("a", "b", "c", "d")).until("10:00").do(moves.next_session).wait(10)
    room.do(moves.skip, "b").do(moves.go_to, "c").wait(33)
    assert told(of(room)) == [("C", 3), ("sessions left out", -30), ("A", -20)]


def test_between_sessions_it_is_told_why_the_next_one_is_late() -> None:
    room = Room(one_day("a", "b", "c")).until("10:00").do(moves.start).wait(25)
    room.do(moves.end).wait(10)
    assert told(of(room)) == [("between sessions", 10), ("A", -5)]


def test_what_was_carried_to_the_next_day_was_left_out_on_its_own() -> None:
    room = Room(agenda(day("a", "b"), day("c", "d"))).until("10:00").do(moves.start).wait(30)
    room.do(moves.end).put(LeftoverSettled(("b",), "next-day"))
    assert told(of(room)) == [("sessions left out", -30)]


@given(meetings())
def test_the_shares_sum_up_to_how_far_the_days_are_from_the_agenda(room: Room) -> None:
    found = of(room)
    assert sum_of(went(found)) == sum(
        (one.so_far.stands for one in found.days if one.so_far is not None), ZERO
    )
    for one in found.days:
        if one.so_far is not None and one.ended_late is not None:
            assert one.so_far.stands == one.ended_late
            assert not {cause for cause, _ in one.balance} & {Cause.EARLY, Cause.PUT_OFF}


@given(meetings(without=("rebalance",)))
def test_while_the_plan_is_the_agenda_they_say_what_the_header_says(room: Room) -> None:
    state, plan = room.state, room.schedule
    here = of(room).days[plan.day]
    assert not any(each.so_far for each in of(room).days[plan.today + 1 :] if not each.actual)
    row = plan.current or plan.following
    as_written = state.programme.days == state.agenda.days and not any(
        of.put_off or of.accepted for of in state.progress.values()
    )
    if row is not None and as_written and not row.progress.pauses and here.so_far is not None:
        assert here.so_far.stands == plan.behind

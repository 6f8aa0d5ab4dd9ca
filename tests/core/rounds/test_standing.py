"""Whose turn it is, for how long, who comes back, and what was answered."""

from __future__ import annotations

import datetime as dt

import pytest

from builders import Room, at, minutes, refusal, session
from core.rounds.making import R, now_and_next, order, programme, room, stands
from facilitator.core.record.opening import AgendaRevised
from facilitator.core.record.people import Arrived, PersonAdded, PersonRemoved
from facilitator.core.record.rounds import TurnStarted
from facilitator.core.record.sessions import AwayChoice
from facilitator.core.rounds import moves as round_moves
from facilitator.core.rounds import standing
from facilitator.core.time import moves, programme_moves


def test_the_time_left_is_shared_among_the_turns_left() -> None:
    on = room()
    assert stands(on).budget == minutes(15)
    assert stands(on).left == 4
    assert now_and_next(on) == "-a"
    on.do(round_moves.next_turn, R).wait(5)
    here = stands(on)
    assert (here.budget, here.elapsed, here.after) == (minutes(15), minutes(5), minutes(15))
    on.do(round_moves.next_turn, R)
    assert stands(on).budget == minutes(55) / 3


def test_a_turn_that_takes_too_long_takes_from_the_others() -> None:
    on = room().do(round_moves.next_turn, R).wait(30)
    here = stands(on)
    assert here.budget == minutes(15)
    assert here.elapsed == minutes(30)
    assert here.after == minutes(10)


def test_a_budget_is_never_negative() -> None:
    on = room().wait(90)
    assert stands(on).budget == minutes(0)
    on.do(round_moves.next_turn, R).wait(10)
    here = stands(on)
    assert (here.budget, here.after) == (minutes(0), minutes(0))


def test_time_given_to_the_session_reaches_every_turn_left() -> None:
    on = room().do(moves.extend, 20)
    assert stands(on).budget == minutes(20)


def test_a_pause_of_the_session_stops_the_turn() -> None:
    on = room().do(round_moves.next_turn, R).wait(5).do(moves.toggle).wait(20)
    assert stands(on).elapsed == minutes(5)
    assert stands(on).budget == minutes(15)
    on.do(moves.toggle).wait(2)
    assert stands(on).elapsed == minutes(7)
    assert standing.used(on.state, R, "a", on.now) == minutes(7)


def test_before_the_session_its_whole_time_is_shared_and_no_turn_begins() -> None:
    on = Room(programme()).until("09:00")
    assert stands(on).budget == minutes(15)
    assert standing.at_hand(on.state, on.schedule) is None
    for move in (round_moves.next_turn, round_moves.previous_turn):
        assert "not running" in refusal(on, move, R)
    on.do(round_moves.answer, R, "a", 1, "Early").do(round_moves.shift, R, "d", -3)
    assert order(on) == "dabc"


def test_after_the_session_nobody_has_a_turn_and_answers_are_still_taken() -> None:
    on = room().do(round_moves.next_turn, R).wait(5).do(moves.next_session).wait(30)
    here = stands(on)
    assert here.current is None
    assert here.budget is None
    assert standing.used(on.state, R, "a", on.now) == minutes(5)
    assert "over" in refusal(on, round_moves.next_turn, R)
    on.do(round_moves.answer, R, "b", 2, "Late")
    assert standing.of_session(on.state, R).answer("b", 2) == "Late"


def test_the_round_at_hand_is_the_one_that_runs_or_is_next_or_was_last() -> None:
    on = Room(programme()).until("10:00")
    seen = [standing.at_hand(on.state, on.schedule)]
    for _ in range(3):
        on.do(moves.next_session).wait(1)
        seen.append(standing.at_hand(on.state, on.schedule))
    assert seen == [None, R, R, R]
    assert standing.in_agenda(on.state) == (R,)


def test_turns_go_round_and_end_with_the_last() -> None:
    on = room("ab")
    seen = []
    for _ in range(3):
        on.do(round_moves.next_turn, R).wait(1)
        seen.append(now_and_next(on))
    assert seen == ["ab", "b-", "--"]
    assert stands(on).left == 0
    assert stands(on).budget is None
    assert refusal(on, round_moves.next_turn, R).startswith("Everybody has had a turn.")


def test_the_rest_of_a_round_is_for_those_who_have_not_had_their_turn() -> None:
    on = room().do(round_moves.shift, R, "d", -3)
    assert order(on) == "dabc"
    on.do(round_moves.next_turn, R).do(round_moves.next_turn, R)
    on.do(programme_moves.split, R, 30, title="Resten", day=1, after="lunch")
    on.do(round_moves.next_turn, R).do(moves.next_session).do(moves.next_session)
    assert "".join(taker.id for taker in standing.takers(on.state, "resten")) == "c"
    assert order(on) == "dabc"
    whole = (
        room("ab")
        .do(round_moves.next_turn, R)
        .do(round_moves.next_turn, R)
        .do(round_moves.next_turn, R)
    )
    whole.do(programme_moves.split, R, 30, title="Resten", day=1)
    assert len(standing.takers(whole.state, "resten")) == 2  # all were heard: all begin anew


@pytest.mark.parametrize(
    ("since", "until", "choice", "a", "b", "elapsed"),
    [
        ("10:40", "10:50", "paused", 10, 10, 10),  # all of it in b's turn, which goes on
        ("10:40", "10:50", "counted", 10, 20, 20),
        ("10:35", "10:45", "paused", 5, 15, 15),  # both turns ran meanwhile
        ("10:45", "10:40", "paused", 10, 25, 25),  # the clock was set back by five minutes
    ],
)
def test_time_away_that_is_a_pause_is_nobody_s_turn(  # noqa: PLR0913, PLR0917 - a table's row
    since: str, until: str, choice: AwayChoice, a: int, b: int, elapsed: int
) -> None:
    on = (
        room()
        .do(round_moves.next_turn, R)
        .until("10:40")
        .do(round_moves.next_turn, R)
        .until("11:00")
    )
    on.do(moves.settle_away, at(since), at(until), choice)
    assert standing.used(on.state, R, "a", on.now) == minutes(a)
    assert standing.used(on.state, R, "b", on.now) == minutes(b)
    assert stands(on).elapsed == minutes(elapsed)
    on.do(round_moves.next_turn, R).wait(3)
    assert stands(on).elapsed == minutes(3)
    assert standing.used(on.state, R, "b", on.now) == minutes(b)
    on.do(round_moves.previous_turn, R).wait(1)
    assert standing.used(on.state, R, "b", on.now) == minutes(b + 1)
    assert stands(on).elapsed == minutes(1)
    on.do(moves.undo).do(moves.undo).do(moves.undo)
    assert stands(on).elapsed == minutes(24)  # b's turn goes on, with all of its time


def test_latecomers_come_last_and_who_left_is_not_called() -> None:
    on = room(per="participant").do(round_moves.shift, R, "åsa-2", -1)
    on.put(PersonAdded("lo", "Lo"), PersonAdded("guest", "Guest", role="guest"))
    assert [taker.id for taker in standing.takers(on.state, R)] == ["åsa-2", "åsa", "lo"]
    on.do(round_moves.next_turn, R).put(PersonRemoved("åsa-2"))
    assert now_and_next(on)[0] == "-"
    assert [taker.id for taker in standing.takers(on.state, R)] == ["åsa", "lo"]


def test_who_was_not_marked_as_present_takes_part() -> None:
    on = room(per="participant")
    before = stands(on)
    on.put(Arrived("åsa", 1))
    assert stands(on) == before


def test_the_order_held_begins_with_the_turns_taken_and_ends_with_who_is_gone() -> None:
    on = room("abc").do(round_moves.next_turn, R).wait(1).do(round_moves.give_turn, R, "c")
    on.do(round_moves.answer, R, "b", 1, "Well on our way")
    assert "".join(taker.id for taker in standing.held(on.state, R)) == "acb"
    on.put(AgendaRevised("", programme("ac")))
    assert "".join(taker.id for taker in standing.held(on.state, R)) == "acb"
    assert order(on) == "ac"


def test_a_round_without_questions_has_one_answer_field() -> None:
    assert standing.questions(session(R, kind="round")) == ("",)


def test_a_turn_told_by_another_program_after_the_end_is_nobodys() -> None:
    made = room("ab")
    made.do(moves.next_session).put(TurnStarted(R, "a"))
    here = stands(made.wait(5))
    assert here.current is None
    assert here.left == 2
    assert standing.used(made.state, R, "a", made.now) == dt.timedelta()


def test_reopening_the_session_lets_the_round_go_on() -> None:
    on = room("abc").do(round_moves.next_turn, R).wait(5).do(moves.next_session).wait(5)
    on.do(moves.back)
    assert now_and_next(on) == "-b"
    assert stands(on).left == 2
    assert on.now == at("10:40")

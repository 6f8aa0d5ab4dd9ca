"""Whose turn it is, for how long, who comes back, and what was answered."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from builders import Room, agenda, at, day, minutes, session
from facilitator.core import events as ev
from facilitator.core import moves, programme_moves, rounds
from facilitator.core.agenda import Agenda, Organisation, Participant, Per
from facilitator.core.moves import Move
from facilitator.core.refused import Refused
from facilitator.core.rounds import Standing

R = "fokus"


def programme(names: str = "abcd", *, per: Per = "organisation", length: int = 60) -> Agenda:
    one = replace(session(R, length, kind="round"), questions=("Where are you?", "Needs?"), per=per)
    return replace(
        agenda(day("talk", one, "lunch")),
        organisations=tuple(Organisation(name, name.upper()) for name in names),
        participants=(
            Participant("Åsa", "a"),
            Participant("Åsa", "b"),
            Participant("Jörgen", role="speaker"),
        ),
    )


def room(names: str = "abcd", *, per: Per = "organisation", length: int = 60) -> Room:
    """Begin the round at 10:30."""
    made = Room(programme(names, per=per, length=length)).until("10:00").do(moves.toggle)
    return made.until("10:30").do(moves.next_session)


def stands(on: Room) -> Standing:
    return rounds.standing(on.state, on.schedule, R)


def order(on: Room) -> str:
    return "".join(taker.id for taker in rounds.takers(on.state, R))


def now_and_next(on: Room) -> str:
    here = stands(on)
    return "".join(taker.id if taker else "-" for taker in (here.current, here.following))


def refusal(on: Room, move: Move, *args: object) -> str:
    with pytest.raises(Refused) as refused:
        on.do(move, *args)
    return refused.value.phrase.text


def test_the_time_left_is_shared_among_the_turns_left() -> None:
    on = room()
    assert stands(on).budget == minutes(15)
    assert stands(on).left == 4
    assert now_and_next(on) == "-a"
    on.do(rounds.next_turn, R).wait(5)
    here = stands(on)
    assert (here.budget, here.elapsed, here.after) == (minutes(15), minutes(5), minutes(15))
    on.do(rounds.next_turn, R)
    assert stands(on).budget == minutes(55) / 3


def test_a_turn_that_takes_too_long_takes_from_the_others() -> None:
    on = room().do(rounds.next_turn, R).wait(30)
    here = stands(on)
    assert here.budget == minutes(15)
    assert here.elapsed == minutes(30)
    assert here.after == minutes(10)


def test_a_budget_is_never_negative() -> None:
    on = room().wait(90)
    assert stands(on).budget == minutes(0)
    on.do(rounds.next_turn, R).wait(10)
    here = stands(on)
    assert (here.budget, here.after) == (minutes(0), minutes(0))


def test_time_given_to_the_session_reaches_every_turn_left() -> None:
    on = room().do(moves.extend, 20)
    assert stands(on).budget == minutes(20)


def test_a_pause_of_the_session_stops_the_turn() -> None:
    on = room().do(rounds.next_turn, R).wait(5).do(moves.toggle).wait(20)
    assert stands(on).elapsed == minutes(5)
    assert stands(on).budget == minutes(15)
    on.do(moves.toggle).wait(2)
    assert stands(on).elapsed == minutes(7)
    assert rounds.used(on.state, R, "a", on.now) == minutes(7)


def test_before_the_session_its_whole_time_is_shared_and_no_turn_begins() -> None:
    on = Room(programme()).until("09:00")
    assert stands(on).budget == minutes(15)
    assert rounds.at_hand(on.state, on.schedule) is None
    for move in (rounds.next_turn, rounds.previous_turn):
        assert "not running" in refusal(on, move, R)
    on.do(rounds.answer, R, "a", 1, "Early").do(rounds.shift, R, "d", -3)
    assert order(on) == "dabc"


def test_after_the_session_nobody_has_a_turn_and_answers_are_still_taken() -> None:
    on = room().do(rounds.next_turn, R).wait(5).do(moves.next_session).wait(30)
    here = stands(on)
    assert here.current is None
    assert here.budget is None
    assert rounds.used(on.state, R, "a", on.now) == minutes(5)
    assert "over" in refusal(on, rounds.next_turn, R)
    on.do(rounds.answer, R, "b", 2, "Late")
    assert rounds.of_session(on.state, R).answer("b", 2) == "Late"


def test_the_round_at_hand_is_the_one_that_runs_or_is_next_or_was_last() -> None:
    on = Room(programme()).until("10:00")
    seen = [rounds.at_hand(on.state, on.schedule)]
    for _ in range(3):
        on.do(moves.next_session).wait(1)
        seen.append(rounds.at_hand(on.state, on.schedule))
    assert seen == [None, R, R, R]
    assert rounds.in_agenda(on.state) == (R,)


def test_turns_go_round_and_end_with_the_last() -> None:
    on = room("ab")
    seen = []
    for _ in range(3):
        on.do(rounds.next_turn, R).wait(1)
        seen.append(now_and_next(on))
    assert seen == ["ab", "b-", "--"]
    assert stands(on).left == 0
    assert stands(on).budget is None
    assert refusal(on, rounds.next_turn, R).startswith("Everybody has had a turn.")


def test_the_rest_of_a_round_is_for_those_who_have_not_had_their_turn() -> None:
    on = room().do(rounds.shift, R, "d", -3)
    assert order(on) == "dabc"
    on.do(rounds.next_turn, R).do(rounds.next_turn, R)
    on.do(programme_moves.split, R, 30, title="Resten", day=1, after="lunch")
    on.do(rounds.next_turn, R).do(moves.next_session).do(moves.next_session)
    assert "".join(taker.id for taker in rounds.takers(on.state, "resten")) == "c"
    assert order(on) == "dabc"
    whole = room("ab").do(rounds.next_turn, R).do(rounds.next_turn, R).do(rounds.next_turn, R)
    whole.do(programme_moves.split, R, 30, title="Resten", day=1)
    assert len(rounds.takers(whole.state, "resten")) == 2  # all were heard: all begin anew


def test_who_is_passed_over_comes_back_last_in_the_order_of_passing() -> None:
    on = room().do(rounds.pass_over, R, "c").do(rounds.next_turn, R).do(rounds.pass_over, R, "a")
    assert now_and_next(on) == "-b"
    seen = []
    for _ in range(4):
        on.do(rounds.next_turn, R).wait(1)
        seen.append(now_and_next(on))
    assert seen == ["bd", "dc", "ca", "a-"]


def test_passing_over_another_leaves_the_running_turn_alone() -> None:
    on = room().do(rounds.next_turn, R).wait(1).do(rounds.pass_over, R, "b").wait(1)
    assert now_and_next(on) == "ac"
    assert stands(on).elapsed == minutes(2)


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
    since: str, until: str, choice: ev.AwayChoice, a: int, b: int, elapsed: int
) -> None:
    on = room().do(rounds.next_turn, R).until("10:40").do(rounds.next_turn, R).until("11:00")
    on.do(moves.settle_away, at(since), at(until), choice)
    assert rounds.used(on.state, R, "a", on.now) == minutes(a)
    assert rounds.used(on.state, R, "b", on.now) == minutes(b)
    assert stands(on).elapsed == minutes(elapsed)
    on.do(rounds.next_turn, R).wait(3)
    assert stands(on).elapsed == minutes(3)
    assert rounds.used(on.state, R, "b", on.now) == minutes(b)
    on.do(rounds.previous_turn, R).wait(1)
    assert rounds.used(on.state, R, "b", on.now) == minutes(b + 1)
    assert stands(on).elapsed == minutes(1)
    on.do(moves.undo).do(moves.undo).do(moves.undo)
    assert stands(on).elapsed == minutes(24)  # b's turn goes on, with all of its time


def test_only_who_waits_is_passed_over() -> None:
    on = room().do(rounds.next_turn, R).do(rounds.next_turn, R).do(rounds.pass_over, R, "c")
    assert "had a turn already" in refusal(on, rounds.pass_over, R, "a")
    assert "passed over already" in refusal(on, rounds.pass_over, R, "c")
    assert "nobody chosen" in refusal(on, rounds.pass_over, R, "x")


def test_the_turn_can_be_given_to_anybody() -> None:
    on = room().do(rounds.next_turn, R).do(rounds.give_turn, R, "d")
    assert now_and_next(on) == "db"
    assert "already the turn" in refusal(on, rounds.give_turn, R, "d")


def test_back_gives_the_turn_back_and_the_interrupted_one_comes_next() -> None:
    on = room().do(rounds.next_turn, R).wait(5).do(rounds.next_turn, R).wait(1)
    on.do(rounds.previous_turn, R).wait(2)
    assert now_and_next(on) == "ab"
    assert rounds.used(on.state, R, "a", on.now) == minutes(7)
    assert stands(on).elapsed == minutes(2)
    assert "No turn has ended" in refusal(on, rounds.previous_turn, R)
    on.do(rounds.next_turn, R)
    assert now_and_next(on) == "bc"


def test_the_same_instant_gives_the_same_shuffle_and_the_seed_is_told() -> None:
    shuffled = [order(room("abcdefgh").until("10:40").do(rounds.shuffle, R)) for _ in range(2)]
    assert shuffled[0] == shuffled[1] != "abcdefgh"
    assert sorted(shuffled[0]) == list("abcdefgh")
    on = room("abcdefgh").do(rounds.shuffle, R)
    seed = rounds.of_session(on.state, R).seed
    on.do(rounds.shuffle, R)
    assert seed is not None
    assert rounds.of_session(on.state, R).seed == seed + 1


def test_a_shuffle_leaves_those_who_had_a_turn_where_they_are() -> None:
    on = room("abcdefgh").do(rounds.next_turn, R).do(rounds.next_turn, R).wait(1)
    on.do(rounds.shuffle, R)
    assert order(on).startswith("ab")
    assert now_and_next(on) == "b" + order(on)[2]
    few = room("ab").do(rounds.next_turn, R)
    assert "two left" in refusal(few, rounds.shuffle, R)


def test_the_order_can_be_made_by_hand_and_be_as_listed_again() -> None:
    on = room().do(rounds.shift, R, "a", 2)
    assert order(on) == "bcad"
    assert "first already" in refusal(on, rounds.shift, R, "b", -1)
    assert "last already" in refusal(on, rounds.shift, R, "d", 1)
    on.do(rounds.as_listed, R)
    assert order(on) == "abcd"
    assert "already as listed" in refusal(on, rounds.as_listed, R)


def test_latecomers_come_last_and_who_left_is_not_called() -> None:
    on = room(per="participant").do(rounds.shift, R, "åsa-2", -1)
    on.put(ev.PersonAdded("lo", "Lo"), ev.PersonAdded("guest", "Guest", role="guest"))
    assert [taker.id for taker in rounds.takers(on.state, R)] == ["åsa-2", "åsa", "lo"]
    on.do(rounds.next_turn, R).put(ev.PersonRemoved("åsa-2"))
    assert now_and_next(on)[0] == "-"
    assert [taker.id for taker in rounds.takers(on.state, R)] == ["åsa", "lo"]


def test_who_was_not_marked_as_present_takes_part() -> None:
    on = room(per="participant")
    before = stands(on)
    on.put(ev.Arrived("åsa", 1))
    assert stands(on) == before


def test_the_order_held_begins_with_the_turns_taken_and_ends_with_who_is_gone() -> None:
    on = room("abc").do(rounds.next_turn, R).wait(1).do(rounds.give_turn, R, "c")
    on.do(rounds.answer, R, "b", 1, "Well on our way")
    assert "".join(taker.id for taker in rounds.held(on.state, R)) == "acb"
    on.put(ev.AgendaRevised("", programme("ac")))
    assert "".join(taker.id for taker in rounds.held(on.state, R)) == "acb"
    assert order(on) == "ac"


def test_answers_are_cleaned_replaced_and_cleared() -> None:
    on = room().do(rounds.answer, R, "a", 1, " One\x1b[2J\r\ntwo ")
    assert rounds.of_session(on.state, R).answer("a", 1) == "One\ntwo"
    assert rounds.answered(on.state, R, 1) == 1
    assert "Nothing was changed" in refusal(on, rounds.answer, R, "a", 1, "One\ntwo")
    assert "no text" in refusal(on, rounds.answer, R, "a", 1, " \n")
    for question in (0, 3):
        assert "no question" in refusal(on, rounds.answer, R, "a", question, "x")
    assert "no answer" in refusal(on, rounds.clear_answer, R, "a", 2)
    on.do(rounds.answer, R, "a", 1, "Two").do(rounds.clear_answer, R, "a", 1)
    assert rounds.answered(on.state, R, 1) == 0


def test_a_round_without_questions_has_one_answer_field() -> None:
    assert rounds.questions(session(R, kind="round")) == ("",)


@pytest.mark.parametrize(
    ("move", "args"),
    [
        (rounds.next_turn, ()),
        (rounds.previous_turn, ()),
        (rounds.shuffle, ()),
        (rounds.as_listed, ()),
        (rounds.shift, ("a", 1)),
        (rounds.answer, ("a", 1, "x")),
    ],
)
@pytest.mark.parametrize("session_id", ["talk", "unknown"])
def test_only_rounds_have_turns(move: Move, args: tuple[object, ...], session_id: str) -> None:
    assert refusal(room(), move, session_id, *args) == "That session is no round."


def test_a_turn_told_by_another_program_after_the_end_is_nobodys() -> None:
    made = room("ab")
    made.do(moves.next_session).put(ev.TurnStarted(R, "a"))
    here = stands(made.wait(5))
    assert here.current is None
    assert here.left == 2
    assert rounds.used(made.state, R, "a", made.now) == dt.timedelta()


def test_reopening_the_session_lets_the_round_go_on() -> None:
    on = room("abc").do(rounds.next_turn, R).wait(5).do(moves.next_session).wait(5)
    on.do(moves.back)
    assert now_and_next(on) == "-b"
    assert stands(on).left == 2
    assert on.now == at("10:40")

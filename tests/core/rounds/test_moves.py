"""What is done in a round: turns given, passed over and taken back, the order, the answers."""

from __future__ import annotations

import pytest

from builders import minutes, refusal
from core.rounds.making import R, now_and_next, order, room, stands
from facilitator.core.record.move import Move
from facilitator.core.rounds import moves as round_moves
from facilitator.core.rounds import standing


def test_who_is_passed_over_comes_back_last_in_the_order_of_passing() -> None:
    on = (
        room()
        .do(round_moves.pass_over, R, "c")
        .do(round_moves.next_turn, R)
        .do(round_moves.pass_over, R, "a")
    )
    assert now_and_next(on) == "-b"
    seen = []
    for _ in range(4):
        on.do(round_moves.next_turn, R).wait(1)
        seen.append(now_and_next(on))
    assert seen == ["bd", "dc", "ca", "a-"]


def test_passing_over_another_leaves_the_running_turn_alone() -> None:
    on = room().do(round_moves.next_turn, R).wait(1).do(round_moves.pass_over, R, "b").wait(1)
    assert now_and_next(on) == "ac"
    assert stands(on).elapsed == minutes(2)


def test_only_who_waits_is_passed_over() -> None:
    on = (
        room()
        .do(round_moves.next_turn, R)
        .do(round_moves.next_turn, R)
        .do(round_moves.pass_over, R, "c")
    )
    assert "had a turn already" in refusal(on, round_moves.pass_over, R, "a")
    assert "passed over already" in refusal(on, round_moves.pass_over, R, "c")
    assert "nobody chosen" in refusal(on, round_moves.pass_over, R, "x")


def test_the_turn_can_be_given_to_anybody() -> None:
    on = room().do(round_moves.next_turn, R).do(round_moves.give_turn, R, "d")
    assert now_and_next(on) == "db"
    assert "already the turn" in refusal(on, round_moves.give_turn, R, "d")


def test_back_gives_the_turn_back_and_the_interrupted_one_comes_next() -> None:
    on = room().do(round_moves.next_turn, R).wait(5).do(round_moves.next_turn, R).wait(1)
    on.do(round_moves.previous_turn, R).wait(2)
    assert now_and_next(on) == "ab"
    assert standing.used(on.state, R, "a", on.now) == minutes(7)
    assert stands(on).elapsed == minutes(2)
    assert "No turn has ended" in refusal(on, round_moves.previous_turn, R)
    on.do(round_moves.next_turn, R)
    assert now_and_next(on) == "bc"


def test_the_same_instant_gives_the_same_shuffle_and_the_seed_is_told() -> None:
    shuffled = [order(room("abcdefgh").until("10:40").do(round_moves.shuffle, R)) for _ in range(2)]
    assert shuffled[0] == shuffled[1] != "abcdefgh"
    assert sorted(shuffled[0]) == list("abcdefgh")
    on = room("abcdefgh").do(round_moves.shuffle, R)
    seed = standing.of_session(on.state, R).seed
    on.do(round_moves.shuffle, R)
    assert seed is not None
    assert standing.of_session(on.state, R).seed == seed + 1


def test_a_shuffle_leaves_those_who_had_a_turn_where_they_are() -> None:
    on = room("abcdefgh").do(round_moves.next_turn, R).do(round_moves.next_turn, R).wait(1)
    on.do(round_moves.shuffle, R)
    assert order(on).startswith("ab")
    assert now_and_next(on) == "b" + order(on)[2]
    few = room("ab").do(round_moves.next_turn, R)
    assert "two left" in refusal(few, round_moves.shuffle, R)


def test_the_order_can_be_made_by_hand_and_be_as_listed_again() -> None:
    on = room().do(round_moves.shift, R, "a", 2)
    assert order(on) == "bcad"
    assert "first already" in refusal(on, round_moves.shift, R, "b", -1)
    assert "last already" in refusal(on, round_moves.shift, R, "d", 1)
    on.do(round_moves.as_listed, R)
    assert order(on) == "abcd"
    assert "already as listed" in refusal(on, round_moves.as_listed, R)


def test_answers_are_cleaned_replaced_and_cleared() -> None:
    on = room().do(round_moves.answer, R, "a", 1, " One\x1b[2J\r\ntwo ")
    assert standing.of_session(on.state, R).answer("a", 1) == "One\ntwo"
    assert standing.answered(on.state, R, 1) == 1
    assert "Nothing was changed" in refusal(on, round_moves.answer, R, "a", 1, "One\ntwo")
    assert "no text" in refusal(on, round_moves.answer, R, "a", 1, " \n")
    for question in (0, 3):
        assert "no question" in refusal(on, round_moves.answer, R, "a", question, "x")
    assert "no answer" in refusal(on, round_moves.clear_answer, R, "a", 2)
    on.do(round_moves.answer, R, "a", 1, "Two").do(round_moves.clear_answer, R, "a", 1)
    assert standing.answered(on.state, R, 1) == 0


def test_a_question_is_taken_up_and_put_aside_in_any_session_that_has_some() -> None:
    on = room()
    assert standing.in_hand(on.state, R) == 0
    on.do(round_moves.take_question, R, 2)
    assert standing.in_hand(on.state, R) == 2
    assert "Nothing was changed" in refusal(on, round_moves.take_question, R, 2)
    on.do(round_moves.take_question, R, 1).do(round_moves.take_question, R, 0)
    assert standing.in_hand(on.state, R) == 0
    for session_id, question in ((R, 3), (R, -1), ("talk", 1), ("unknown", 1)):
        assert "no question" in refusal(on, round_moves.take_question, session_id, question)


@pytest.mark.parametrize(
    "move",
    [
        round_moves.next_turn,
        round_moves.previous_turn,
        round_moves.shuffle,
        round_moves.as_listed,
        lambda state, now, of: round_moves.shift(state, now, of, "a", 1),
        lambda state, now, of: round_moves.answer(state, now, of, "a", 1, "x"),
    ],
)
@pytest.mark.parametrize("session_id", ["talk", "unknown"])
def test_only_rounds_have_turns(move: Move[[str]], session_id: str) -> None:
    assert refusal(room(), move, session_id) == "That session is not a round."

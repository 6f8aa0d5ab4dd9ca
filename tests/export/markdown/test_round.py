"""A round in the minutes: who answered what, in the order held, and who did not."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given
from msgspec.structs import replace

from builders import ENGLISH, Room, agenda, day, session
from facilitator.core.record.agenda import Organisation, Per
from facilitator.core.record.rounds import Answered
from facilitator.core.rounds import moves as round_moves
from facilitator.core.time import moves
from facilitator.export.markdown.minutes import minutes
from facilitator.export.markdown.round import answers
from markdown_reader import TYPED, of_type, read, text

R = "fokus"


def room(
    questions: Iterable[str] = ("Where are you?", "Needs?"),
    *,
    names: Iterable[str] = ("Region A", "Region B", "Region C"),
    per: Per = "organisation",
) -> Room:
    """Begin a round of an hour at 10:00."""
    one = replace(session(R, 60, kind="round"), questions=tuple(questions), per=per)
    programme = replace(
        agenda(day(one, "lunch")),
        organisations=tuple(Organisation(f"o{n}", name) for n, name in enumerate(names)),
    )
    return Room(programme).until("10:00").do(moves.toggle)


def written(on: Room) -> str:
    of = on.state.session(R)
    assert of is not None
    return "\n\n".join(answers(of, on.state, on.now, ENGLISH))


def test_short_answers_are_a_table_in_the_order_held() -> None:
    on = (
        room()
        .do(round_moves.give_turn, R, "o2")
        .wait(5)
        .do(round_moves.answer, R, "o2", 1, "Far | away")
    )
    on.do(round_moves.next_turn, R).wait(2.5).do(round_moves.answer, R, "o0", 2, "Money")
    on.do(moves.next_session)
    assert written(on).splitlines() == [
        "| Organisation | Where are you? | Needs? | Time |",
        "| --- | --- | --- | --- |",
        r"| Region C | Far \| away | *no answer* | 5 min |",
        "| Region A | *no answer* | Money | 2 min |",
        "| Region B | *no answer* | *no answer* |  |",
    ]


def test_while_the_round_goes_on_answers_are_awaited() -> None:
    on = room().do(round_moves.answer, R, "o0", 1, "Here")
    assert "| Region A | Here | *no answer yet* |" in written(on)


def test_long_answers_are_a_list_for_each() -> None:
    on = (
        room()
        .do(round_moves.next_turn, R)
        .wait(3)
        .do(round_moves.answer, R, "o0", 1, "One\ntwo\n\nthree")
    )
    on.do(moves.next_session)
    source = written(on)
    assert source.startswith(
        "**Region A** (3 min)\n\n- *Where are you?* One\\\n  two\n\n  three\n- *Needs?* *no answer*"
    )
    assert "**Region B**\n\n- *Where are you?* *no answer*" in source
    assert "| ---" not in source


def test_many_questions_are_a_list() -> None:
    assert "| ---" not in written(room("abcd").do(round_moves.answer, R, "o0", 1, "x"))


def test_times_are_told_only_when_turns_were_held_and_not_clicked_through() -> None:
    on = room().do(round_moves.answer, R, "o0", 1, "Here").do(round_moves.next_turn, R).wait(0.1)
    on.do(round_moves.next_turn, R).wait(0.1).do(moves.next_session)
    assert "Time" not in written(on)
    on = room().do(round_moves.answer, R, "o0", 1, "Here").do(round_moves.next_turn, R).wait(0.1)
    on.do(round_moves.next_turn, R).wait(9).do(moves.next_session)
    assert "under a minute" in written(on)
    assert "9 min" in written(on)


def test_turns_without_any_answer_are_told_in_a_line() -> None:
    on = room().do(round_moves.next_turn, R).wait(4).do(round_moves.next_turn, R).wait(6)
    on.do(round_moves.pass_over, R, "o2").do(moves.next_session)
    assert written(on).splitlines() == [
        "**Turns were taken by:** Region A (4 min) and Region B (6 min)",
        "",
        "**Passed over:** Region C",
    ]


def test_one_passed_over_in_the_middle_of_a_turn_who_answered_is_not_told_as_passed_over() -> None:
    on = room().do(round_moves.next_turn, R).wait(4).do(round_moves.answer, R, "o0", 1, "Here")
    on.do(round_moves.pass_over, R, "o0").do(round_moves.pass_over, R, "o1").do(moves.next_session)
    assert written(on).splitlines()[-1] == "**Passed over:** Region B"


def test_what_came_of_a_round_does_not_join_the_list_of_its_questions() -> None:
    on = (
        room().do(round_moves.next_turn, R).wait(4).do(round_moves.pass_over, R, "o2").do(moves.end)
    )
    (questions,) = [
        node
        for node in of_type(read(minutes(on.state, on.now, ENGLISH)), "bullet_list")
        if "Needs?" in text(node)
    ]
    assert [text(item) for item in questions.children] == ["Where are you?", "Needs?"]


def test_questions_are_listed_until_answers_name_them() -> None:
    on = room().do(round_moves.next_turn, R).wait(4)
    assert "Questions to discuss" in minutes(on.state, on.now, ENGLISH)
    on.do(round_moves.answer, R, "o0", 1, "Here")
    assert "Questions to discuss" not in minutes(on.state, on.now, ENGLISH)
    assert minutes(on.state, on.now, ENGLISH).count("Needs?") == 1


def test_a_round_that_nothing_came_of_is_not_told() -> None:
    assert written(room()) == ""
    on = room().do(round_moves.answer, R, "o0", 1, "x").do(round_moves.clear_answer, R, "o0", 1)
    assert written(on) == ""


def test_an_answer_of_one_who_is_gone_is_still_told() -> None:
    on = room(per="participant")
    on.put(Answered(R, "lo", 1, "Still here"))
    assert "| lo | Still here |" in written(on)
    assert written(on).startswith("| Participant |")


@given(TYPED, TYPED)
def test_what_was_typed_reads_back_from_a_list(name: str, answer: str) -> None:
    on = room((), names=(name,)).do(moves.next_session)
    on.put(Answered(R, "o0", 1, answer), Answered(R, "o0", 2, "\n" * 101))
    source = written(on)
    listed = list(of_type(read(source), "list_item"))
    assert text(listed[0]) == answer
    assert text(next(of_type(read(source), "strong"))) == name


@given(TYPED)
def test_what_was_typed_reads_back_from_a_table(answer: str) -> None:
    on = room(names=("Region A",))
    on.put(Answered(R, "o0", 1, answer))
    cells = [text(cell) for cell in of_type(read(written(on)), "td")]
    if "\n" not in answer and len(answer) <= 100:
        assert cells[1] == answer

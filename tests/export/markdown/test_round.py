"""A round in the minutes: who answered what, in the order held, and who did not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from hypothesis import given
from msgspec.structs import replace

from builders import ENGLISH, Room, agenda, day, session
from export.markdown.making import of as minutes
from export.markdown.making import rows
from facilitator.core.people import marking
from facilitator.core.record.agenda import Organisation, Per
from facilitator.core.record.earlier import Earlier, EarlierAnswer, EarlierMeeting
from facilitator.core.record.opening import BroughtForward
from facilitator.core.record.rounds import Answered
from facilitator.core.rounds import moves as round_moves
from facilitator.core.time import moves
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


def written(on: Room, *, times: bool = False) -> str:
    of = on.state.session(R)
    assert of is not None
    return "\n\n".join(answers(of, on.state, on.now, ENGLISH, times=times))


def test_short_answers_are_a_table_in_the_order_held_and_who_gave_none_is_one_line() -> None:
    on = (
        room()
        .do(round_moves.give_turn, R, "o2")
        .wait(5)
        .do(round_moves.answer, R, "o2", 1, "Far | away")
    )
    on.do(round_moves.next_turn, R).wait(2.5).do(round_moves.answer, R, "o0", 2, "Money")
    on.do(moves.next_session)
    assert written(on).splitlines() == [
        "| Organisation | Where are you? | Needs? |",
        "| --- | --- | --- |",
        r"| Region C | Far \| away |  |",
        "| Region A |  | Money |",
        "",
        "**No answer:** Region B.",
    ]


def test_who_was_absent_is_not_told_to_have_given_no_answer() -> None:
    on = room().do(marking.absent, "@o1", 0).do(round_moves.answer, R, "o0", 1, "Here")
    on.do(moves.next_session)
    assert written(on).endswith("**No answer:** Region C.")


def test_while_the_round_goes_on_nobody_is_told_to_have_given_no_answer() -> None:
    on = room().do(round_moves.answer, R, "o0", 1, "Here")
    assert rows(written(on)) == [["Organisation", "Where are you?"], ["Region A", "Here"]]
    assert "No answer" not in written(on)


def test_people_who_gave_no_answer_are_not_named() -> None:
    on = room(per="participant").do(moves.next_session)
    on.put(Answered(R, "lo", 1, "Still here"))
    assert written(on).startswith("| Participant |")
    assert "No answer" not in written(on)


def test_long_answers_are_a_list_for_each() -> None:
    on = room().do(round_moves.answer, R, "o0", 1, "One\ntwo\n\nthree").do(moves.next_session)
    assert written(on) == (
        "**Region A**\n\n- *Where are you?* One\\\n  two\n\n  three\n\n"
        "**No answer:** Region B and Region C."
    )


def test_many_questions_are_a_list() -> None:
    told = written(room("abcde").do(round_moves.answer, R, "o0", 1, "x"))
    assert told.startswith("**Region A**\n\n- *a* x")
    assert "| ---" not in told


def before(*answers: EarlierAnswer) -> BroughtForward:
    meeting = EarlierMeeting("r", "M", dt.date(2013, 1, 10))
    return BroughtForward("", Earlier((meeting,), answers=answers))


def test_what_was_said_before_follows_what_is_said_now() -> None:
    on = room()
    on.put(
        before(EarlierAnswer("o0", "where are you", "*Here*"), EarlierAnswer("o1", "Other", "x"))
    )
    on.do(round_moves.answer, R, "o0", 1, "There").do(round_moves.answer, R, "o1", 2, "Money")
    assert rows(written(on)) == [
        ["Organisation", "Where are you?", "Needs?"],
        ["Region A", "There (before: *Here*)", ""],
        ["Region B", "", "Money"],
    ]


def test_an_answer_that_is_given_once_more_is_written_once() -> None:
    on = room()
    on.put(before(EarlierAnswer("o0", "Needs?", "Time"), EarlierAnswer("o1", "Needs?", "Money")))
    on.do(round_moves.answer, R, "o0", 2, "Time").do(round_moves.answer, R, "o1", 1, "Far")
    assert rows(written(on)) == [
        ["Organisation", "Where are you?", "Needs?"],
        ["Region A", "", "Time (as before)"],
        ["Region B", "Far", "(before: Money)"],
    ]


def test_what_was_said_before_follows_a_long_answer() -> None:
    on = room()
    on.put(before(EarlierAnswer("o0", "Needs?", "Time")))
    on.do(round_moves.answer, R, "o0", 2, "Money\nand time")
    assert written(on) == ("**Region A**\n\n- *Needs?* Money\\\n  and time\n\n  *Before:* Time.")


def test_times_are_told_only_if_they_are_asked_for_and_turns_were_held() -> None:
    on = room().do(round_moves.answer, R, "o0", 1, "Here").do(round_moves.next_turn, R).wait(0.1)
    on.do(round_moves.next_turn, R).wait(0.1).do(moves.next_session)
    assert "Time" not in written(on, times=True)
    on = room().do(round_moves.answer, R, "o0", 1, "Here").do(round_moves.next_turn, R).wait(0.1)
    on.do(round_moves.answer, R, "o1", 1, "There").do(round_moves.next_turn, R).wait(9)
    on.do(moves.next_session)
    assert [row[-1] for row in rows(written(on, times=True))] == [
        "Time",
        "under a minute",
        "9 min",
    ]
    assert "Time" not in written(on)


def test_turns_without_any_answer_are_told_in_a_line() -> None:
    on = room().do(round_moves.next_turn, R).wait(4).do(round_moves.next_turn, R).wait(6)
    on.do(round_moves.pass_over, R, "o2").do(moves.next_session)
    assert written(on) == "**Turns were taken by:** Region A and Region B."
    assert written(on, times=True) == (
        "**Turns were taken by:** Region A (4 min) and Region B (6 min)."
    )


def test_questions_are_told_until_answers_name_them() -> None:
    on = room().do(round_moves.next_turn, R).wait(4)
    on.do(moves.next_session)
    assert "**Questions:** Where are you? Needs?\n\n**Turns were taken by:**" in minutes(on)
    on = room().do(round_moves.answer, R, "o0", 1, "Here")
    assert "Questions" not in minutes(on)
    assert minutes(on).count("Where are you?") == 1


def test_a_round_that_nothing_came_of_is_not_told() -> None:
    assert written(room()) == ""
    on = room().do(round_moves.answer, R, "o0", 1, "x").do(round_moves.clear_answer, R, "o0", 1)
    assert written(on) == ""


def test_an_answer_of_one_who_is_gone_is_still_told() -> None:
    on = room(per="participant")
    on.put(Answered(R, "lo", 1, "Still here"))
    assert "| lo | Still here |" in written(on)


@given(TYPED, TYPED)
def test_what_was_typed_reads_back_from_a_list(name: str, answer: str) -> None:
    on = room((), names=(name,)).do(moves.next_session)
    on.put(Answered(R, "o0", 1, f"{answer}{'x' * 101}"))
    source = written(on)
    listed = list(of_type(read(source), "list_item"))
    assert text(listed[0]) == f"{answer}{'x' * 101}"
    assert text(next(of_type(read(source), "strong"))) == name


@given(TYPED)
def test_what_was_typed_reads_back_from_a_table(answer: str) -> None:
    on = room(names=("Region A",))
    on.put(Answered(R, "o0", 1, answer))
    if "\n" not in answer and len(answer) <= 100:
        assert rows(written(on))[1][1] == answer

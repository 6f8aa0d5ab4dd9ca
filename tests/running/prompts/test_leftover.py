"""What was left over at the end of a day."""

from __future__ import annotations

import pytest

from builders import agenda, day, session
from facilitator.core.record.sessions import LeftoverSettled
from facilitator.core.time import moves
from facilitator.running.prompts.leftover import question
from running.led import LedRoom, consequences


def left_over(*later: str) -> LedRoom:
    """Go on to the second day, without a session of the first."""
    days = [day("a", "b"), day("c", *later)]
    return LedRoom(agenda(*days, day("z"))).until("10:00").do(moves.go_to, "c")


@pytest.mark.parametrize(("gone_to", "offered"), [("c", "take it today"), ("b", "the next day")])
def test_what_a_day_left_is_offered_for_the_day_after_by_the_name_it_has_by_then(
    gone_to: str, offered: str
) -> None:
    room = LedRoom(agenda(day("a", "b"), day("c"))).until("10:00").do(moves.go_to, gone_to)
    asked = question((room.row("a").slot,), room.view, room.language)
    assert offered in asked.answers[0].words


def test_it_waits_with_the_titles_and_says_what_each_answer_leads_to() -> None:
    room = left_over("d", "closing")
    (one,) = room.waiting
    assert one.key == ("leftovers", "a", "b")
    assert (one.text, one.details) == ("2 sessions were not held: what now?", ("A, B",))
    asked = one.prompt().question
    assert asked.detail == "• A\n• B"
    assert [answer.words for answer in asked.answers] == [
        "take them today",
        "make homework of them",
        "drop them",
    ]
    assert consequences(one.prompt())["next-day"].startswith("before “CLOSING”, day ends")


@pytest.mark.parametrize(
    ("later", "order"),
    [
        (["d", "closing"], ["c", "d", "a", "b", "closing"]),
        ([], ["c", "a", "b"]),  # the last of the day has begun
    ],
)
def test_they_come_before_the_session_that_closes_the_day(
    later: list[str], order: list[str]
) -> None:
    room = left_over(*later)
    room.answer(room.open("leftovers"), "next-day")
    assert [slot.session.id for slot in room.state.slots if slot.day == 1] == order
    assert room.kinds == []
    assert room.do(moves.undo).kinds == ["leftovers"]


def test_on_the_last_day_there_is_no_later_one() -> None:
    room = LedRoom(agenda(day("a", "b"))).until("10:00").do(moves.go_to, "b").do(moves.end)
    assert [answer.value for answer in room.open("leftovers").question.answers] == [
        "homework",
        "dropped",
    ]


def test_one_that_was_held_meanwhile_is_told() -> None:
    room = left_over("d")
    prompt = room.open("leftovers")
    room.do(moves.go_to, "a").do(moves.end).do(moves.go_to, "c")
    events = len(room.events)
    room.answer(prompt, "dropped")
    assert (len(room.events), len(room.told)) == (events, 1)
    room.answer(room.open("leftovers"), "dropped")
    assert room.last() == LeftoverSettled(("b",), "dropped")


def test_where_there_are_many_some_are_named() -> None:
    room = LedRoom(agenda(day(*[session(f"s{n}") for n in range(9)]), day("z")))
    room.until("10:00").do(moves.go_to, "z")
    asked = room.open("leftovers").question
    assert asked.detail.split("\n")[-2:] == ["• S5", "and 3 more"]
    assert asked.answers[0].words == "take them today"

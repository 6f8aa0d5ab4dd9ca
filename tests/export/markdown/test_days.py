"""A day tells what was said in its sessions, and in a line each what else was and was not held."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from builders import DATE, Room, agenda, day, one_day, session
from export.markdown.making import headings, held, of, part, section
from facilitator.core.notes import moves as note_moves
from facilitator.core.notes.capture import Capture
from facilitator.core.record.sessions import LeftoverChoice, LeftoverSettled, SessionSkipped
from facilitator.core.time import moves
from markdown_reader import text

NEXT = DATE + dt.timedelta(days=1)


def last(made: Room, title: str = "Thursday 21 March") -> str:
    """Give the last paragraph of a day."""
    return text(section(of(made), title)[-1])


def test_sessions_of_which_nothing_is_known_are_named_in_one_line() -> None:
    made = one_day("a", session("coffee", kind="break"), session("in", kind="checkin"), "b")
    room = held(made, "10:30", "10:45", "11:00", "11:30")
    assert part(room, "programme") == ("## Thursday 21 March\n\nAlso held: A · B.")


def test_what_was_not_held_is_one_line_at_the_end_of_its_day() -> None:
    made = one_day("a", "b", replace(session("c"), description="About c"), "d")
    room = Room(made).until("10:00").do(moves.start).do(moves.skip, session="b")
    room.until("10:30").do(moves.go_to, "d")
    assert last(room) == "Not held: B · C."
    assert headings(of(room)) == ["Minutes of Meeting", "Thursday 21 March"]


def test_a_title_that_asks_ends_the_line() -> None:
    made = one_day("a", replace(session("b"), title="Why?"))
    room = Room(made).until("10:00").do(moves.start).wait(30).do(moves.close)
    assert last(room) == "Not held: Why?"


def test_what_is_to_come_is_named_and_not_told_as_if_it_had_been() -> None:
    room = Room(one_day("a", replace(session("b"), description="About b")))
    assert last(room) == "Still to come: A · B."
    assert "About b" not in of(room)


@pytest.mark.parametrize(
    ("choice", "sentence"),
    [
        ("homework", "Became homework: B."),
        ("dropped", "Not held: B."),
        ("next-day", "Moved to Friday 22 March: B."),
    ],
)
def test_what_was_left_over_is_told_with_what_became_of_it(
    choice: LeftoverChoice, sentence: str
) -> None:
    made = agenda(day("a", replace(session("b"), questions=("Why?",))), day("c"))
    room = Room(made).until("10:00").do(moves.start).until("10:40").do(moves.end)
    room.do(moves.settle_leftover, ("b",), choice)
    assert last(room) == sentence
    if choice == "homework":
        homework = section(of(room), "Homework")
        assert text(homework[0]) == "B"
        assert "Why?" in text(homework[-1])


def test_what_was_begun_and_left_says_what_became_of_the_rest() -> None:
    room = Room(one_day("a", "b")).until("10:00").do(moves.start)
    room.do(note_moves.capture, Capture("note", "Begun.")).wait(10)
    room.put(SessionSkipped("a"), LeftoverSettled(("a",), "homework"))
    assert part(room, "programme").endswith("- Begun.\n\nThe rest became homework.\n\n"
                                            "Still to come: B.")  # fmt: skip
    assert text(section(of(room), "Homework")[1]) == (
        "There was not time for all of this at the meeting."
    )


def test_a_session_carried_to_the_next_day_is_told_there() -> None:
    room = Room(agenda(day("a", "b"), day("c"))).until("10:00").do(moves.start)
    room.wait(5).do(moves.go_to, "b").do(note_moves.capture, Capture("note", "Begun.")).wait(10)
    room.put(SessionSkipped("b"), LeftoverSettled(("b",), "next-day"))
    room.until("10:00", NEXT).do(moves.go_to, "c").wait(30)
    room.do(moves.go_to, "b").wait(20).do(moves.end)
    assert last(room) == "Moved to Friday 22 March: B."
    assert headings(of(room))[1:] == ["Thursday 21 March", "Friday 22 March", "B"]


def test_a_break_is_told_only_if_something_came_of_it() -> None:
    room = held(one_day("a", session("coffee", 15, kind="break")), "10:30")
    assert "COFFEE" not in of(room)
    room.do(note_moves.capture, Capture("note", "Spilt."))
    assert "COFFEE" in headings(of(room))


def test_days_of_two_years_have_theirs_in_their_headings() -> None:
    made = agenda(day("a", date=dt.date(2013, 12, 31)), day("b"))
    assert headings(of(Room(made)))[1:] == [
        "Tuesday 31 December 2013",
        "Wednesday 1 January 2014",
    ]


def test_what_was_only_passed_by_is_not_held() -> None:
    room = Room(one_day("a", "b")).until("10:00").do(moves.start).wait(0.5).do(moves.next_session)
    assert part(room, "programme") == "## Thursday 21 March\n\nAlso held: B.\n\nNot held: A."


def test_what_something_was_written_in_was_held_however_short_it_was() -> None:
    room = Room(one_day("a", "b")).until("10:00").do(moves.start)
    room.do(note_moves.capture, Capture("note", "Begun.")).wait(0.5).do(moves.next_session)
    said = part(room, "programme")
    assert "Begun." in said
    assert "Not held" not in said

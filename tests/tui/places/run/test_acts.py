"""What is said of a session by digit: each act is a move, and done again it is undone."""

from __future__ import annotations

from msgspec.structs import replace

from builders import ENGLISH, Room, agenda, day, session
from facilitator.core.time import moves
from facilitator.tui.places.run.acts import MOST, acts

TALK = replace(
    session("talk", 30), questions=("One?", "Two?"), materials=("Pens",), prepare=("Chairs",)
)


def room() -> Room:
    return Room(agenda(day(TALK, "b"))).until("10:00")


def words(of: Room, session_id: str = "talk") -> list[str]:
    return [act.words for act in acts(of.state, session_id, ENGLISH)]


def test_questions_can_be_taken_up_while_a_session_runs_and_items_ticked_any_time() -> None:
    of = room()
    assert words(of) == ["○ Pens", "○ Chairs"]
    of.do(moves.start)
    assert words(of) == ["○ question 1: One?", "○ question 2: Two?", "○ Pens", "○ Chairs"]
    assert words(of, "b") == []
    assert words(of, "gone") == []


def test_each_act_does_what_it_says_and_the_other_way_round() -> None:
    of = room().do(moves.start)
    for number, done in enumerate(
        ("▶ question 1: One?", "▶ question 2: Two?", "✓ Pens", "✓ Chairs")
    ):
        before = words(of)
        of.do(acts(of.state, "talk", ENGLISH)[number].move)
        assert words(of)[number] == done
        of.do(acts(of.state, "talk", ENGLISH)[number].move)
        assert words(of)[number] == before[number] or number == 1
    assert words(of) == ["○ question 1: One?", "○ question 2: Two?", "○ Pens", "○ Chairs"]


def test_there_are_no_more_acts_than_digits() -> None:
    many = replace(TALK, materials=tuple(f"thing {n}" for n in range(20)))
    of = Room(agenda(day(many))).until("10:00")
    assert len(words(of)) == MOST

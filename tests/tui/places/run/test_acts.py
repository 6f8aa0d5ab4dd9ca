"""What is said of a session by digit: each act is a move, and done again it is undone."""

from __future__ import annotations

import datetime as dt
from typing import Final

from msgspec.structs import replace

from builders import ENGLISH, Room, agenda, day, one_day, session
from facilitator.core.record.notes import Noted
from facilitator.core.record.opening import BroughtForward
from facilitator.core.series.carrying import leave
from facilitator.core.time import moves
from facilitator.tui.places.run.acts import MOST, acts

TODAY: Final = dt.date(2013, 3, 21)
TALK = replace(
    session("talk", 30), questions=("One?", "Two?"), materials=("Pens",), prepare=("Chairs",)
)


def room() -> Room:
    return Room(agenda(day(TALK, "b"))).until("10:00")


def following_up(*texts: str) -> Room:
    """Go through the actions of a meeting before."""
    first = Room(replace(one_day("a"), title="One"))
    first.put(*(Noted("action", text, "a", "Eva") for text in texts))
    programme = replace(one_day(session("follow-up", kind="discussion"), "b"), title="Two")
    of = Room(programme).until("10:00")
    of.put(BroughtForward("", leave(first.state, "r")))
    return of


def words(of: Room, session_id: str = "talk") -> list[str]:
    return [act.words for act in acts(of.state, session_id, TODAY, ENGLISH)]


def test_questions_can_be_taken_up_while_a_session_runs_and_items_ticked_any_time() -> None:
    of = room()
    assert words(of) == ["○ Pens", "○ Chairs"]
    of.do(moves.start)
    assert words(of) == ["○ Question 1: One?", "○ Question 2: Two?", "○ Pens", "○ Chairs"]
    assert words(of, "b") == []
    assert words(of, "gone") == []


def test_each_act_does_what_it_says_and_the_other_way_round() -> None:
    of = room().do(moves.start)
    for number, done in enumerate(
        ("▶ Question 1: One?", "▶ Question 2: Two?", "✓ Pens", "✓ Chairs")
    ):
        before = words(of)
        of.do(acts(of.state, "talk", TODAY, ENGLISH)[number].move)
        assert words(of)[number] == done
        of.do(acts(of.state, "talk", TODAY, ENGLISH)[number].move)
        assert words(of)[number] == before[number] or number == 1
    assert words(of) == ["○ Question 1: One?", "○ Question 2: Two?", "○ Pens", "○ Chairs"]


def test_there_are_no_more_acts_than_digits() -> None:
    many = replace(TALK, materials=tuple(f"thing {n}" for n in range(20)))
    of = Room(agenda(day(many))).until("10:00")
    assert len(words(of)) == MOST


def test_the_actions_from_before_are_ticked_off_where_the_meeting_goes_through_them() -> None:
    of = following_up("Book a room", "Send links")
    assert words(of, "follow-up") == ["○ Book a room", "○ Send links"]
    assert words(of, "b") == []
    tick = acts(of.state, "follow-up", TODAY, ENGLISH)[0]
    assert tick.detail == "Eva, open"
    of.do(tick.move)
    assert words(of, "follow-up") == ["✓ Book a room", "○ Send links"]
    assert acts(of.state, "follow-up", TODAY, ENGLISH)[0].detail == "Eva, done 21 March 2013"
    of.do(acts(of.state, "follow-up", TODAY, ENGLISH)[0].move)
    assert words(of, "follow-up") == ["○ Book a room", "○ Send links"]


def test_of_too_many_actions_those_done_are_left_out() -> None:
    of = following_up("One", "Two", "Three")
    of.do(acts(of.state, "follow-up", TODAY, ENGLISH)[1].move)
    few = acts(of.state, "follow-up", TODAY, ENGLISH, 2)
    assert [act.words for act in few] == ["○ One", "○ Three"]
    few = acts(of.state, "follow-up", TODAY, ENGLISH, 1)
    assert [act.words for act in few] == ["○ One"]

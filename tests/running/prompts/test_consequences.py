"""What an answer leads to: the fixed points and the end of the day, as they would be."""

from __future__ import annotations

from functools import partial

import pytest

from builders import ENGLISH, Room, one_day, session
from facilitator.core.time import moves
from facilitator.core.time.view import View
from facilitator.running.prompts.consequences import consequence, left, outcome
from facilitator.running.prompts.prompt import Decision

LUNCH = session("lunch", 60, start="11:30")


def here(by: float = 0) -> View:
    room = Room(one_day("a", "b", LUNCH, session("c", 60))).until("10:00").do(moves.start)
    room.wait(by)
    return View(room.state, room.schedule)


@pytest.mark.parametrize(
    ("by", "decision", "words"),
    [
        (
            5,
            moves.pause,
            "“LUNCH” 11:30 is kept, 30 min to spare, day ends 13:30 as planned",
        ),
        (
            5,
            partial(moves.extend, minutes=35),
            "“LUNCH” at 11:35, day ends 13:35, 5 min late",
        ),
        (
            5,
            partial(moves.skip, session="c"),
            "“LUNCH” 11:30 is kept, 30 min to spare, day ends 12:30, 1 h early",
        ),
        (0, moves.start, ""),  # which is refused
    ],
)
def test_what_a_move_leads_to(by: float, decision: Decision, words: str) -> None:
    assert consequence(here(by), decision, ENGLISH) == words


def test_as_things_are() -> None:
    assert outcome(here(40), here(40), ENGLISH) == (
        "“LUNCH” 11:30 is kept, 20 min to spare, day ends 13:30 as planned"
    )
    empty = Room(one_day("a")).until("10:00").do(moves.start).wait(10).do(moves.end)
    over = View(empty.state, empty.schedule)
    assert outcome(over, over, ENGLISH) == ""


@pytest.mark.parametrize(("by", "words"), [(10, "20 min left"), (40, "10 min over time")])
def test_how_much_is_left(by: float, words: str) -> None:
    assert left(here(by), ENGLISH) == words
    idle = Room(one_day("a"))
    assert left(View(idle.state, idle.schedule), ENGLISH) == ""


def test_how_early_a_day_ends_is_told_from_the_times_shown() -> None:
    on = Room(one_day("a", "b")).until("10:00").do(moves.start).until("10:24:40")
    now = View(on.state, on.schedule)
    assert consequence(now, moves.next_session, ENGLISH) == "day ends 10:54, 6 min early"

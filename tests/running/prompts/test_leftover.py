"""What was left over at the end of a day."""

from __future__ import annotations

import pytest

from builders import ENGLISH, Room, agenda, day
from facilitator.core.time import moves
from facilitator.core.time.view import View
from facilitator.running.prompts.leftover import question


@pytest.mark.parametrize(("gone_to", "offered"), [("c", "take it today"), ("b", "the next day")])
def test_what_a_day_left_is_offered_for_the_day_after_by_the_name_it_has_by_then(
    gone_to: str, offered: str
) -> None:
    room = Room(agenda(day("a", "b"), day("c"))).until("10:00").do(moves.go_to, gone_to)
    here = View(room.state, room.schedule)
    asked = question((room.row("a").slot,), here, ENGLISH)
    assert offered in asked.answers[0].words

"""A coming meeting as a row, and with a sign each who can agree to it."""

from __future__ import annotations

from builders import ENGLISH
from core.answers.asking import room
from facilitator.core.base import signs
from facilitator.core.base.cells import cells
from facilitator.core.record.series import Voted
from facilitator.tui.places.series.rows import coming_row, votes
from tui.drawing import text


def test_a_sign_says_of_each_organisation_whether_it_agrees() -> None:
    on = room()
    first, second, _ = on.state.upcoming.meetings.values()
    on.put(Voted("b", (first.id,)))
    agreed = [line.plain for line in votes(first, on.state)]
    assert agreed == [f"{signs.BLANK} Region A", f"{signs.DONE} Region B"]
    assert {line.plain[0] for line in votes(second, on.state)} == {signs.BLANK}


def test_a_row_fills_its_room_whether_it_is_voted_on_or_not() -> None:
    on = room()
    first, *_ = on.state.upcoming.meetings.values()
    on.put(Voted("b", (first.id,)))
    for width in range(56, 160):
        for each in on.state.upcoming.meetings.values():
            assert cells(text(coming_row(each, on.state, width, ENGLISH))) == width

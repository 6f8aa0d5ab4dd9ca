"""Open actions in columns: each row fills its room, and columns have a gap between them."""

from __future__ import annotations

import datetime as dt

import pytest

from builders import ENGLISH
from facilitator.core.base.cells import cells
from facilitator.core.notes.actions import Action
from facilitator.core.record.state import EMPTY
from facilitator.tui.rows.actions import action_row, open_action
from tui.drawing import text

TODAY = dt.date(2013, 3, 21)
ACTIONS = (
    Action(id="a", text="Book a room " * 9, who="Somebody of a long name " * 3, meeting="M " * 30),
    Action(id="b", text="中文" * 40, who="", due=TODAY - dt.timedelta(days=9), meeting="One"),
    Action(id="c", text="", who="Bo", due=TODAY, meeting=""),
)


@pytest.mark.parametrize("action", ACTIONS, ids=lambda one: one.id)
def test_a_row_fills_its_room_and_no_more(action: Action) -> None:
    for width in range(14, 160):
        row = open_action(action, EMPTY, TODAY, width, ENGLISH)
        assert cells(text(row)) == width
        assert all(words.endswith(" ") for words, _ in row[:-1])
        assert cells(text(action_row(action, EMPTY, TODAY, width, ENGLISH))) == width

"""Open actions in columns: each row fills its room, and columns have a gap between them."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from builders import ENGLISH
from facilitator.core.base.cells import cells
from facilitator.core.base.ids import EventId
from facilitator.core.notes.actions import Action
from facilitator.core.record.notes import Note
from facilitator.core.record.state import EMPTY
from facilitator.tui.rows.actions import OpenActions, action_row
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
        row = OpenActions(ACTIONS, EMPTY, TODAY, ENGLISH).row(action, width)
        assert cells(text(row)) == width
        assert all(words.endswith(" ") for words, _ in row[:-1])
        assert cells(text(action_row(action, EMPTY, TODAY, width, ENGLISH))) == width


def test_no_date_and_no_time_is_cut() -> None:
    """Where there is no room for both, the action says since when it is there no more."""
    at = dt.datetime(2013, 3, 21, 10, 47, tzinfo=dt.UTC)
    noted = Note(EventId("d"), at, "", "action", "Call")
    state = replace(EMPTY, notes={noted.id: noted})
    late = Action(
        id=noted.id, text="Call " * 9, who="Region", due=TODAY - dt.timedelta(days=1), meeting=""
    )
    for width in range(60, 160):
        told = text(OpenActions((late, *ACTIONS), state, TODAY, ENGLISH).row(late, width))
        assert "overdue, 20 March " in told
        assert "21 March" not in told or told.rstrip().endswith("21 March 10:47")
    assert "21 March 10:47" in told


def test_of_two_dates_it_is_said_which_one_is_the_last_day_for_it() -> None:
    told = text(OpenActions(ACTIONS, EMPTY, TODAY, ENGLISH).row(ACTIONS[2], 120))
    assert "by 21 March" in told

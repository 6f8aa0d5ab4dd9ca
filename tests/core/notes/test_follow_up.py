"""The session that goes through what was agreed on before shows how it stands now."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from builders import ENGLISH, Room, one_day, session
from facilitator.core.notes import actions, follow_up
from facilitator.core.record.actions import ActionTicked
from facilitator.core.record.notes import Noted
from facilitator.core.record.opening import BroughtForward
from facilitator.core.room.audience import audience
from facilitator.core.room.page import Page
from facilitator.core.series.carrying import leave
from facilitator.core.time import moves


def seen(room: Room) -> Page:
    return audience(room.state, room.now, ENGLISH)


def test_it_tells_live_which_actions_are_done_and_where_they_come_from() -> None:
    first = Room(replace(one_day("a"), title="One"))
    first.put(
        Noted("action", "skickar länkar", "a", "Jörgen", dt.date(2013, 3, 1)),
        Noted("action", "Boka lokal"),
    )
    programme = replace(one_day(session("follow-up", kind="discussion"), "b"), title="Two")
    room = Room(programme).until("10:00")
    room.put(BroughtForward("", leave(first.state, "r")))
    assert seen(room).entries == ()  # it has not begun
    room.do(moves.start).put(Noted("action", "new"))
    page = seen(room)
    assert (page.kind, page.heading) == ("actions", "Actions from before")
    assert [(one.mark, one.title, one.detail) for one in page.entries] == [
        ("○", "Jörgen: skickar länkar", "overdue, due 1 March, One"),
        ("○", "Boka lokal", "open, One"),
    ]
    room.put(ActionTicked(actions.actions(room.state)[0].id))
    assert seen(room).entries[0].mark == "✓"
    assert seen(room).entries[0].detail.startswith("done 21 March 2013")
    assert [one.text for one in follow_up.brought(room.state)] == ["skickar länkar", "Boka lokal"]
    assert seen(room.wait(30).do(moves.next_session)).kind == "time"


def test_without_actions_from_before_it_is_a_session_as_any() -> None:
    room = Room(one_day(session("uppföljning"))).until("10:00").do(moves.start)
    assert follow_up.follows_up("uppföljning")
    assert seen(room).kind == "time"

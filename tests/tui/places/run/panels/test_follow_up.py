"""Run shows how the actions from before stand while the meeting goes through them."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from builders import Room, one_day, session
from facilitator.core.notes import actions
from facilitator.core.record.agenda import Session
from facilitator.core.record.notes import Noted
from facilitator.core.record.opening import BroughtForward
from facilitator.core.series.carrying import leave
from facilitator.tui.places.run.panels.follow_up import MOST_SMALL, brought
from facilitator.tui.widgets.labelled import Room as Cells
from tui.places.run.showing import SMALL, WIDE, at, told


def room(*before: Noted) -> Room:
    first = Room(replace(one_day("a"), title="One"))
    first.put(*before)
    programme = replace(one_day(session("follow-up", kind="discussion"), "b"), title="Two")
    of = Room(programme).until("10:00")
    of.put(BroughtForward("", leave(first.state, "r")))
    return of


def shown(of: Room, cells: Cells = WIDE) -> list[str]:
    found = of.state.session("follow-up")
    assert isinstance(found, Session)
    return told([brought(at(of), found, cells)], at(of)).get("Actions", [])


def test_each_says_whose_it_is_and_how_it_stands_at_the_moment() -> None:
    late = Noted("action", "Book a room", "a", "Eva", dt.date(2013, 3, 1))
    of = room(late, Noted("action", "Send links", "a"))
    assert shown(of) == ["○ Book a room  Eva  overdue", "○ Send links  open"]
    of.do(actions.tick, actions.actions(of.state)[0].id)
    assert shown(of) == ["✓ Book a room  Eva  done 21 March 2013", "○ Send links  open"]


def test_those_that_have_no_room_are_counted_and_are_the_done_ones_if_any_are() -> None:
    of = room(*(Noted("action", f"Thing {n}", "a") for n in range(6)))
    of.do(actions.tick, actions.actions(of.state)[0].id)
    assert shown(of, SMALL) == [
        *(f"○ Thing {n}" for n in range(1, 1 + MOST_SMALL)),
        "2 more",
    ]


def test_other_sessions_and_meetings_without_such_actions_show_none() -> None:
    assert shown(room()) == []
    of = room(Noted("action", "Send links", "a"))
    other = of.state.session("b")
    assert other is not None
    assert told([brought(at(of), other, WIDE)], at(of)) == {}


def test_whose_it_is_and_how_it_stands_are_seen_of_a_long_one_too() -> None:
    long = room(Noted("action", "long " * 40, "a", "Eva"))
    (line,) = shown(long)
    assert line.endswith("…  Eva  open")
    (line,) = shown(long, SMALL)
    assert line.endswith("…  Eva")

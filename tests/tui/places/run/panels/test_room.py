"""What the room sees, who is in it, and what is open."""

from __future__ import annotations

import datetime as dt
from typing import get_args

from msgspec.structs import replace

from builders import Room, agenda, day, session
from facilitator.core.notes import moves as notes
from facilitator.core.notes.capture import Capture
from facilitator.core.people import marking
from facilitator.core.record.agenda import Group, Participant
from facilitator.core.room import stage
from facilitator.core.room.page import Kind
from facilitator.core.time import moves
from facilitator.core.time.view import View
from facilitator.tui.places.run.moment import same
from facilitator.tui.places.run.panels import room as panel
from facilitator.tui.widgets.labelled import Room as Space
from tui.places.run import showing
from tui.places.run.showing import told


def meeting() -> Room:
    work = replace(session("work", 60, kind="groups"), groups=(Group("A", members=("Bo",)),))
    programme = replace(
        agenda(day("talk", work)), participants=(Participant("Bo"), Participant("Eva"))
    )
    return Room(programme).until("10:00").do(moves.start)


def seen(of: Room) -> dict[str, list[str]]:
    here = showing.at(of)
    return told(panel.fields(here, Space(42, 12)), here)


def small(of: Room) -> list[str]:
    """Give what is said of the room in a window without a panel for it."""
    here = showing.at(of)
    return told([panel.unusual(here, Space(44, 12))], here).get("Room", [])


def test_every_page_has_words() -> None:
    assert set(panel.SEEN) == set(get_args(Kind))


def test_it_says_what_goes_with_the_session_and_what_was_chosen() -> None:
    of = meeting()
    assert seen(of)[""] == ["Shows     The title and the time", "Says      nothing"]
    of.do(stage.show_page, "rules")
    assert seen(of)[""] == ["Shows     The ground rules, chosen", "Says      nothing"]
    of.do(stage.tell_until, "Coffee in the foyer", "10")
    until = showing.at(of).clock(of.now + dt.timedelta(minutes=10))
    assert seen(of)[""] == [
        "Shows     The message",
        "Says      “Coffee in the foyer”",
        f"          until {until}, m takes it away",
    ]


def test_a_countdown_is_there_until_it_is_over_for_long() -> None:
    of = meeting().do(stage.start_countdown, "10:15 coffee")
    assert seen(of)[""][1] == "Clock     until 10:15 coffee"
    assert seen(of.until("10:16"))[""][1] == "Clock     over since 10:15 coffee"
    assert len(seen(of.wait(dt.timedelta(hours=1)))[""]) == 2


def test_a_long_message_has_two_lines() -> None:
    of = meeting().do(stage.tell, "word " * 40)
    assert len(seen(of)[""]) == 4
    assert seen(of)[""][-1].strip() == "m takes it away"


def test_who_is_here_is_counted_once_anybody_was_said_to_be() -> None:
    of = meeting()
    assert "Here" not in seen(of)
    of.do(marking.here, "bo", 0)
    assert seen(of)["Here"] == ["1 of 2 · missing: Eva"]


def test_after_a_day_nobody_is_missing_who_has_not_come_to_the_next_one_yet() -> None:
    two = replace(
        agenda(day("talk"), day("next")),
        participants=(Participant("Bo"), Participant("Eva")),
    )
    of = Room(two).until("10:00").do(moves.start)
    for who in ("bo", "eva"):
        of.do(marking.here, who, 0)
    of.until("10:30").do(moves.end)
    assert seen(of)["Here"] == ["2 of 2"]


def test_those_in_no_group_are_named_while_groups_work() -> None:
    of = meeting()
    assert "No group" not in seen(of)
    of.until("10:30").do(moves.next_session)
    assert seen(of)["No group"] == ["▲ 1 Eva"]


def test_what_is_open_is_counted() -> None:
    of = meeting()
    assert "Pending" not in seen(of)
    for kind in ("action", "action", "question", "parking", "decision"):
        of.do(notes.capture, Capture(kind, "text"))
    assert seen(of)["Pending"] == ["> 2 actions   ? 1 question   # 1"]


def test_a_message_stays_through_the_next_session_and_goes_with_the_walls() -> None:
    of = meeting().do(stage.tell_until, "Coffee", "40")
    assert "Says      “Coffee”" in seen(of.until("10:30").do(moves.next_session))[""]
    assert small(of) == ["“Coffee” until 10:40"]
    before = showing.at(of.until("10:39:59"))
    gone = View(of.state, of.until("10:40").schedule)
    assert not same(before, gone)
    assert "Says      nothing" in seen(of)[""]


def test_a_message_that_is_over_within_a_minute_is_so_in_the_panel_too() -> None:
    of = meeting().until("10:00:20").do(stage.tell_until, "Coffee", "1")
    before = showing.at(of.until("10:01:19"))
    assert same(before, View(of.state, of.until("10:01:19").schedule))
    assert not same(before, View(of.state, of.until("10:01:20").schedule))
    clock = meeting().until("10:00:20").do(stage.start_countdown, "1")
    before = showing.at(clock.until("10:01:19"))
    assert not same(before, View(clock.state, clock.until("10:01:20").schedule))


def test_while_it_is_dark_no_message_is_said_to_be_seen() -> None:
    of = meeting().do(stage.tell, "Coffee").do(stage.show_page, "dark")
    assert seen(of)[""][-1].strip() == "not seen now, m takes it away"
    assert small(of) == ["Nothing: it is dark"]

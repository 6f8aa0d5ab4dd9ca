"""What there is to know when a day is over: how it went, what comes, what is to be done."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from builders import Room, agenda, day, session
from facilitator.core.notes import moves as notes
from facilitator.core.notes.capture import Capture
from facilitator.core.record.agenda import Group, Participant
from facilitator.core.record.materials import MaterialTicked
from facilitator.core.time import moves
from facilitator.tui.places.run.panels import between
from facilitator.tui.widgets import labelled
from tui.places.run import showing
from tui.places.run.showing import WIDE, told


def room() -> Room:
    """Hold a day that ends two minutes late, 10:00-11:32."""
    work = replace(
        session("work", 60, kind="groups"), groups=(Group("A"), Group("B")), prepare=("Lock up",)
    )
    programme = agenda(
        day(session("a", 30), session("b", 60)),
        day("c", "d", session("lunch", 30, start="12:00"), work, "e"),
    )
    who = (Participant("Bo"), Participant("Eva"))
    of = Room(replace(programme, participants=who)).until("10:00").do(moves.start)
    of.until("10:42").do(moves.next_session).until("11:32")
    return of.do(moves.end)


def seen(of: Room) -> dict[str, list[str]]:
    here = showing.at(of)
    return told(between.fields(here, WIDE), here)


def test_it_says_how_the_day_went_what_is_to_come_and_what_to_do() -> None:
    of = room()
    assert between.title(showing.at(of)) == "Goes on tomorrow, Friday 22 March, 10:00"
    assert between.ended(showing.at(of)) == "ended 11:32"
    assert seen(of) == {
        "Today": ["2 of 2 held, ended 2 min late", "Most over: A +12 min   w times"],
        "Tomorrow": [
            "10:00 C 30 min",
            "12:00 LUNCH 30 min",
            "12:30 WORK 60 min ▲ 2 without a group",
        ],
        "To do": ["○ put 2 people in groups   3", "○ Lock up", "○ write the minutes   x"],
    }


def test_what_was_noted_is_counted_and_what_nobody_has_is_to_be_done() -> None:
    of = room()
    for kind, who in (
        ("decision", ""),
        ("action", ""),
        ("action", "Lisa"),
        ("quote", ""),
        ("question", ""),
    ):
        of.do(notes.capture, Capture(kind, "text", who))
    assert seen(of)["Noted"] == ['! 1 decision   > 2 actions   ▲ 1 without owner   " 1   ? 1']
    assert "○ find an owner for 1 action   2" in seen(of)["To do"]


def test_what_is_ticked_off_is_done() -> None:
    of = room()
    of.put(MaterialTicked("work", "Lock up"))
    assert "✓ Lock up" in seen(of)["To do"]


def test_a_day_that_ends_on_time_or_early_says_so() -> None:
    of = Room(agenda(day(session("a", 30)), day("b"))).until("10:00").do(moves.start)
    assert seen(of.until("10:30").do(moves.end))["Today"] == ["1 of 1 held, ended on time"]
    of = Room(agenda(day(session("a", 30)), day("b"))).until("10:00").do(moves.start)
    assert seen(of.until("10:20").do(moves.end))["Today"] == ["1 of 1 held, ended 10 min early"]


def test_a_day_that_is_not_the_next_is_named() -> None:
    later = dt.date(2013, 4, 8)
    of = Room(agenda(day("a"), day("b", date=later))).until("10:00").do(moves.start)
    of.until("10:30").do(moves.end)
    assert between.title(showing.at(of)) == "Goes on Monday 8 April, 10:00"
    assert seen(of)["Up next"] == ["10:00 B 30 min"]


def test_after_the_last_day_there_are_the_minutes_to_write() -> None:
    of = Room(agenda(day("a"))).until("10:00").do(moves.start).until("10:30").do(moves.next_session)
    assert between.title(showing.at(of)) == "The programme is done"
    assert seen(of) == {
        "Today": ["1 of 1 held, ended on time"],
        "To do": ["○ write the minutes   x"],
    }


def test_in_a_narrow_window_the_lateness_of_a_day_is_said_shorter() -> None:
    here, small = showing.at(room()), labelled.Room(36, 20, narrow=True)
    assert told(between.fields(here, small), here)["Today"][0] == "2 of 2 held, 2 min late"

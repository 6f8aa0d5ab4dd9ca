"""Every fixed point of the day that begins late, and which of them shortening no longer keeps."""

from __future__ import annotations

import datetime as dt

import pytest

from builders import Room, agenda, day, minutes, one_day, session
from facilitator.core.record.agenda import Session
from facilitator.core.time import moves
from facilitator.core.time.late_points import late_points

LUNCH = session("lunch", 60, start="11:00")
BUS = session("bus", 10, start="14:00")


def late(*programme: Session | str, by: float) -> list[tuple[str, dt.timedelta, dt.timedelta]]:
    """Start the first session so many minutes late, and list what is late by that."""
    room = Room(one_day(*programme)).until("10:00").wait(by).do(moves.start)
    return [
        (point.row.session.id, point.late, point.missing) for point in late_points(room.schedule)
    ]


def test_each_is_late_by_what_the_gaps_before_it_leave() -> None:
    found = late("a", "b", LUNCH, session("c", 110), BUS, by=25)
    assert found == [
        ("lunch", minutes(25), minutes(25)),
        ("bus", minutes(15), minutes(15)),
    ]


def test_what_is_late_may_still_be_kept_by_shortening_what_comes_before_it() -> None:
    found = late("a", session("b", 30, 20), LUNCH, session("c", 120, 100), BUS, by=25)
    assert found == [
        ("lunch", minutes(25), minutes(15)),
        ("bus", minutes(25), minutes(-5)),
    ]


def test_a_session_that_ends_at_a_fixed_time_gives_nothing() -> None:
    ending = session("c", 120, 10, end_fixed=True)
    assert late("a", "b", LUNCH, ending, BUS, by=25) == [("lunch", minutes(25), minutes(25))]
    waiting = session("d", 30, start="12:30", starts="not-before")
    soon = session("e", 10, start="12:50")
    assert late("a", "b", LUNCH, waiting, soon, by=0) == [("e", minutes(10), minutes(10))]


@pytest.mark.parametrize(("by", "ids"), [(0.9, []), (1, ["lunch", "bus"])])
def test_less_than_a_minute_is_on_time(by: float, ids: list[str]) -> None:
    assert [one[0] for one in late("a", "b", LUNCH, session("c", 120), BUS, by=by)] == ids


def test_of_another_day_and_of_what_has_begun_nothing_is_said() -> None:
    room = Room(agenda(day("a", LUNCH), day(session("b", 30, start="10:00"))))
    assert late_points(room.schedule) == ()
    room.until("11:20").do(moves.go_to, "lunch")
    assert late_points(room.schedule) == ()

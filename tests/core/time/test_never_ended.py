"""A session that still runs although its day is over."""

from __future__ import annotations

import datetime as dt

import pytest

from builders import DATE, Room, agenda, at, day, one_day, session
from facilitator.core.time import moves
from facilitator.core.time.never_ended import never_ended

NEXT = DATE + dt.timedelta(days=1)


def left_running(*, days: int = 2, clock: str = "15:00") -> Room:
    """Begin the last session of the first day, and nobody ends it."""
    programme = agenda(*[day(session(id_, 60), start=clock) for id_ in "ab"[:days]])
    return Room(programme).until(clock).do(moves.start)


@pytest.mark.parametrize(
    ("date", "clock", "found"),
    [(DATE, "16:00", False), (DATE, "23:59", False), (NEXT, "08:00", True)],
)
def test_before_midnight_it_is_still_the_same_day(
    date: dt.date, clock: str, *, found: bool
) -> None:
    room = left_running().until(clock, date)
    assert (never_ended(room.state, room.now) is not None) is found
    assert room.schedule.today == int(found)


def test_its_time_was_up_when_it_was_due_with_what_was_added_and_paused() -> None:
    room = left_running().wait(10).do(moves.toggle).wait(5).do(moves.toggle).do(moves.extend, 10)
    found = never_ended(room.state, at("08:00", NEXT))
    assert found is not None
    assert (found.slot.session.id, found.due) == ("a", at("16:15"))
    assert found.known == at("15:00")
    room.do(moves.toggle)  # it stood still from then on
    found = never_ended(room.state, at("08:00", NEXT))
    assert found is not None
    assert found.due == at("15:15")


def test_what_somebody_went_on_with_today_is_meant_to_run() -> None:
    room = left_running().until("08:00", NEXT)
    over = never_ended(room.state, room.now)
    assert over is not None
    room.do(moves.settle_away, at("16:00"), room.now, "paused")
    assert never_ended(room.state, room.now) is None
    room = left_running().do(moves.end).until("08:00", NEXT).do(moves.back)
    assert never_ended(room.state, room.now) is None
    assert never_ended(Room(one_day("a")).state, at("08:00", NEXT)) is None


@pytest.mark.parametrize(
    ("clock", "until", "found"),
    [
        ("15:00", "00:30", True),
        ("22:30", "00:30", False),  # it was to end at half past eleven
        ("22:30", "05:29", False),
        ("22:30", "05:30", True),
    ],
)
def test_the_last_day_is_over_when_its_night_is(clock: str, until: str, *, found: bool) -> None:
    room = left_running(days=1, clock=clock).until(until, NEXT)
    assert (never_ended(room.state, room.now) is not None) is found

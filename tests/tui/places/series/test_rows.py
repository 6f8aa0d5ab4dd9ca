"""A coming meeting as a row, and with a sign each who can agree to it, and in which weeks."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from builders import ENGLISH, REGIONS, Room, one_day
from core.answers.asking import room
from facilitator.core.base import signs
from facilitator.core.base.cells import cells
from facilitator.core.record.agenda import Upcoming
from facilitator.core.record.series import Voted
from facilitator.tui.places.series.rows import about, coming_row, votes
from tui.drawing import text

TODAY = dt.date(2013, 3, 21)


def test_a_sign_says_of_each_organisation_whether_it_agrees() -> None:
    on = room()
    first, second, _ = on.state.upcoming.meetings.values()
    on.put(Voted("b", (first.id,)))
    agreed = [line.plain for line in votes(first, on.state, ENGLISH)]
    assert agreed == [f"{signs.BLANK} Region A", f"{signs.DONE} Region B"]
    assert {line.plain[0] for line in votes(second, on.state, ENGLISH)} == {signs.BLANK}


def dated() -> Room:
    """Propose a visit in either of two weeks, and a journey that has no date."""
    visit = Upcoming(status="proposed", date=dt.date(2013, 6, 4), place="Umeå", theme="Visit")
    others = replace(visit, date=dt.date(2013, 6, 11)), Upcoming(status="wish", place="Abroad")
    return Room(replace(one_day("a"), organisations=REGIONS, upcoming=(visit, *others)))


def test_the_weeks_of_all_dates_stand_behind_whoever_can_agree_to_them() -> None:
    on = dated()
    first, second, _ = on.state.upcoming.meetings.values()
    on.put(Voted("a", (first.id, second.id)), Voted("b", (second.id,)))
    assert [line.plain for line in votes(first, on.state, ENGLISH)] == [
        f"{signs.DONE} Region A w 23 24",
        f"{signs.BLANK} Region B w 24",
    ]
    told = about(first, on.state, TODAY, ENGLISH).plain
    assert "Tuesday, 4 June 2013, week 23, in 75 days" in told
    assert "week 23 1 of 2   week 24 2 of 2, the most" in told


def test_all_but_what_is_fixed_is_voted_on() -> None:
    on = dated()
    *_, wish = on.state.upcoming.meetings.values()
    on.put(Voted("b", (wish.id,)))
    assert any(signs.DONE in line.plain for line in votes(wish, on.state, ENGLISH))
    row = text(coming_row(wish, on.state, 90, ENGLISH))
    assert row.split()[-2:] == ["1", "━" * 5]
    fixed = replace(wish, status="fixed")
    told = ["The meeting is fixed, and needs no votes."]
    assert [line.plain for line in votes(fixed, on.state, ENGLISH)] == told


def test_a_row_fills_its_room_whether_it_is_voted_on_or_not() -> None:
    on = room()
    first, *_ = on.state.upcoming.meetings.values()
    on.put(Voted("b", (first.id,)))
    for width in range(56, 160):
        for each in on.state.upcoming.meetings.values():
            assert cells(text(coming_row(each, on.state, width, ENGLISH))) == width

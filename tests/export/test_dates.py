"""Dates are joined as a reader says them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import ENGLISH
from facilitator.export import dates
from facilitator.export.wording import DASH
from facilitator.files.catalogues import load

SWEDISH = load("sv")


def on(*written: str) -> list[dt.date]:
    return [dt.date.fromisoformat(one) for one in written]


@pytest.mark.parametrize(
    ("days", "swedish", "english"),
    [
        ("2013-03-21", "21 mars 2013", "21 March 2013"),
        ("2013-03-21 2013-03-22", "21-22 mars 2013", "21-22 March 2013"),
        ("2013-02-28 2013-03-01", "28 februari-1 mars 2013", "28 February-1 March 2013"),
        (
            "2013-12-31 2014-01-01",
            "31 december 2013-1 januari 2014",
            "31 December 2013-1 January 2014",
        ),
        ("2013-03-21 2013-03-28", "21 och 28 mars 2013", "21 and 28 March 2013"),
        (
            "2013-03-21 2013-03-22 2013-04-26",
            "21-22 mars och 26 april 2013",
            "21-22 March and 26 April 2013",
        ),
        ("2013-03-22 2013-03-21 2013-03-21", "21-22 mars 2013", "21-22 March 2013"),
    ],
)
def test_the_days_of_a_meeting_are_joined(days: str, swedish: str, english: str) -> None:
    for language, written in ((SWEDISH, swedish), (ENGLISH, english)):
        assert dates.joined(on(*days.split()), language) == written.replace("-", DASH)


def test_weekdays_go_before_the_days_and_the_year_may_be_left_out() -> None:
    days = on("2013-03-21", "2013-03-22")
    joined = dates.joined(days, SWEDISH, year=False, weekdays=True)
    assert joined == f"torsdag 21{DASH}fredag 22 mars"
    assert dates.day(days[0], ENGLISH) == "Thursday 21 March 2013"
    assert dates.day(days[0], SWEDISH, year=False) == "torsdag 21 mars"


def test_a_year_is_told_where_it_is_another_one() -> None:
    (meeting, same, later) = on("2013-03-22", "2013-12-31", "2014-01-01")
    assert dates.near(same, meeting, SWEDISH) == "31 december"
    assert dates.near(later, meeting, SWEDISH) == "1 januari 2014"


@given(st.lists(st.dates(dt.date(2013, 1, 1), dt.date(2014, 12, 31)), min_size=1, max_size=8))
def test_the_first_and_the_last_day_are_always_told(days: list[dt.date]) -> None:
    written = dates.joined(days, ENGLISH)
    first, last = min(days), max(days)
    assert written.startswith(str(first.day))
    assert written.endswith(dates.day(last, ENGLISH, weekday=False))
    assert written.count(str(last.year)) == 1

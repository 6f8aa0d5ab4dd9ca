"""A date as it is written becomes one of the calendar, or is unclear."""

from __future__ import annotations

import datetime as dt

import pytest

from facilitator.files.importing.written import dates
from facilitator.files.importing.written.reckoning import Reckoning, Unclear
from files.importing.made import TODAY


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2013-03-21", dt.date(2013, 3, 21)),
        ("torsdag den 21 mars 2013", dt.date(2013, 3, 21)),
        ("Thursday, 21st March 2013", dt.date(2013, 3, 21)),
        ("March 21, 2013", dt.date(2013, 3, 21)),
        ("21.3.2013", dt.date(2013, 3, 21)),
        ("21/3/2013", dt.date(2013, 3, 21)),
        ("3/21/2013", dt.date(2013, 3, 21)),
        ("lör 1 maj", dt.date(2013, 5, 1)),
        ("5 augu\u017fti", dt.date(2013, 8, 5)),
        ("1 maj 13 personer", None),
        ("2013", None),
    ],
)
def test_dates(written: str, read: dt.date | None) -> None:
    found = dates.whole(written)
    assert (found and Reckoning(TODAY).date(found).date) == read


@pytest.mark.parametrize("unclear", ["3/4/2013", "2013-02-30", "2013-00-21", "31 februari 2013"])
def test_unclear_dates(unclear: str) -> None:
    found = dates.whole(unclear)
    assert found is not None
    with pytest.raises(Unclear):
        Reckoning(TODAY).date(found)


def test_a_week_without_a_year_is_the_next_of_its_number_also_week_53() -> None:
    reckoning = Reckoning(dt.date(2013, 3, 21))
    assert reckoning.year_of_week(12) == 2013
    assert reckoning.year_of_week(11) == 2014
    assert reckoning.year_of_week(53) == 2015

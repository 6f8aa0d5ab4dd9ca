"""Dates, lengths and clock times as people write them."""

from __future__ import annotations

import datetime as dt

import pytest

from facilitator.files.importing import values
from files.importing.making import TODAY


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
    found = values.date(written, TODAY)
    assert (found and found.date) == read


@pytest.mark.parametrize("unclear", ["3/4/2013", "2013-02-30", "2013-00-21", "31 februari 2013"])
def test_unclear_dates(unclear: str) -> None:
    with pytest.raises(values.Unclear):
        values.date(unclear, TODAY)


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        *(("45", 45), ("45 min", 45), ("45m", 45), ("1h30m", 90), ("1 h 30 min", 90)),
        *(("1,5 tim", 90), ("2 timmar", 120), ("1:30", 90)),
        *(("45 mil", None), ("", None), ("9" * 300, None)),
    ],
)
def test_lengths(written: str, minutes: int | None) -> None:
    assert values.length(written) == minutes


@pytest.mark.parametrize(
    ("written", "clock"),
    [
        *(("10", "10:00"), ("9.30", "09:30"), ("kl. 13:05", "13:05"), ("12 am", "00:00")),
        *(("1:15 p.m.", "13:15"), ("24:00", None), ("13 pm", None), ("10:00-11", None)),
    ],
)
def test_clock_times(written: str, clock: str | None) -> None:
    found = values.clock(written)
    assert (found and found.strftime("%H:%M")) == clock


@pytest.mark.parametrize(
    ("written", "clocks"),
    [
        *(("1-2 pm", "13:00-14:00"), ("9:30 to 10 am", "09:30-10:00"), ("8-8 PM", "20:00-20:00")),
        *(("11-1 pm", "11:00-13:00"), ("11-1 AM", "23:00-01:00"), ("11-12 pm", "11:00-12:00")),
        *(("12-1 pm", "12:00-13:00"), ("12-1 am", "00:00-01:00"), ("10-12 am", "22:00-00:00")),
        *(("13-2 pm", "13:00-14:00"), ("0-1 am", "00:00-01:00"), ("11 am-1 pm", "11:00-13:00")),
        *(("11 pm-1 am", "23:00-01:00"), ("1 pm-2", "13:00-02:00"), ("1-2", "01:00-02:00")),
        *(("1-13 pm", None), ("25-2 pm", None)),
    ],
)
def test_two_clock_times(written: str, clocks: str | None) -> None:
    found = values.clocks(written)
    assert (found and "-".join(f"{clock:%H:%M}" for clock in found)) == clocks

"""Times and lengths as people write them."""

from __future__ import annotations

import pytest

from facilitator.files.importing.written import values


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


def hours(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


@pytest.mark.parametrize(
    ("written", "clock"),
    [
        *(("10", "10:00"), ("9.30", "09:30"), ("kl. 13:05", "13:05"), ("12 am", "00:00")),
        *(
            ("1:15 p.m.", "13:15"),
            ("24:00", "24:00"),
            ("24:01", None),
            ("13 pm", None),
            ("10:00-11", None),
        ),
    ],
)
def test_clock_times(written: str, clock: str | None) -> None:
    found = values.clock(written)
    assert (None if found is None else hours(found)) == clock


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
    assert (found and "-".join(map(hours, found))) == clocks

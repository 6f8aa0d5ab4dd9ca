"""A rehearsal's clock as other programs read it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from facilitator.files.records.shared_clock import NAME, Reading, share, shared

NOW = dt.datetime(2013, 3, 21, 10, tzinfo=dt.timezone(dt.timedelta(hours=1)))
REAL = dt.datetime(2026, 11, 25, 9, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("speed", "after", "shown"),
    [(1, 60, 60), (60, 10, 600), (0, 60, 0), (0.5, 60, 30), (60, -1, -60)],
)
def test_it_goes_on_at_its_speed(tmp_path: Path, speed: float, after: int, shown: int) -> None:
    share(tmp_path / "journal.toml", Reading(NOW, REAL, speed))
    read = shared(tmp_path / "journal.toml")
    assert read is not None
    told = read.at(REAL + dt.timedelta(seconds=after))
    assert told == NOW + dt.timedelta(seconds=shown)
    assert told.tzinfo is dt.UTC


def test_beyond_the_calendar_it_stands_still() -> None:
    read = Reading(NOW, REAL, 1e12)
    assert read.at(REAL + dt.timedelta(days=9999)) == NOW
    assert read.at(REAL + dt.timedelta(days=9999)).tzinfo is dt.UTC


@pytest.mark.parametrize(
    "text",
    [
        "", "now = 1", "\xff", "now = 2013-03-21T10:00:00\nreal = 2013-03-21T10:00:00Z",
        "now = 2013-03-21T10:00:00Z\nreal = 2013-03-21T10:00:00",
        *(f"now = 2013-03-21T10:00:00Z\nreal = 2013-03-21T10:00:00Z\nspeed = {speed}"
          for speed in ("-1", "inf", "nan", '"1"')),
    ],
)  # fmt: skip
def test_what_is_no_reading_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / NAME).write_text(text, "latin-1")
    assert shared(tmp_path / "journal.toml") is None
    assert shared(tmp_path / "none" / "journal.toml") is None

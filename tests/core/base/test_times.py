"""Clock times and lengths as they are typed."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

import facilitator
from facilitator.core.base.times import read_clock, read_either, read_length, read_seconds

SOURCES = Path(facilitator.__file__).parent


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("10:25", "10:25"),
        (" 9.05 ", "09:05"),
        ("0905", "09:05"),
        ("1015", "10:15"),
        ("9", "09:00"),
        ("09", "09:00"),
        ("13:00:00", "13:00"),
        ("23:59", "23:59"),
        ("0:00", "00:00"),
        ("24:00", None),
        ("2400", None),
        ("24", None),
        ("905", None),
        ("10:60", None),
        ("1060", None),
        ("10:2", None),
        ("10:25:30", None),
        ("", None),
        ("ten", None),
        ("\u0661\u0660:\u0662\u0665", "10:25"),
        ("²", None),
        ("9" * 5000, None),
    ],
)
def test_a_clock_time(typed: str, read: str | None) -> None:
    assert read_clock(typed) == (dt.time.fromisoformat(read) if read else None)


@pytest.mark.parametrize("typed", ["24:00", "24.00", "2400"])
def test_only_an_end_is_at_24(typed: str) -> None:
    assert read_clock(typed) is None
    assert read_clock(typed, end=True) == dt.time(0)
    assert read_clock("24:01", end=True) is None


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("45", 45),
        ("0", 0),
        (" 45 m ", 45),
        ("45min", 45),
        ("45 minuter", 45),
        ("2h", 120),
        ("2 hours", 120),
        ("1 tim 5 min", 65),
        ("1h30", 90),
        ("1H30M", 90),
        ("1 h 30 min", 90),
        ("1:30", 90),
        ("0:45", 45),
        ("1015", 1015),
        ("\u0661\u0665", 15),
        ("13:45", None),  # which is a clock time
        ("1:60", None),
        ("1:5", None),
        (":45", None),
        ("1:2:3", None),
        ("90s", None),
        ("5 mil", None),
        ("1 30", None),
        ("-5", None),
        ("+5", None),
        ("m", None),
        ("", None),
        ("²", None),
        ("9" * 5000, None),
    ],
)
def test_a_length(typed: str, minutes: int | None) -> None:
    assert read_length(typed) == minutes


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [
        ("20", 1200),
        ("1:30", 5400),
        ("90s", 90),
        ("1m30s", 90),
        ("1 min 5 sek", 65),
        ("1h", 3600),
        ("s", None),
        ("1h5s", None),
        ("1m30", None),
    ],
)
def test_a_length_that_may_have_seconds(typed: str, seconds: int | None) -> None:
    assert read_seconds(typed) == seconds


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("15", (15, "")),
        ("120 Fika", (120, "Fika")),
        ("15 min Fika", (15, "Fika")),
        ("15 min. Fika", (15, "Fika")),
        ("5 minnen", (5, "minnen")),
        ("1h 30 Fika", (90, "Fika")),
        ("1015", (dt.time(10, 15), "")),
        ("0905 x", (dt.time(9, 5), "x")),
        ("1:30", (dt.time(1, 30), "")),
        ("10.15  Fika i köket", (dt.time(10, 15), "Fika i köket")),
        ("24:00", (dt.time(0), "")),
        ("15 \u0661\u0660", (15, "\u0661\u0660")),
        ("1075", None),
        ("10:75", None),
        ("15Fika", None),
        ("Fika", None),
        ("", None),
        ("9" * 5000, None),
    ],
)
def test_either_with_words(typed: str, read: tuple[dt.time | int, str] | None) -> None:
    assert read_either(typed) == read


def test_a_day_is_given_in_one_place() -> None:
    found = [
        path.relative_to(SOURCES).as_posix()
        for path in SOURCES.rglob("*.py")
        if re.search(r"24 \* 60\b|\b1440\b|\bFinal = dt\.timedelta\((?:days=1|hours=24)\)",
                     path.read_text("utf-8"))
    ]  # fmt: skip
    assert found == ["core/base/span.py"]

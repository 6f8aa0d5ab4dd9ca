"""How the meetings of a series are named."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from builders import one_day
from facilitator.core.series.naming import number, raised, series_of


@pytest.mark.parametrize(
    ("title", "after", "series"),
    [
        ("Träff 1", "Träff 2", "träff"),
        ("Träff 09", "Träff 10", "träff"),
        ("Reglab 2013", "Reglab 2013", "reglab-2013"),
        ("Möte", "Möte", "möte"),
        ("12", "13", "series"),
    ],
)
def test_the_number_of_a_meeting_is_raised_a_year_is_not(
    title: str, after: str, series: str
) -> None:
    assert raised(title) == after
    assert series_of(replace(one_day("a"), title=title)) == series


@pytest.mark.parametrize(
    ("title", "expected"), [("Träff 1", 1), ("Träff 09", 9), ("Reglab 2013", None), ("Möte", None)]
)
def test_the_number_of_a_meeting_stands_at_the_end_of_its_title(
    title: str, expected: int | None
) -> None:
    assert number(title) == expected

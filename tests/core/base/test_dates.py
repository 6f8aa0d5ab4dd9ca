"""Dates as people type them: what is read, and what is said of what cannot be."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import ENGLISH
from facilitator.core.base.dates import MONTHS, no_date, read_date
from facilitator.core.base.refusal import Refused

TODAY = dt.date(2013, 3, 21)
"""A Thursday."""

MARCH_22 = "2013-03-22"


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ("2013-05-03", "2013-05-03"),
        ("2013-5-3", "2013-05-03"),
        ("3/5", "2013-05-03"),
        ("3/5 2014", "2014-05-03"),
        ("3/5-14", "2014-05-03"),
        ("3/5/2014", "2014-05-03"),
        ("21/3", "2013-03-21"),
        ("20/3", "2014-03-20"),
        ("3 maj", "2013-05-03"),
        ("den 3 maj", "2013-05-03"),
        ("3:e maj 2014", "2014-05-03"),
        ("3maj", "2013-05-03"),
        ("3 Maj", "2013-05-03"),
        ("1 mars", "2014-03-01"),
        ("the 3rd of May", "2013-05-03"),
        ("3 May, 2014", "2014-05-03"),
        ("May 3", "2013-05-03"),
        ("may 3rd 2014", "2014-05-03"),
        ("sept. 1", "2013-09-01"),
        ("fredag", MARCH_22),
        ("FREDAG", MARCH_22),
        ("nu på fredag", MARCH_22),
        ("Måndagen", "2013-03-25"),
        ("LÖR", "2013-03-23"),
        ("on Friday", MARCH_22),
        ("this friday", MARCH_22),
        ("fri", MARCH_22),
        ("torsdag", "2013-03-28"),  # never today itself
        ("fredag den 3 maj", "2013-05-03"),
        ("Friday, May 3", "2013-05-03"),
        ("fre 3/5", "2013-05-03"),
        ("i dag", "2013-03-21"),
        ("imorgon", MARCH_22),
        ("i övermorgon", "2013-03-23"),
        ("tomorrow", MARCH_22),
        ("29 februari 2016", "2016-02-29"),
    ],
)
def test_a_date_is_read_as_people_write_it(typed: str, date: str) -> None:
    assert read_date(typed, TODAY) == dt.date.fromisoformat(date)


@pytest.mark.parametrize(
    "typed", ["", "3", "maj", "soon", "3/5 möte", "5 3 maj", "vecka 20", "majs"]
)
def test_what_is_not_written_as_a_date_is_none(typed: str) -> None:
    assert read_date(typed, TODAY) is None
    assert typed in ENGLISH.say(no_date(typed).phrase)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("31/2", "“31/2” is not a real date."),
        ("2026-13-45", "“2026-13-45” is not a real date."),
        ("31 april", "“31 april” is not a real date."),
        ("0/5", "“0/5” is not a real date."),
        ("5/26", "“5/26” is not a real date."),
        ("29/2", "“29/2” is more than a year away. Add the year."),
        ("29/2 2014", "“29/2 2014” is not a real date."),
        ("30 feb 2014", "“30 feb 2014” is not a real date."),
        ("lördag 3 maj", "“lördag 3 maj” does not add up: 2013-05-03 is a different weekday."),
        (
            "nästa fredag",
            "“nästa fredag” could mean 2013-03-22 or 2013-03-29. Write the one you mean.",
        ),
        (
            "next friday",
            "“next friday” could mean 2013-03-22 or 2013-03-29. Write the one you mean.",
        ),
    ],
)
def test_a_date_that_cannot_be_is_refused_in_words(typed: str, said: str) -> None:
    with pytest.raises(Refused) as refused:
        read_date(typed, TODAY)
    assert ENGLISH.say(refused.value.phrase) == said


@pytest.mark.parametrize(
    ("typed", "date"),
    [("26/4", "2013-04-26"), ("4/26", "2013-04-26"), ("5/5", "2013-05-05")],
)
def test_where_the_month_may_come_first_numbers_may_still_tell_them_apart(
    typed: str, date: str
) -> None:
    assert read_date(typed, TODAY, day_first=False) == dt.date.fromisoformat(date)


def test_numbers_that_may_be_either_are_refused_where_the_month_may_come_first() -> None:
    with pytest.raises(Refused) as refused:
        read_date("3/5", TODAY, day_first=False)
    said = "“3/5” could mean 2013-05-03 or 2014-03-05. Write the one you mean."
    assert ENGLISH.say(refused.value.phrase) == said


@given(st.dates(dt.date(1970, 1, 1), dt.date(2990, 1, 1)), st.booleans())
def test_the_next_date_of_a_day_and_a_month_is_less_than_two_years_ahead(
    today: dt.date, day_first: bool
) -> None:
    for name, month in MONTHS.items():
        found = read_date(f"28 {name}", today, day_first=day_first)
        assert found is not None
        assert (found.day, found.month) == (28, month)
        assert 0 <= (found - today).days <= 366


@given(st.text(max_size=20) | st.from_regex(r"[0-9]{1,4}[-/ ][0-9]{1,2}([-/ ][0-9]{2,4})?"))
def test_any_text_is_read_or_refused(text: str) -> None:
    for today in (dt.date.min, TODAY, dt.date.max):
        with suppress(Refused):
            found = read_date(text, today)
            assert found is None or isinstance(found, dt.date)

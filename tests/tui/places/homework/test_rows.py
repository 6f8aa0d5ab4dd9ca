"""Homework in words says how far off the day is on which it is due."""

from __future__ import annotations

import datetime as dt

import pytest

from builders import ENGLISH
from facilitator.core.record.agenda import Homework
from facilitator.tui.places.homework.rows import due, until

DAY = dt.date(2013, 4, 26)


@pytest.mark.parametrize(
    ("today", "when", "said"),
    [
        ("2013-04-24", "26 April 2013, 2 days left", "due 26 April 2013, 2 days left"),
        ("2013-04-25", "26 April 2013, 1 day left", "due 26 April 2013, 1 day left"),
        ("2013-04-26", "26 April 2013, today", "due today"),
        ("2013-04-27", "26 April 2013, 1 day overdue", "due 26 April 2013, 1 day overdue"),
    ],
)
def test_how_far_off_the_day_is(today: str, when: str, said: str) -> None:
    task = Homework(id="words", title="Words", due=DAY)
    assert until(task, dt.date.fromisoformat(today), ENGLISH) == when
    assert due(task, dt.date.fromisoformat(today), ENGLISH) == said


def test_what_is_never_due_says_nothing() -> None:
    task = Homework(id="words", title="Words")
    assert until(task, DAY, ENGLISH) == ""
    assert due(task, DAY, ENGLISH) == ""

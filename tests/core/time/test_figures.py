"""Figures of time: the words beside them, and how far a time is from the plan."""

from __future__ import annotations

import datetime as dt

import pytest

from facilitator.core.time.figures import apart, in_words
from facilitator.files.catalogues import load

EN, SV = load("en"), load("sv")


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (87.4, "87 min left"),
        (0.5, "less than a minute left"),
        (-0.5, "over time"),
        (-6.2, "6 min over time"),
        (-999, "999 min over time"),
        (-1238, "20 h 38 min over time"),
        (1000, "16 h 40 min left"),
    ],
)
def test_words_go_by_what_the_figure_shows(minutes: float, words: str) -> None:
    assert in_words(dt.timedelta(minutes=minutes), EN) == words


def test_a_night_is_said_in_hours() -> None:
    assert in_words(dt.timedelta(minutes=-1238), SV) == "20 tim 38 min över tiden"


@pytest.mark.parametrize(
    ("minutes", "written"),
    [
        (4.9, "+4"),
        (0.9, ""),
        (-2, "\N{MINUS SIGN}2"),
        (999, "+999"),
        (1238, "+20h"),
    ],
)
def test_what_is_apart_from_the_plan_is_short(minutes: float, written: str) -> None:
    assert apart(dt.timedelta(minutes=minutes)) == written

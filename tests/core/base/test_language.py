"""Sentences, counts and lengths in words, without a catalogue: the English they are written in."""

from __future__ import annotations

import datetime as dt
import gettext
from zoneinfo import ZoneInfo

import pytest

from builders import ZONE, at, minutes
from facilitator.core.base.language import N_, Language, clock_time, countdown, counted, phrase

ENGLISH = Language("en", gettext.NullTranslations())


def test_a_sentence_has_its_values_in_place_of_its_braces() -> None:
    assert ENGLISH.say("{a} and {b}", a="{b}", b=2) == "{b} and 2"
    assert ENGLISH.say(phrase("{a}", a=phrase("{b}", b="[/x]"))) == "[/x]"
    assert ENGLISH.say("as it {stands}") == "as it {stands}"


@pytest.mark.parametrize(
    ("n", "words"), [(0, "0 notes"), (1, "1 note"), (2, "2 notes"), (11, "11 notes")]
)
def test_a_count_chooses_its_words(n: int, words: str) -> None:
    assert ENGLISH.count("{n} note", "{n} notes", n) == words
    assert ENGLISH.say(counted("{n} note", "{n} notes", n)) == words
    assert ENGLISH.count("{n} note in {s}", "{n} notes in {s}", n, s="A") == f"{words} in A"


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (0, "0 min"),
        (0.99, "0 min"),
        (1, "1 min"),
        (-6.5, "6 min"),
        (59, "59 min"),
        (60, "1 h"),
        (65, "1 h 5 min"),
        (25 * 60, "25 h"),
    ],
)
def test_a_length_is_said_in_whole_minutes(length: float, words: str) -> None:
    assert ENGLISH.minutes(minutes(length)) == words


@pytest.mark.parametrize(
    ("behind", "words"),
    [
        (0, "on time"),
        (0.9, "on time"),
        (-0.9, "on time"),
        (1, "1 min behind"),
        (6.9, "6 min behind"),
        (-6, "6 min ahead"),
        (60, "1 h behind"),
    ],
)
def test_an_offset_is_said_in_words_and_never_as_a_sign(behind: float, words: str) -> None:
    assert ENGLISH.offset(minutes(behind)) == words


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (0, "0:00"),
        (0.001, "0:01"),  # zero only when it is used up
        (1, "0:01"),
        (59.5, "1:00"),
        (60, "1:00"),
        (3599, "59:59"),
        (3599.5, "1:00:00"),
        (3600, "1:00:00"),
        (3661, "1:01:01"),
        (90000, "25:00:00"),
        (-75, "1:15"),  # the sign is said in words
    ],
)
def test_a_countdown_counts_a_part_of_a_second_as_whole(seconds: float, shown: str) -> None:
    assert countdown(dt.timedelta(seconds=seconds)) == shown


def test_a_clock_time_is_local_and_rounded_down() -> None:
    assert clock_time(at("10:05:59"), ZoneInfo(ZONE)) == "10:05"
    assert clock_time(at("10:05"), ZoneInfo("Asia/Tokyo")) == "18:05"


def test_dates_are_written_out() -> None:
    date = dt.date(2013, 3, 21)
    assert ENGLISH.date(date) == "Thursday, 21 March 2013"
    assert ENGLISH.short_date(date) == "21 March 2013"
    assert ENGLISH.day_and_month(date) == "21 March"


def test_a_constant_marked_for_translation_is_itself() -> None:
    assert N_("Talk") == "Talk"

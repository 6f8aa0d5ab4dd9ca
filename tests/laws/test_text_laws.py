"""The laws of text: clean once is clean for good, and nothing a person means is lost."""

from __future__ import annotations

import datetime as dt
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from builders import ENGLISH
from facilitator.core.base.language import countdown
from facilitator.core.base.text import clean, clean_line, slug

AWKWARD = st.sampled_from(
    "\x00\x07\t\n\r\x0b\x1b\x7f\x85\x90\x9b\x9c\x9d[]();m\\?\u00ad\u061c\u0308\u030a\u0338\u200b"
    "\u200d\u200e\u2028\u2029\u202e\u2060\u2066\u2069\u206f\ufe0f\ufeff\ufff9\U000e0041\ud800åäö"
)
TEXTS = st.text(AWKWARD | st.characters()) | st.text(AWKWARD)
BIDI = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
LETTERS = st.text("abcåäöÅÄÖéüñ 0123456789-!?,.")


@given(TEXTS)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert clean_line(clean_line(text)) == clean_line(text)


@given(TEXTS)
def test_clean_text_has_no_control_escape_or_direction_characters(text: str) -> None:
    for character in clean(text):
        assert character == "\n" or unicodedata.category(character) not in {"Cc", "Cs", "Zl", "Zp"}
        assert unicodedata.bidirectional(character) not in BIDI
        assert character not in "\u200e\u200f\u061c"
    assert unicodedata.is_normalized("NFC", clean(text))


@given(TEXTS)
def test_a_clean_text_can_be_stored_as_utf_8(text: str) -> None:
    assert clean(text).encode().decode() == clean(text)


@given(TEXTS)
def test_a_clean_line_is_one_line(text: str) -> None:
    line = clean_line(text)
    assert len(line.splitlines()) <= 1
    assert line == line.strip()


@given(LETTERS)
def test_letters_with_rings_and_dots_are_untouched(text: str) -> None:
    assert clean(text) == text
    assert clean(unicodedata.normalize("NFD", text)) == text


@given(TEXTS)
def test_a_slug_is_stable_and_safe_as_the_name_of_a_folder(text: str) -> None:
    name = slug(text)
    assert slug(name) == name
    assert slug(clean(text)) == name
    assert all(character == "-" or character.isalnum() for character in name)
    assert "--" not in name
    assert name.strip("-") == name


@given(LETTERS)
def test_a_slug_never_folds_letters(text: str) -> None:
    assert set(slug(text)) >= {c.lower() for c in text if c in "åäöÅÄÖ"}


@given(st.timedeltas(dt.timedelta(), dt.timedelta(days=40)))
def test_a_countdown_reads_back_as_the_seconds_left_rounded_up(length: dt.timedelta) -> None:
    total = 0
    for part in countdown(length).split(":"):
        total = total * 60 + int(part)
    shown = dt.timedelta(seconds=total)
    assert dt.timedelta() <= shown - length < dt.timedelta(seconds=1)
    assert countdown(-length) == countdown(length)


@given(st.timedeltas(dt.timedelta(days=-40), dt.timedelta(days=40)))
def test_an_offset_is_on_time_only_within_a_minute(behind: dt.timedelta) -> None:
    words = ENGLISH.offset(behind)
    if abs(behind) < dt.timedelta(minutes=1):
        assert words == "on time"
    else:
        assert words == f"{ENGLISH.minutes(behind)} {'behind' if behind.days >= 0 else 'ahead'}"


@given(st.integers(0, 10**6))
def test_counted_words_follow_the_count(n: int) -> None:
    assert ENGLISH.count("{n} note", "{n} notes", n) == f"{n} note" + ("" if n == 1 else "s")

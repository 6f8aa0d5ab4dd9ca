"""Sentences begin with a capital, end with one mark, and count in words."""

from __future__ import annotations

import pytest
from hypothesis import given

from builders import ENGLISH
from facilitator.export.prose import ended, number, sentence, unended
from facilitator.files.catalogues import load
from markdown_reader import TYPED


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("we meet", "We meet."),
        ("We meet.", "We meet."),
        ("why?", "Why?"),
        ("”Varför?”", "”Varför?”"),
        ("**Why?**", "**Why?**"),
        ("and so on…", "And so on…"),
        ("as follows:", "As follows:"),
        ("", ""),
    ],
)
def test_a_sentence_has_a_capital_and_one_end(text: str, written: str) -> None:
    assert sentence(text) == written


def test_a_sentence_that_goes_on_loses_its_full_stop_but_no_dots() -> None:
    assert unended("We meet.") == "We meet"
    assert unended("We meet...") == "We meet..."
    assert unended("Why?") == "Why?"


@given(TYPED)
def test_an_end_is_given_once(text: str) -> None:
    assert ended(ended(text)) == ended(text)
    assert ended(text).removesuffix(".") in (text, text.removesuffix("."), text + "\\")


def test_numbers_up_to_twelve_are_words() -> None:
    swedish = load("sv")
    assert [number(n, swedish) for n in (0, 1, 2, 12, 13)] == ["0", "1", "två", "tolv", "13"]
    assert number(12, ENGLISH) == "twelve"

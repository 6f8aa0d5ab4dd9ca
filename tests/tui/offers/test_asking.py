"""Of a question the words count that name something, and whether it asks for an act."""

from __future__ import annotations

import pytest

from facilitator.tui.offers.asking import plain_words, question


@pytest.mark.parametrize(
    ("typed", "names", "what_is"),
    [
        ("where is the lunch?", ["lunch"], True),
        ("hur lång tid är kvar", ["tid", "kvar"], True),
        ("how do i undo", ["undo"], False),
        ("var hittar jag reglerna", ["reglerna"], False),
        ("när slutar vi", ["slutar"], True),
    ],
)
def test_a_question_names_what_it_is_about(typed: str, names: list[str], what_is: bool) -> None:
    assert question(typed.split()) == (names, what_is)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("skip lunch", ["skip", "lunch"]),
        ("ge dem mer tid", ["ge", "mer", "tid"]),
        ("move her to that group", ["move", "group"]),
        ("it is", ["it", "is"]),
        ("?", ["?"]),
    ],
)
def test_of_what_asks_nothing_the_words_count_that_name_something(
    typed: str, names: list[str]
) -> None:
    assert question(typed.split()) == (names, False)


@pytest.mark.parametrize(
    ("typed", "about"),
    [
        ("where are we", "now"),
        ("vad gör vi nu", "now"),
        ("hur mycket tid har vi", "now"),
        ("how many are we", "participants"),
        ("hur gick det", "review"),
    ],
)
def test_a_question_that_names_nothing_is_about_what_it_begins_with(typed: str, about: str) -> None:
    assert question(typed.split()) == ([about], True)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Who's next", ["who", "is", "next"]),
        ("who hasn\N{RIGHT SINGLE QUOTATION MARK}t come", ["who", "has", "not", "come"]),
        ("the speaker's link", ["the", "speaker's", "link"]),
    ],
)
def test_short_forms_are_written_out_and_genitives_kept(typed: str, words: list[str]) -> None:
    assert plain_words(typed) == words

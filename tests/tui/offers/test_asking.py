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
    "begins",
    [
        "what, when, where, which, who, whose, how, how much, how many, how long, how did",
        "vad, var, vart, när, vem, vems, vilken, vilket, vilka, hur mycket, hur många",
        "hur lång, hur långt, hur länge, hur går, hur gick, hur ligger, hur dags, vilken tid",
    ],
)
def test_what_asks_what_is_so_asks_for_no_act(begins: str) -> None:
    found = {each: question([*each.split(), "lunch?"]) for each in begins.split(", ")}
    assert found == dict.fromkeys(found, (["lunch"], True))


@pytest.mark.parametrize(
    "begins",
    [
        "how do i, how do we, how can i, how can we, how to, can i, can we, i want to",
        "i would like to, how do i find, where do i find, var hittar jag, var hittar man",
        "hur gör jag, hur gör man, hur gör vi, hur, kan jag, kan man, kan vi, jag vill",
    ],
)
def test_what_asks_how_something_is_done_asks_for_the_act(begins: str) -> None:
    found = {each: question([*each.split(), "undo?"]) for each in begins.split(", ")}
    assert found == dict.fromkeys(found, (["undo"], False))


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

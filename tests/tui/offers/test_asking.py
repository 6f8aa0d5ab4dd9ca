"""Of a question the words count that name something, and whether it asks for an act."""

from __future__ import annotations

import pytest

from facilitator.tui.offers.asking import question


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
        "hur lång, hur långt, hur länge, hur går, hur gick",
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


@pytest.mark.parametrize("typed", ["skip lunch", "who is it", "", "?"])
def test_what_asks_nothing_or_names_nothing_is_no_question(typed: str) -> None:
    assert question(typed.split()) is None

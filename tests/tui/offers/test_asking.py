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


@pytest.mark.parametrize("typed", ["skip lunch", "who is it", "", "?"])
def test_what_asks_nothing_or_names_nothing_is_no_question(typed: str) -> None:
    assert question(typed.split()) is None

"""What is said about what organisations have in common."""

from __future__ import annotations

import pytest

from builders import DATE, ENGLISH
from core.words.making import room
from facilitator.core.words import comparison
from facilitator.core.words import moves as word_moves
from facilitator.core.words import sentences as said


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "Convergence is measured when two organisations have handed in terms"),
        (0, "Convergence 0%: nothing in common"),
        (0.001, "Convergence 1%: little in common"),
        (0.2, "Convergence 20%: some in common"),
        (0.5, "Convergence 50%: much in common"),
        (0.9999, "Convergence 99%: almost the same"),
        (1, "Convergence 100%: everything in common"),
    ],
)
def test_none_and_all_in_common_are_told_only_when_it_is_so(
    value: float | None, words: str
) -> None:
    assert ENGLISH.say(said.convergence(value)) == words


@pytest.mark.parametrize(
    ("by", "words"),
    [
        (0.004, "about the same as in the lists of 21 March 2013"),
        (-0.011, "1 percentage point lower than in the lists of 21 March 2013"),
        (0.04, "4 percentage points higher than in the lists of 21 March 2013"),
    ],
)
def test_a_change_is_told_without_a_sign_and_of_whom(by: float, words: str) -> None:
    moved = comparison.Drift(("a", "b"), DATE, 0.5, 0.5 + by)
    assert said.change(moved, ENGLISH) == f"{words}, for the 2 organisations with new ones"


def test_how_many_concepts_are_shared_by_how_many() -> None:
    made = (
        room().do(word_moves.agree, "e tjänst", "Tjänst").do(word_moves.merge, "e tjänster", "moln")
    )
    used = comparison.compared(made.state)
    counts = "4 concepts, 3 organisations · used by all 1 · most 1 · few 0 · one 2 · agreed 1"
    assert said.counts(used, ENGLISH) == counts
    told = {it.label: ENGLISH.say(said.shared(used, it)) for it in used.concepts}
    assert told == {
        "bredband": "all (3)", "moln": "most (2)", "Tjänst": "one", "digital tjänst": "one",
    }  # fmt: skip

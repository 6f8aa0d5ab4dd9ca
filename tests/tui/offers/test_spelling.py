"""A slip of the finger, or a keyboard without å, still finds the word that was meant."""

from __future__ import annotations

import pytest

from facilitator.tui.offers.spelling import respelled

SAID = ("åsa", "spelreglerna", "projektor", "lunch")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("asa", ["åsa"]),
        ("spellreglerna", ["spelreglerna"]),
        ("projketor", ["projektor"]),
        ("visa lunhc", ["lunch"]),
        ("qwerty", []),
        ("lunch]", []),
    ],
)
def test_a_word_that_nothing_has_is_taken_for_the_one_most_like_it(
    typed: str, meant: list[str]
) -> None:
    assert respelled(typed.split(), SAID) == meant

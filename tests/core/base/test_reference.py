"""A reference means one thing: an id, a name, or the part of one that only it has."""

from __future__ import annotations

import pytest

from builders import ENGLISH
from facilitator.core.base.reference import Named, meant, nearest, perhaps_meant
from facilitator.core.base.refusal import Refused

KNOWN: list[Named[str]] = [
    ("eu", "Aktuellt i EU"),
    ("kaffe", "Kaffe"),
    ("kaffe-2", "Kaffe"),
    ("fika", "Kaffe och kaka"),
    ("A", "Region Å"),
    ("a", "Region Ä"),
]


@pytest.mark.parametrize(
    ("typed", "id_"),
    [
        ("eu", "eu"),
        (" AKTUELLT\ti eu ", "eu"),
        ("aktu", "eu"),
        ("kaffe-2", "kaffe-2"),
        ("kaka", "fika"),
        ("a", "a"),
        ("A", "A"),
        ("å", "A"),
    ],
)
def test_it_is_found(typed: str, id_: str) -> None:
    assert meant(typed, KNOWN)[0] == id_


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("kaff", "Kaffe (kaffe), Kaffe (kaffe-2), Kaffe och kaka"),
        ("KAFFE", "Kaffe (kaffe), Kaffe (kaffe-2)"),
        ("region", "Region Å, Region Ä"),
    ],
)
def test_several_are_named_so_that_they_can_be_told_apart(typed: str, names: str) -> None:
    with pytest.raises(Refused) as refused:
        perhaps_meant(typed, KNOWN)
    assert ENGLISH.say(refused.value.phrase).endswith(f" could be any of these: {names}.")


@pytest.mark.parametrize("typed", ["", " ", "x"])
def test_nothing_is_nothing(typed: str) -> None:
    assert perhaps_meant(typed, KNOWN) is None
    with pytest.raises(Refused) as refused:
        meant(typed, KNOWN[:2])
    said = ENGLISH.say(refused.value.phrase)
    assert said == f"“{typed.strip()}” is none of these: eu, kaffe."


def test_of_many_that_could_be_meant_the_first_are_named() -> None:
    with pytest.raises(Refused) as refusal:
        meant("bo", [(str(n), f"Bo {n}") for n in range(9)])
    assert ENGLISH.say(refusal.value.phrase) == (
        "“bo” could be any of these: Bo 0, Bo 1, Bo 2, Bo 3, or another."
    )


@pytest.mark.parametrize(
    ("typed", "found"), [("exprt", "export"), ("EXPORT", "export"), ("standup", None), ("", None)]
)
def test_the_nearest_word_is_found_only_if_it_is_near(typed: str, found: str | None) -> None:
    assert nearest(typed, ["export", "status", "run"]) == found

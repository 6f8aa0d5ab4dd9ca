"""Convergence is one number for how far organisations use the same concepts."""

from __future__ import annotations

import pytest

from facilitator.core.record.terms import Term, parse_terms
from facilitator.core.words.concepts import usage
from facilitator.core.words.convergence import Convergence, convergence


def measured(**lists: str) -> Convergence:
    return convergence(usage({by: parse_terms(text) for by, text in lists.items()}))


@pytest.mark.parametrize(
    ("a", "b", "value"),
    [
        ("moln, data", "data, moln", 1),
        ("moln: 10, data: 20", "moln: 1, data: 2", 1),
        ("moln", "data", 0),
        ("moln, data", "moln, skola", 1 / 3),
        ("moln", "moln, data", 1 / 3),
        ("moln: 3, data", "moln, data: 3", 1 / 3),
        ("moln: 0.3, data: 0.1", "moln: 3, data", 1),
    ],
)
def test_two_organisations_are_compared_by_what_they_share(a: str, b: str, value: float) -> None:
    found = measured(a=a, b=b)
    assert found.value == value
    assert found.closeness == {"a": value, "b": value}
    assert found.pairs == {("a", "b"): value}


def test_an_organisation_is_as_close_as_it_is_to_the_others_on_average() -> None:
    found = measured(a="moln", b="moln", c="data")
    assert found.closeness == {"a": 0.5, "b": 0.5, "c": 0}
    assert found.value == pytest.approx(1 / 3)


@pytest.mark.parametrize("lists", [{}, {"a": "moln"}, {"a": "moln", "b": ""}])
def test_there_is_nothing_to_measure_with_fewer_than_two_lists(lists: dict[str, str]) -> None:
    assert measured(**lists) == Convergence(None, {}, {})


def test_a_list_that_weighs_nothing_is_no_list() -> None:
    used = usage({"a": (Term("moln", 0),), "b": (Term("moln"),)})
    assert convergence(used).value is None

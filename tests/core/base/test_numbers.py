"""A number that is typed is read, and whatever else is typed is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.core.base.numbers import read_number


@given(st.integers(0, 10**9 - 1))
def test_figures_are_a_number(number: int) -> None:
    assert read_number(str(number)) == number


@pytest.mark.parametrize("text", ["", " 1", "-1", "+1", "1_0", "1.5", "²", "\u0663", "9" * 5000])
def test_anything_else_is_none(text: str) -> None:
    assert read_number(text) is None

"""How many cells of a terminal a text takes, and texts made to fit."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from facilitator.core.base.cells import NARROW, cells, cut, fit


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("", 0),
        ("abc", 3),
        ("åäö – “x”", 9),  # noqa: RUF001
        ("a\u0308", 1),
        ("日本", 4),
        ("\uff4d", 2),
        ("👍", 2),
        ("■", 1),
    ],
)
def test_a_text_takes_as_many_cells_as_its_letters(text: str, taken: int) -> None:
    assert cells(text) == taken


def test_what_counts_as_narrow_is_so_for_the_screens() -> None:
    assert {letter for letter in NARROW if cell_len(letter) != 1} == set()


@given(st.text())
def test_the_screens_and_the_lines_measure_alike(text: str) -> None:
    assert cells(text) == cell_len(text)


@pytest.mark.parametrize(
    ("text", "room", "expected"),
    [
        ("abc", 3, "abc"),
        ("abcd", 3, "ab…"),
        ("日本語", 5, "日本…"),
        ("日本語", 4, "日…"),
        ("a bcd", 3, "a…"),
        ("ab", 1, "…"),
        ("ab", 0, ""),
    ],
)
def test_cutting_never_exceeds_the_width(text: str, room: int, expected: str) -> None:
    assert cut(text, room) == expected
    assert cells(expected) <= room
    assert fit(text, room) == expected + " " * (room - cells(expected))


def test_rich_is_loaded_only_for_text_that_needs_it() -> None:
    trial = (
        "import sys; from facilitator.plain.output import table;"
        "table([['10:00–10:20', 'Åäö']]); assert 'rich' not in sys.modules;"  # noqa: RUF001
        "table([['日本']]); assert 'rich' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", trial], check=True)

"""Output: columns, widths and what is safe to show."""

from __future__ import annotations

import pytest

from facilitator.plain.output import cut, out, table, width


@pytest.mark.parametrize(
    ("text", "cells"),
    [("", 0), ("abc", 3), ("åäö", 3), ("a\u0308", 1), ("日本", 4), ("👍", 2), ("a\u200db", 2)],
)
def test_width_counts_cells(text: str, cells: int) -> None:
    assert width(text) == cells


def test_columns_line_up_for_wide_letters() -> None:
    assert table([["日本", "x"], ["åä", "y"], ["abcde", ""]]) == [
        "日本   x",
        "åä     y",
        "abcde",
    ]


@pytest.mark.parametrize(
    ("text", "cells", "expected"),
    [
        ("abc", 3, "abc"),
        ("abcd", 3, "ab…"),
        ("日本語", 5, "日本…"),
        ("日本語", 4, "日…"),
        ("a bcd", 3, "a…"),
    ],
)
def test_cutting_never_exceeds_the_width(text: str, cells: int, expected: str) -> None:
    assert cut(text, cells) == expected
    assert width(expected) <= cells


def test_no_control_character_reaches_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    out("a\x1b]0;PWN\x07b\x1b[2Jc\u202ed\ne")
    assert capsys.readouterr().out == "abcd\ne\n"

"""Output: columns and what is safe to show."""

from __future__ import annotations

import pytest

from facilitator.plain.output import out, table


def test_columns_line_up_for_wide_letters() -> None:
    assert table([["日本", "x"], ["åä", "y"], ["abcde", ""]]) == [
        "日本   x",
        "åä     y",
        "abcde",
    ]


def test_no_control_character_reaches_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    out("a\x1b]0;PWN\x07b\x1b[2Jc\u202ed\ne")
    assert capsys.readouterr().out == "abcd\ne\n"

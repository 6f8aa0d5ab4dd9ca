"""What the minutes say is read without marks."""

from __future__ import annotations

import pytest

from facilitator.plain.places.minutes import spoken


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("## Day 1", "Day 1"),
        ("- **Due:** *(soon)* `x`", "- Due: (soon) x"),
        ("| a \\| b | | c |", "a | b; c"),
        ("| --- | --- |", ""),
        (">", ""),
        ("\\*a\\* \\&#27; &lt;b\\", "*a* &#27; <b"),
    ],
)
def test_a_line_of_the_minutes_is_read_without_its_marks(line: str, words: str) -> None:
    assert spoken(line) == words

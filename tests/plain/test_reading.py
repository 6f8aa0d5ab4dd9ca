"""Each place is read in words, without marks."""

from __future__ import annotations

import pytest

from facilitator.plain.reading import PLACES, spoken
from plain.playing import Room


def test_each_place_is_read_in_words(room: Room) -> None:
    played = room.play("start", "! We *keep* time | always &#27;[2J", "2", "3", "o", "q", "q")
    assert played.said("Samling")
    assert "- Decision: We *keep* time | always &#27;[2J" in played.lines
    assert played.said("There is nothing there yet.")
    assert played.said("Planned and actual times")
    for place in PLACES:
        room.play(place, "q", "q")


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

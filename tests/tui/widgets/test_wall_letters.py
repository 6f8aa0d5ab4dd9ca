"""Wall letters: what can be written in them, how lines are broken, and the marks of Å, Ä and Ö."""

from __future__ import annotations

import unicodedata

import pytest

from facilitator.tui.widgets import points, wall_letters
from facilitator.tui.widgets.inks import length
from facilitator.tui.widgets.wall_letters import broken
from tui.drawing import DARK, picture


def drawn(text: str, width: int, height: int) -> list[str] | None:
    """Draw the largest size of a text that fits."""
    fitting = (rows for rows in wall_letters.sizes(text, width) if len(rows) <= height)
    found = next(fitting, None)
    return None if found is None else picture(DARK.strip(row, length(row)) for row in found)


def test_letters_are_filled_where_there_is_room_and_half_as_large_where_there_is_less() -> None:
    assert drawn("Ät", 14, 8) == [
        "██  ██        ",
        "              ",
        "  ██    ██████",
        "██  ██    ██  ",
        "██████    ██  ",
        "██  ██    ██  ",
        "██  ██    ██  ",
    ]
    assert drawn("Ät", 7, 8) == ["▀ ▀    ", "▄▀▄ ▀█▀", "█▀█  █ ", "▀ ▀  ▀ "]


def test_a_text_without_marks_begins_with_its_letters() -> None:
    lines = drawn("OK", 14, 5)
    assert lines is not None
    assert len(lines) == 5
    assert lines[0].strip()


def test_each_line_of_letters_has_eight_points() -> None:
    lines = drawn("A B", 6, 20)
    assert lines is not None
    assert [number for number, line in enumerate(lines) if not line.strip()] == [5, 6, 7]


@pytest.mark.parametrize("letter", "NMVW")
def test_broad_letters_are_five_wide(letter: str) -> None:
    assert points.wide(letter) == 5


def test_no_two_characters_look_the_same() -> None:
    characters = "0123456789ABCDEFGHIJKLMNPQRSTUVWXYZÅÄÖÉÈ+-=:;.,!?/()&%'\""
    seen = {
        character: (points.above(character), *points.rows(character)) for character in characters
    }
    assert len(set(seen.values())) == len(seen)
    assert len({len(row) for row in seen["N"][1:]}) == 1


@pytest.mark.parametrize("character", "åäöÅÄÖéü")
def test_marks_stand_above_whichever_way_they_are_encoded(character: str) -> None:
    apart = unicodedata.normalize("NFD", character)
    assert "#" in points.above(character)
    assert points.above(apart) == points.above(character)
    assert points.rows(character) == points.rows(apart[0])


def test_lines_are_broken_between_words() -> None:
    assert broken("ab cd ef", points.wide("ab cd")) == ["ab cd", "ef"]
    assert broken("abcdef", 10) is None
    assert broken("", 10) == []


@pytest.mark.parametrize("text", ["東京", "Ø", "x" * 99, "", "ñ"])
def test_what_cannot_be_drawn_is_left_to_ordinary_letters(text: str) -> None:
    assert drawn(text, 80, 20) is None


def test_a_text_that_is_too_high_is_not_drawn() -> None:
    assert drawn("one two three four five six", 20, 10) is None


@pytest.mark.parametrize("width", [10, 31, 80, 120])
def test_every_line_has_the_same_width(width: int) -> None:
    for rows in wall_letters.sizes("Å a", width):
        assert len({length(row) for row in rows}) == 1
        assert length(rows[0]) <= width

"""How many cells of a terminal a text takes, and texts made to fit."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from facilitator.core.base.cells import (
    NARROW,
    cells,
    cut,
    cut_left,
    fit,
    one_line,
    told_apart,
    wrapped,
)


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
        ("⏱", 1),
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
        "table([['10:00–10:20', '▶ Åäö ✓']]); assert 'rich' not in sys.modules;"  # noqa: RUF001
        "table([['日本']]); assert 'rich' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", trial], check=True)


@pytest.mark.parametrize(
    "text", ["", "räksmörgås", "東京へ行く", "👩‍👩‍👧 family", "e\u0301a\u030a"]
)
@pytest.mark.parametrize("width", range(9))
def test_text_is_cut_to_cells(text: str, width: int) -> None:
    assert cell_len(fit(text, width)) == width
    assert cell_len(cut(text, width)) <= width
    assert cell_len(cut_left(text, width)) <= width


def test_a_cut_is_marked_and_what_fits_is_left_alone() -> None:
    assert fit("Introduction", 6) == "Intro…"
    assert cut_left("/home/x/agenda.toml", 12) == "…agenda.toml"
    assert cut("abc", 3) == cut_left("abc", 3) == "abc"
    assert one_line("a\nb") == "a ⏎ b"


@pytest.mark.parametrize("text", ["中文字 a", "abcdef ghi", "a", " ", "one two three four"])
@pytest.mark.parametrize("width", [-1, 0, 1, 2, 3, 8, 40])
def test_a_text_is_broken_into_lines_that_fit(text: str, width: int) -> None:
    for most in range(1, 4):
        lines = wrapped(text, width, most)
        assert len(lines) <= most
        assert all(0 < cell_len(line) <= width for line in lines)
    if width > 1:
        whole = "".join(wrapped(text, width, len(text)))
        assert whole.replace(" ", "") == text.replace(" ", "")


@given(
    st.lists(st.text("aåb c界", min_size=1, max_size=30), min_size=1, max_size=12),
    st.integers(12, 30),
)
def test_texts_that_differ_look_different_where_they_are_cut(texts: list[str], width: int) -> None:
    shown = told_apart(texts, width)
    assert all(cells(each) <= width for each in shown)
    trimmed = {text.rstrip() for text in texts}
    assert len({each.rstrip() for each in shown}) >= len(trimmed)
    assert told_apart(["Omvärldsspana i din region", "Ordmoln"], 40)[1] == "Ordmoln"


def test_where_the_beginning_is_the_same_the_end_is_kept() -> None:
    texts = ["Horizon scan in your region, part one", "Horizon scan in your region, part two"]
    assert told_apart(texts, 20) == ["Horizon sc… part one", "Horizon sc… part two"]
    same = "x" * 40 + "y" + "x" * 40, "x" * 40 + "z" + "x" * 40
    assert [each[:2] for each in told_apart(same, 20)] == ["1 ", "2 "]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("Lunch 12:00 is kept, 38 min to spare", 24, "Lunch 12:00 is kept…"),
        ("Lunch 12:00 is kept, 38 min to spare", 27, "Lunch 12:00 is kept…"),
        ("Lunch 12:00 is kept, 38 min to spare", 28, "Lunch 12:00 is kept, 38 min…"),
        ("Lunch 12:00 is kept", 10, "Lunch…"),
        ("Lunch 12:00 is kept", 12, "Lunch 12:00…"),
        ("fredag 22 mars, 37 min före", 20, "fredag 22 mars…"),
        ("● 3 h 15 min left", 9, "● 3 h…"),
        ("Meeting 2 in Kista", 14, "Meeting 2 in…"),
        ("Lunch 12:06, back at 13:00", 12, "Lunch 12:06…"),
        ("09:00\N{EN DASH}15:45", 6, "09:00…"),  # else nothing would be left
        ("in 12     ", 6, "in 12…"),
        ("open 09:00\N{EN DASH}15:45", 11, "open…"),
        ("37 min", 4, "37…"),  # else nothing would be left
        ("37 minuter", 7, "37…"),
        ("Samsyn 47 %: nära varandra", 11, "Samsyn…"),
        ("Samsyn 47 %: nära varandra", 12, "Samsyn 47 %…"),
        ("about 30 sekunder", 14, "about…"),
        ("om 3 dagar", 9, "om…"),
        ("kvar 12 tim 30 min till", 12, "kvar…"),
        ("kvar 12 tim 30 min till", 17, "kvar…"),
        ("kvar 12 tim 30 min till", 20, "kvar 12 tim 30 min…"),
        ("12 tim 30 min till", 11, "12 tim…"),
        ("1 234 personer", 4, "…"),  # one would be read as the number of them
        ("1 234 personer", 6, "1 234…"),
        ("kom 1 234 personer", 8, "kom…"),
        ("09:00\N{EN DASH}10:30 Lunch", 8, "09:00…"),
        ("Lunch 12:00 \N{EN DASH} 13:00, sedan", 14, "Lunch…"),
        ("38 min, 15 more", 10, "38 min…"),
        ("20130321-protokoll.pdf", 12, "20130321-pr…"),
        ("12345", 3, "12…"),
    ],
)
def test_a_figure_is_not_cut_nor_taken_from_its_unit(text: str, width: int, expected: str) -> None:
    assert cut(text, width) == expected

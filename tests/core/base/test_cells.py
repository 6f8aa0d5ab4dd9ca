"""Text is cut and broken to cells, never to letters."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from facilitator.core.base.cells import cut, cut_left, fit, one_line, wrapped


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

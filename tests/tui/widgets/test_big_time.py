"""The widgets by themselves: big digits, cells, the line of keys, and what may be broken."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from textual.content import Content

from facilitator.core.base.cells import cut, cut_left, fit, one_line, wrapped
from facilitator.tui.widgets import big_time
from facilitator.tui.widgets.keys import Key, fitting
from facilitator.tui.widgets.plain import Plain


def test_a_time_is_drawn_as_large_as_fits() -> None:
    assert big_time.draw("1:05", 13, 3) == [
        "▄█  ▄ █▀█ █▀▀",
        " █  ▄ █ █ ▀▀█",
        "▀▀▀   ▀▀▀ ▀▀▀",
    ]
    large = big_time.draw("1:05", 26, 5)
    assert len(large) == 5
    assert all(len(line) == 26 for line in large)
    assert big_time.draw("1:05", 12, 9) == ["1:05"]
    assert big_time.draw("1:05", 3, 9) == ["1:0"]
    assert big_time.draw("1:05", 0, 0) == [""]


@pytest.mark.parametrize("text", ["00:00", "+1:23:45", "-", ""])
def test_every_line_of_a_drawing_has_one_width(text: str) -> None:
    for width in range(1, 90, 7):
        assert len({len(line) for line in big_time.draw(text, width, 40)}) == 1


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


def test_keys_that_do_not_fit_are_left_out_whole() -> None:
    keys = [Key("n", "Next"), Key("space", "Start"), Key("?", "Help")]
    assert fitting(keys, 27) == (keys, 2)
    assert fitting(keys, 26) == (keys, 1)
    assert fitting(keys, 24) == ([keys[0], keys[1]], 1)
    assert fitting(keys, 14) == ([keys[0], keys[2]], 1)
    assert fitting(keys, 3) == ([], 1)
    assert fitting([], 0) == ([], 2)


@pytest.mark.parametrize(
    ("before", "after", "updates"),
    [
        ("a", "a", []),
        ("a", "b", [False]),
        ("a b", "ab ", [True]),
        ("a", "a\nb", [True]),
        (Content("a"), Content.styled("a", "bold"), [False]),
    ],
)
def test_a_text_is_drawn_anew_only_when_it_changed_and_laid_out_only_for_other_room(
    monkeypatch: pytest.MonkeyPatch,
    before: str | Content,
    after: str | Content,
    updates: list[bool],
) -> None:
    plain = Plain(before)
    seen: list[bool] = []
    monkeypatch.setattr(plain, "update", lambda _, layout: seen.append(layout))
    plain.show(after)
    assert seen == updates


def test_markup_in_a_text_is_text() -> None:
    assert Plain("[/b]").content == Content("[/b]")

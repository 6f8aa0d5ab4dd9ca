"""Panels: what stands in their edges, what goes when they are narrow, and what colours them."""

from __future__ import annotations

import pytest
from rich.style import Style
from textual.strip import Strip

from facilitator.tui.widgets.inks import length, shortened
from facilitator.tui.widgets.panel import Panel, bottom, draw, inside, row, top
from tui.drawing import ANSI, DARK, HOSTILE

FULL = Panel(
    "Homework",
    [("until 26 April", "muted")],
    [("14 organisations", "muted")],
    below="3 more",
    keys=("k state", "⏎ handed in", "x never shown"),
)


def style(strip: Strip, words: str) -> Style:
    """Give the style of the segment that has some words."""
    found = next(segment for segment in strip if words in segment.text)
    assert found.style is not None
    return found.style


def test_title_detail_and_count_stand_in_the_upper_edge() -> None:
    strip = top(FULL, DARK, 60)
    assert strip.text == "╭─ Homework · until 26 April ─────────── 14 organisations ─╮"
    assert style(strip, "Homework") == DARK.style("title")
    assert style(strip, "until") == DARK.style("muted")
    assert style(strip, "───") == DARK.style("edge")


def test_what_is_below_and_two_keys_stand_in_the_lower_edge() -> None:
    assert bottom(FULL, DARK, 60).text == (
        "╰─ ↓ 3 more ─────────────────────── k state · ⏎ handed in ─╯"
    )


@pytest.mark.parametrize(
    ("width", "edges"),
    [
        (
            44,
            (
                "╭─ Homework · until… ─── 14 organisations ─╮",
                "╰─ ↓ 3 more ─────── k state · ⏎ handed in ─╯",
            ),
        ),
        (30, ("╭─ Homework · until 26 Apr… ─╮", "╰─ ↓ 3 more ─────── k state ─╯")),
        (14, ("╭─ Homewor… ─╮", "╰─ ↓ 3 more ─╯")),
        (10, ("╭─ Hom… ─╮", "╰─ ↓ 3… ─╯")),
    ],
)
def test_what_does_not_fit_goes_in_its_order(width: int, edges: tuple[str, str]) -> None:
    assert (top(FULL, DARK, width).text, bottom(FULL, DARK, width).text) == edges


def test_a_groups_clock_stays_when_keys_and_what_is_below_go() -> None:
    panel = Panel("3 Room", below="2 more", keys=("m move",), foot=[("▲ 4:12", "warn")])
    assert bottom(panel, DARK, 40).text == "╰─ ↓ 2 more ───────── m move · ▲ 4:12 ─╯"
    assert bottom(panel, DARK, 16).text == "╰───── ▲ 4:12 ─╯"


@pytest.mark.parametrize("standing", ["ok", "warn", "err", "accent"])
def test_how_the_time_stands_colours_the_whole_frame(standing: str) -> None:
    panel = Panel("Turns", standing=standing)
    lines = draw(panel, DARK, 20, 4, [])
    assert {DARK.style(standing), DARK.style(f"{standing} bold")} <= {
        segment.style for line in lines for segment in line
    }
    assert DARK.style("edge") not in [segment.style for line in lines for segment in line]


def test_a_group_near_its_end_keeps_the_colour_of_its_title() -> None:
    strip = top(Panel("3 Room", standing="warn", title_look="title"), DARK, 20)
    assert style(strip, "3 Room") == DARK.style("title")
    assert style(strip, "╮") == DARK.style("warn")


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("width", [0, 1, 2, 3, 5, 6, 7, 11, 20, 60])
def test_every_line_has_its_width_and_texts_stay_as_they_are(width: int, words: str) -> None:
    pieces = [(words, ""), (words, "muted")]
    panel = Panel(words, pieces, pieces, words, (words, words, words), pieces)
    for height in (0, 1, 2, 5):
        lines = draw(panel, DARK, width, height, [row(panel, DARK, width, pieces)] * 9)
        assert len(lines) == height
        assert {line.cell_length for line in lines} <= {width}
    if width == 60 and words and "\n" not in words:
        assert words in row(panel, DARK, width, pieces).text


def test_the_cursor_fills_its_row_in_its_own_ink() -> None:
    panel = Panel("Programme")
    strip = row(panel, DARK, 20, [("= ", "warn"), ("Lunch", "err bold")], cursor=True)
    inner = list(strip)[1:-1]
    assert {segment.style.bgcolor for segment in inner if segment.style} == {
        DARK.style("cursor").bgcolor
    }
    assert {segment.style.color for segment in inner if segment.style} == {
        DARK.style("cursor").color
    }
    assert strip.text == "│ = Lunch          │"
    reversed_ = row(panel, ANSI, 20, [("Lunch", "")], cursor=True)
    assert all(segment.style and segment.style.reverse for segment in list(reversed_)[1:-1])


def test_rows_fill_the_panel_and_no_more() -> None:
    panel = Panel("Programme")
    assert inside(20, 5) == (16, 3)
    rows = [row(panel, DARK, 20, [(str(number), "")]) for number in range(5)]
    lines = draw(panel, DARK, 20, 5, rows)
    assert [line.text[2] for line in lines[1:-1]] == ["0", "1", "2"]
    assert [line.text for line in draw(panel, DARK, 20, 4, rows[:1])][2] == f"│{' ' * 18}│"


def test_pieces_are_cut_with_an_ellipsis() -> None:
    pieces = [("abc", "ok"), ("def", "err")]
    assert shortened(pieces, 6) == pieces
    assert shortened(pieces, 5) == [("abc", "ok"), ("d…", "err")]
    assert shortened(pieces, 3) == [("ab…", "ok")]
    assert shortened(pieces, 0) == []
    assert length([("中文", ""), ("a\nb", "")]) == 9

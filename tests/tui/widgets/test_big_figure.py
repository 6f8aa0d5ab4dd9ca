"""The big figure: what it says, how large it is, and that its cells are filled."""

from __future__ import annotations

import datetime as dt

import pytest
from textual.geometry import Size as Window

from facilitator.core.time.figures import figure
from facilitator.files.catalogues import load
from facilitator.tui.widgets.big_figure import (
    NORMAL,
    SMALL,
    WIDE,
    BigFigure,
    cells,
    draw,
    size_of,
    sizes,
)
from facilitator.tui.widgets.inks import length
from tui.drawing import ANSI, DARK, framed, picture
from tui.resting import rest

EN, SV = load("en"), load("sv")


@pytest.mark.parametrize(
    ("seconds", "before", "written"),
    [
        (87 * 60 + 24, False, "87:24"),
        (0, False, "0:00"),
        (0.2, False, "0:01"),
        (-372, False, "+6:12"),
        (999 * 60 + 59, False, "999:59"),
        (1000 * 60, False, "16 h 40 min"),
        (-1000 * 60, False, "+16 h 40 min"),
        (99 * 60 + 59, True, "99:59"),
        (100 * 60, True, "1 h 40 min"),
        (17.5 * 3600, True, "17 h 30 min"),
    ],
)
def test_time_is_written_in_minutes_and_seconds(seconds: float, before: bool, written: str) -> None:
    assert figure(dt.timedelta(seconds=seconds), EN, before=before) == written


def test_long_times_are_said_in_the_language() -> None:
    assert figure(dt.timedelta(hours=17, minutes=30), SV, before=True) == "17 tim 30 min"


@pytest.mark.parametrize(
    ("window", "size", "digit", "whole"),
    [
        ((80, 24), SMALL, (6, 5), 34),
        ((120, 40), NORMAL, (9, 5), 47),
        ((120, 31), SMALL, (6, 5), 34),
        ((99, 40), SMALL, (6, 5), 34),
        ((180, 50), WIDE, (12, 10), 68),
    ],
)
def test_a_digit_has_its_size_at_each_breakpoint(
    window: tuple[int, int], size: object, digit: tuple[int, int], whole: int
) -> None:
    found = size_of(Window(*window))
    assert found == size
    assert (3 * found.wide, 5 * found.high) == digit
    assert cells("87:24", found) == whole


def test_it_is_as_large_as_fits() -> None:
    def largest(text: str, width: int, height: int) -> tuple[int, int] | None:
        found = (rows for rows in sizes(text, width, "ok") if len(rows) <= height)
        rows = next(found, None)
        return None if rows is None else (length(rows[0]), len(rows))

    assert largest("87:24", 34, 5) == (34, 5)
    assert largest("87:24", 33, 5) is None
    assert largest("87:24", 47, 5) == (47, 5)
    assert largest("87:24", 47, 9) == (47, 5)
    assert largest("87:24", 68, 10) == (68, 10)
    wall = largest("13:00", 118, 15)
    assert wall is not None
    assert wall[1] == 15


def test_its_points_are_filled_cells_and_no_characters() -> None:
    assert picture(draw("+6:12", 34, 5, DARK, "err")) == [
        "        ██████      ████    ██████",
        "  ██    ██      ██    ██        ██",
        "██████  ██████        ██    ██████",
        "  ██    ██  ██  ██    ██    ██    ",
        "        ██████      ██████  ██████",
    ]


def test_without_shades_it_is_reversed_blanks() -> None:
    strips = draw("1:05", 40, 5, ANSI, "ok")
    styles = [each.style for strip in strips for each in strip if each.style and each.style.reverse]
    assert styles
    assert all(style.bgcolor is None or style.bgcolor.is_default for style in styles)
    assert not {"█", "▀", "▄"} & set("".join(strip.text for strip in strips))


@pytest.mark.parametrize("words", ["87:24", "+999:59", "17 tim 30 min", "[b]x[/b]", "", "¿"])
@pytest.mark.parametrize("room", [(0, 0), (1, 1), (10, 5), (33, 5), (80, 24), (200, 60)])
def test_it_never_takes_more_than_its_room(words: str, room: tuple[int, int]) -> None:
    strips = draw(words, *room, DARK, "ok")
    assert len(strips) == room[1]
    assert {strip.cell_length for strip in strips} <= {room[0]}


def test_where_it_has_no_room_it_is_written() -> None:
    assert [strip.text.strip() for strip in draw("87:24", 20, 3, DARK, "ok")] == ["", "87:24", ""]
    assert "17 tim" in draw("17 tim 30 min", 30, 3, DARK, "ok")[1].text


@pytest.mark.parametrize(("window", "height"), [((80, 24), 5), ((120, 40), 5), ((180, 50), 10)])
async def test_its_height_is_that_of_the_window_whatever_it_says(
    window: tuple[int, int], height: int
) -> None:
    widget = BigFigure()
    async with framed(widget, window):
        for words in ("87:24", "0:01", "17 h 30 min", ""):
            widget.text = words
            assert widget.size.height == height


async def test_it_takes_the_colours_of_another_theme() -> None:
    widget = BigFigure()
    widget.text = "1:00"
    async with framed(widget) as pilot:
        grounds = []
        for theme in ("dark", "light", "high-contrast", "nord"):
            pilot.app.theme = theme
            await rest(pilot.app)
            strips = widget.render_lines(widget.region)
            grounds.append({each.style.bgcolor for strip in strips for each in strip if each.style})
        assert len({frozenset(map(str, ground)) for ground in grounds}) == 4

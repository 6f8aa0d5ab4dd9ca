"""Rows: where keys take the cursor in a list, and what of the list is in view around it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import pairwise
from typing import Final

import pytest

from facilitator.tui.widgets.rows import Rows
from tui.drawing import framed
from tui.resting import rest

HIGH: Final = 7
"""Lines the list has; its headings are closer together than that."""

BLOCK: Final = 5
"""Each heading has four rows below it."""


def _is_heading(row: int) -> bool:
    return row % BLOCK == 0


def _headed() -> Rows:
    """Make a list whose headings are passed over."""
    return Rows(lambda row, _: [(f"row {row}", "")], choosable=lambda row: not _is_heading(row))


@asynccontextmanager
async def listed(rows: Rows, count: int, high: int = HIGH) -> AsyncIterator[None]:
    """Show so many rows in a window that is so many lines high."""
    async with framed(rows, size=(30, high)) as pilot:
        rows.show(count)
        await rest(pilot.app)  # it scrolls once it has been laid out
        yield


def _in_view(rows: Rows) -> range:
    top = int(rows.scroll_target_y)
    return range(top, top + rows.size.height)


def _walked(rows: Rows, down: int) -> list[int]:
    """Step until there is nowhere to go, and give the rows on the way, each seen."""
    way = [-1]
    while rows.cursor_row != way[-1]:
        way.append(rows.cursor_row)
        assert way[-1] in _in_view(rows)
        assert not _is_heading(way[-1] - 1) or way[-1] - 1 in _in_view(rows), "its heading"
        rows.action_step(0, down)
    return way[1:]


async def test_every_row_but_headings_is_stepped_on_with_its_heading_in_view() -> None:
    rows = _headed()
    async with listed(rows, 4 * BLOCK):
        choosable = [row for row in range(4 * BLOCK) if not _is_heading(row)]
        assert _walked(rows, 1) == choosable
        assert _walked(rows, -1) == choosable[::-1]
        rows.action_end(1)
        assert rows.cursor_row == choosable[-1]
        rows.action_end(-1)
        assert rows.cursor_row == choosable[0]


async def test_pages_leave_no_row_unseen_and_a_page_is_more_than_a_row() -> None:
    rows = _headed()
    async with listed(rows, 8 * BLOCK):
        for direction in (1, -1):
            views, cursors = [_in_view(rows)], [-1]
            while rows.cursor_row != cursors[-1]:
                cursors.append(rows.cursor_row)
                rows.action_page(direction)
                views.append(_in_view(rows))
            assert not any(map(_is_heading, cursors[1:]))
            assert {row for view in views for row in view} == set(range(8 * BLOCK))
            assert all(abs(a - b) > HIGH // 2 for a, b in list(pairwise(cursors[1:]))[:-1])


async def test_what_is_two_lines_tall_is_seen_whole() -> None:
    rows = Rows(lambda row, _: [(f"row {row}", "")], choosable=lambda row: row % 2 == 0, tall=2)
    async with listed(rows, 20):
        for expected in range(0, 20, 2):
            assert rows.cursor_row == expected
            assert {expected, expected + 1} <= set(_in_view(rows))
            rows.action_step(0, 1)
        assert rows.rows_below() == 0
        rows.action_end(-1)
        assert rows.rows_below() == (20 - HIGH + 1) // 2


@pytest.mark.parametrize("count", [0, 1])
async def test_a_list_of_headings_alone_has_no_cursor(count: int) -> None:
    rows = _headed()
    async with listed(rows, count):
        for move in (
            rows.action_step,
            lambda *_: rows.action_page(1),
            lambda *_: rows.action_end(1),
        ):
            move(0, 1)
            assert rows.cursor_row == -1


async def test_a_kept_row_stands_in_the_middle_third() -> None:
    rows = _headed()
    async with listed(rows, 8 * BLOCK, high=9):
        for row in (17, 18, 30, 12):
            rows.keep_in_view(row)
            assert row in _in_view(rows)[3:6]
        rows.keep_in_view(0)
        assert _in_view(rows)[0] == 0


@pytest.mark.parametrize("high", [3, 4, 7, 8])
async def test_a_hint_stands_whole_in_the_middle_while_there_are_no_rows(high: int) -> None:
    rows = _headed()
    rows.hint = "There is nothing in this list yet: a key adds to it"
    async with listed(rows, 0, high):
        lines = [rows.render_line(y).text.strip() for y in range(high)]
        told = [line for line in lines if line]
        assert " ".join(told) == rows.hint
        assert lines.index(told[0]) == (high - len(told) + 1) // 2
        rows.show(1)
        assert [rows.render_line(y).text.strip() for y in range(high)] == ["row 0"] + [""] * (
            high - 1
        )

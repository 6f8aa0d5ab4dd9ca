"""Matrix: the chosen cell is always in view, and the corner counts what is not."""

from __future__ import annotations

import re

import pytest

from facilitator.core.base import signs
from facilitator.core.base.cells import fit, told_apart
from facilitator.tui.widgets.matrix import HEADINGS, Column, Matrix
from tui.drawing import framed
from tui.resting import rest

ROWS, COLUMNS = 9, 7


@pytest.mark.parametrize("size", [(40, 8), (24, 5)])
async def test_the_chosen_cell_is_in_view_and_the_corner_counts_the_rest(
    size: tuple[int, int],
) -> None:
    table = Matrix(lambda row, column, _: (f"{row}{column}", ""), least=4)
    async with framed(table, size=size):
        table.show(
            [f"row{row}" for row in range(ROWS)],
            [Column(f"c{at}", [(f"d{at}", "")]) for at in range(COLUMNS)],
        )
        way = [(0, 1)] * ROWS + [(1, 0)] * COLUMNS + [(-1, -1)] * ROWS + [(1, 1), (1, 0)] * 2
        for step in way:
            table.action_step(*step)
            row, column = table.cursor
            lines = [table.render_line(y).text for y in range(size[1])]
            assert any(f"{signs.CURSOR}{row}{column}" in line for line in lines)
            assert f"c{column}" in lines[0]
            assert f"d{column}" in lines[1]
            columns = [int(at) for at in re.findall(r"\bd(\d)", lines[1])]
            rows = [int(at) for at in re.findall(r"^row(\d)", "\n".join(lines), re.MULTILINE)]
            assert row in rows
            sides = (
                (signs.FROM, columns[0]),
                (signs.NEXT, COLUMNS - 1 - columns[-1]),
                (signs.ABOVE, rows[0]),
                (signs.BELOW, ROWS - 1 - rows[-1]),
            )
            hidden = " ".join(f"{sign}{more}" for sign, more in sides if more)
            room = lines[1].index("d") - 1  # the corner is as wide as the headings of the rows
            assert lines[0][:room] == fit(hidden, room)


async def test_steps_and_pages_end_at_the_edges() -> None:
    table = Matrix(lambda row, column, _: (f"{row}{column}", ""), least=4)
    async with framed(table, size=(40, 6)):
        table.show([f"row{row}" for row in range(ROWS)], [Column("c", []) for _ in range(COLUMNS)])
        table.action_step(-1, -1)
        assert table.cursor == (0, 0)
        table.action_page(1)
        assert table.cursor == (3, 0)  # a row of the four in view stays in view
        table.action_page(-1)
        assert table.cursor == (0, 0)
        table.action_end(1)
        table.action_step(COLUMNS, 1)
        assert table.cursor == (ROWS - 1, COLUMNS - 1)
        table.show(["row0"], [Column("c", [])])
        assert table.cursor == (0, 0)


@pytest.mark.parametrize(("width", "below"), [(30, "━━━━──── 5 of 14"), (20, "5 of 14")])
async def test_of_what_does_not_fit_below_a_title_the_figures_are_left(
    width: int, below: str
) -> None:
    table = Matrix(lambda *_: ("yes", ""), least=4)
    async with framed(table, size=(width, 6)):
        gauge = [("━━━━", "good"), ("────", "edge"), (" 5 of 14", "dim")]
        table.show(["a row"], [Column("c", gauge)])
        assert table.render_line(1).text.strip() == below


async def test_names_that_begin_alike_are_told_apart_by_what_there_is_room_for() -> None:
    names = ["Association of the municipalities of Kalmar", "Association of the municipalities"]
    table = Matrix(lambda *_: ("x", ""), least=4)
    async with framed(table, size=(24, 5)) as pilot:
        for width in range(24, 60):
            await pilot.resize_terminal(width, 5)
            await rest(pilot.app)
            table.show(names, [Column(f"c{at}", []) for at in range(COLUMNS)])
            lines = [table.render_line(y).text for y in (HEADINGS, HEADINGS + 1)]
            room = lines[0].index(signs.CURSOR) - 1
            assert [line[:room] for line in lines] == [
                fit(a, room) for a in told_apart(names, room)
            ]

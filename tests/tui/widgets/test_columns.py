"""Columns: arrow keys go to the cell that stands there, and what is chosen is in view."""

from __future__ import annotations

from typing import Final

from facilitator.tui.widgets.columns import Cell, Columns
from tui.drawing import framed

WIDE: Final = 10
HEIGHTS: Final = (12, 3, 8)
"""How many cells each column has below its heading."""


def _key(line: int, column: int) -> str:
    return f"{line}.{column}"


def _lay(_: int) -> list[list[Cell]]:
    """Lay columns of different heights side by side, each with a heading that is passed over."""
    headings = [Cell(WIDE * at, WIDE - 1, [("head", "")]) for at in range(len(HEIGHTS))]
    return [
        headings,
        *(
            [
                Cell(WIDE * at, WIDE - 1, [(_key(line, at), "")], _key(line, at))
                for at, high in enumerate(HEIGHTS)
                if line <= high
            ]
            for line in range(1, max(HEIGHTS) + 1)
        ),
    ]


def _cells() -> set[str]:
    return {cell.key for line in _lay(0) for cell in line if cell.key}


def _nearest(line: int, column: int) -> str:
    """Give the neighbour in another column: on the line, or the lowest where it is shorter."""
    return _key(min(line, HEIGHTS[column]), column)


async def test_each_arrow_goes_to_the_neighbour_and_nowhere_where_there_is_none() -> None:
    page = Columns(_lay)
    async with framed(page, size=(3 * WIDE + 2, 30)):
        for column, high in enumerate(HEIGHTS):
            for line in range(1, high + 1):
                for across in (-1, 1):
                    page.chosen = _key(line, column)
                    page.action_step(across, 0)
                    beside = column + across
                    # A column that ends above is passed over for one that has a cell on the line.
                    on_line = [
                        at
                        for at in range(len(HEIGHTS))
                        if (at - column) * across > 0 and HEIGHTS[at] >= line
                    ]
                    if not 0 <= beside < len(HEIGHTS):
                        assert page.chosen == _key(line, column)
                    elif HEIGHTS[beside] >= line or not on_line:
                        assert page.chosen == _nearest(line, beside)
                page.chosen = _key(line, column)
                page.action_step(0, -1)
                assert page.chosen == _key(max(1, line - 1), column)
                page.chosen = _key(line, column)
                page.action_step(0, 1)
                if line < high:
                    assert page.chosen == _key(line + 1, column)
                elif line < max(HEIGHTS):  # on among those beside it
                    assert int(page.chosen.split(".")[0]) > line
                else:
                    assert page.chosen == _key(line, column)


async def test_what_is_chosen_is_in_view_and_every_cell_can_be_reached() -> None:
    page = Columns(_lay)
    async with framed(page, size=(3 * WIDE + 2, 5)):
        reached, waiting = set(), [_key(1, 0)]
        while waiting:
            at = waiting.pop()
            if at in reached:
                continue
            reached.add(at)
            for step in ((0, 1), (0, -1), (1, 0), (-1, 0)):
                page.chosen = at
                page.action_step(*step)
                line, top = int(page.chosen.split(".")[0]), int(page.scroll_target_y)
                assert {line - 1, line} <= set(range(top, top + 5)), "with the line above it"
                waiting.append(page.chosen)
        assert reached == _cells()
        page.action_end(1)
        assert page.chosen == _key(12, 0)
        page.action_page(-1)
        assert page.chosen == _key(8, 0)
        page.action_end(-1)
        assert page.chosen == _key(1, 0)
        page.action_page(1)
        assert page.chosen == _key(5, 0)

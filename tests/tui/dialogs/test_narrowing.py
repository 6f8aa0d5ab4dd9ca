"""A list to choose from stands in a box as high as what it lists, with its question in the edge."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.tui.dialogs.pick import Choosable, Pick
from tui.harness import Stage, stage

HINTS = "⏎ the chosen one · Esc cancel"


def _edges(on: Stage) -> tuple[int, int]:
    """Give the lines of the upper and the lower edge of the box."""
    lines = on.lines
    lower = next(y for y, line in enumerate(lines) if HINTS in line)
    x = lines[lower].rindex("╰", 0, lines[lower].index(HINTS))
    return next(y for y in range(lower, -1, -1) if lines[y][x : x + 1] == "╭"), lower


@pytest.mark.parametrize("count", [1, 3, 9])
async def test_the_box_is_as_high_as_what_it_lists(tmp_path: Path, count: int) -> None:
    async with stage(tmp_path) as on:
        names = [Choosable(str(n), f"Region {n}") for n in range(count)]
        on.app.push_screen(Pick("Whose?", names, on.app.language))
        await on.rest()
        upper, lower = _edges(on)
        assert "Whose?" in on.lines[upper]
        assert lower - upper - 1 == 2 + count  # what is typed and a blank line
        await on.type("0")
        assert _edges(on) == (upper, lower)
        assert sum("Region" in line for line in on.lines[upper:lower]) == 1


async def test_what_does_not_fit_is_counted_below_and_a_long_question_stands_inside(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        names = [Choosable(str(n), f"Region {n}") for n in range(60)]
        question = "Which of all these is the same as “a concept of a long name” after all?"
        on.app.push_screen(Pick(question, names, on.app.language))
        await on.rest()
        upper, lower = _edges(on)
        assert question in on.lines[upper + 1]
        shown = sum("Region" in line for line in on.lines[upper:lower])
        assert f"↓ {60 - shown} more" in on.lines[lower]
        await on.resize(120, 40)
        upper, lower = _edges(on)
        assert "concept" not in on.lines[upper]  # the box has a width of its own
        assert question in on.lines[upper + 1]


@pytest.mark.parametrize("height", [16, 24, 30])
async def test_no_row_stays_empty_while_there_is_more_below(tmp_path: Path, height: int) -> None:
    async with stage(tmp_path, size=(80, height)) as on:
        names = [Choosable(str(n), f"Region {n}") for n in range(60)]
        on.app.push_screen(Pick("Whose?", names, on.app.language))
        await on.rest()
        for _ in range(2):
            upper, lower = _edges(on)
            assert all("Region" in line for line in on.lines[upper + 3 : lower])
            await on.resize(80, height + 9)

"""A canvas draws its parts side by side, and anew only the rows that look otherwise."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from textual.geometry import Region
from textual.strip import Strip

from facilitator.tui.themes import OWN_THEMES, TERMINAL_THEMES, roles
from facilitator.tui.widgets.canvas import Canvas, Part, changed
from facilitator.tui.widgets.inks import Inks
from tui.drawing import DARK, framed
from tui.resting import rest


def part(x: int, y: int, *rows: str, width: int = 4) -> Part:
    lines = [DARK.strip([(row, "")], width) for row in rows]
    return Part(Region(x, y, width, len(rows)), lines)


class Drawn(Canvas):
    """Two columns above a row, whose words a test changes."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ["a", "b", "c"]
        self.made: list[tuple[int, int]] = []
        self.rendered: list[int] = []

    def parts(self, width: int, height: int, inks: Inks) -> Sequence[Part]:  # noqa: ARG002
        self.made.append((width, height))
        a, b, c = self.words
        return [part(0, 0, a, ""), part(6, 0, "", b), part(0, 3, c)]

    def render_line(self, y: int) -> Strip:
        self.rendered.append(y)
        return super().render_line(y)


def seen(of: Canvas, rows: int = 4) -> list[str]:
    return [of.render_line(y).text.rstrip() for y in range(rows)]


async def test_parts_stand_where_their_regions_are() -> None:
    canvas = Drawn()
    async with framed(canvas, (20, 5)):
        assert seen(canvas) == ["a", "      b", "", "c"]
        assert all(canvas.render_line(y).cell_length == 20 for y in range(5))


async def test_only_rows_that_look_otherwise_are_drawn_anew() -> None:
    canvas = Drawn()
    async with framed(canvas, (20, 5)) as pilot:
        canvas.rendered.clear()
        canvas.renew()
        await rest(pilot.app)
        assert canvas.rendered == []
        canvas.words[1] = "B"
        canvas.renew()
        await rest(pilot.app)
        assert set(canvas.rendered) == {1}
        assert seen(canvas)[1] == "      B"


async def test_another_size_and_another_theme_are_drawn_as_a_whole() -> None:
    canvas = Drawn()
    async with framed(canvas, (20, 5)) as pilot:
        assert set(canvas.made) == {(20, 5)}
        await pilot.resize_terminal(30, 9)
        await rest(pilot.app)
        assert canvas.made[-1] == (30, 9)
        before = len(canvas.made)
        pilot.app.theme = "light"
        await rest(pilot.app)
        assert len(canvas.made) > before


def test_what_has_changed_is_told_row_by_row() -> None:
    before = [part(0, 0, "a", "b"), part(4, 0, "c", "d")]
    after = [part(0, 0, "a", "b"), part(4, 0, "c", "x")]
    assert list(changed(before, after)) == [Region(4, 1, 4, 1)]
    assert list(changed(before, before)) == []
    assert list(changed(before, [part(0, 0, "a")])) == [Region(0, 0, 8, 2)]
    assert list(changed([], [])) == []


@pytest.mark.parametrize("theme", [each.name for each in (*OWN_THEMES, *TERMINAL_THEMES)])
async def test_it_is_drawn_in_colours_of_the_terminal_only_where_the_theme_is(theme: str) -> None:
    async with framed(Drawn(), theme=theme) as pilot:
        strips = pilot.app.screen.query_one(Drawn).render_lines(Region(0, 0, 80, 24))
        styles = [each.style for strip in strips for each in strip if each.style]
        found = {colour for style in styles for colour in (style.color, style.bgcolor) if colour}
        assert all(colour.triplet for colour in found) or roles(theme).ansi

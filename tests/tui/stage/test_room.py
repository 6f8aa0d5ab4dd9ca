"""The widget of the audience's screen is laid out anew whenever the page or the window changes."""

from __future__ import annotations

from facilitator.core.room.page import Page
from facilitator.tui.stage.page import lay_out
from facilitator.tui.stage.room import Room
from tui.drawing import framed
from tui.resting import rest


def _shown(room: Room) -> list[str]:
    return [room.render_line(y).text.strip() for y in range(room.size.height)]


def _laid(page: Page, width: int, height: int) -> list[str]:
    lines = ["".join(text for text, _ in line.pieces) for line in lay_out(page, width, height)]
    return [line.strip() for line in [*lines, *[""] * (height - len(lines))]]


async def test_it_is_laid_out_for_each_page_and_each_size() -> None:
    room = Room()
    message = Page("message", words="Hi", time="9:59")
    async with framed(room, size=(40, 12)) as pilot:
        for page in (Page("time", title="T", time="9:59", sign="●"), message):
            for size in ((40, 12), (40, 20), (60, 20)):
                await pilot.resize_terminal(*size)
                room.show(page, 0)
                await rest(pilot.app)
                assert _shown(room) == _laid(page, *size)

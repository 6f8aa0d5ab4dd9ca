"""The minutes of one of the agendas that come along: a workshop held by keys, and its minutes.

The README quotes how they begin, and there is a picture of their first page.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import io
from collections.abc import Mapping
from typing import Final

from rich.console import Console
from rich.markdown import Markdown
from rich.terminal_theme import DEFAULT_TERMINAL_THEME
from rich.theme import Theme

import pictures
from facilitator.export.markdown.parts import parts
from facilitator.export.markdown.text import joined
from facilitator.files.catalogues import load

WIDTH: Final = 92
LINES: Final = 50
"""The size of the picture, in characters."""

LOOK: Final = Theme(
    {
        "markdown.h1": "bold",
        "markdown.h2": "bold #0b4f99",
        "markdown.h3": "bold",
        "markdown.block_quote": "italic",
    }
)

SAID: Final[Mapping[str, tuple[str, ...]]] = {
    "How we work today": ("! Photos only of paper, never of people.",),
    "What visitors told us": (
        '" We gave up when the page asked us for a phone number -- Tom',
        "Nine of twelve book late in the evening, on a phone.",
    ),
    "Gallery walk": ("Schools need a date first, families a price.",),
    "Present and choose": ("! We test the one-page booking before we build anything.",),
    "Who does what": ("> @Maeve asks every site for its booking figures by 16 October",),
}
"""What is typed in each session."""

SUMMARY: Final = "= Three sites drew how their visitors book, and chose one idea to test on paper."


async def held() -> str:
    """Hold the workshop as it was planned, and give its minutes."""
    async with pictures.held() as shown:
        app = shown.app
        shown.clock.advance(app.state.slots[0].start - shown.clock.now())
        await shown.pilot.press("space")
        for slot in app.state.slots:
            await shown.wait(1)
            await shown.capture(*SAID.get(slot.session.title, ()))
            shown.clock.advance(slot.end - shown.clock.now())
            await shown.wait(0)
            await shown.pilot.press("n")
            await shown.pilot.pause()
        await shown.capture(SUMMARY)
        return joined(parts(app.state, app.now() + dt.timedelta(minutes=1), load("en")).values())


def beginning() -> str:
    """Give how the minutes begin: their title, the lead and the section in brief."""
    return "\n## ".join(asyncio.run(held()).split("\n## ")[:2])


async def picture() -> str:
    """Draw the first page of the minutes."""
    console = Console(
        record=True,
        width=WIDTH,
        file=io.StringIO(),
        force_terminal=True,
        color_system="truecolor",
        legacy_windows=False,
        theme=LOOK,
        _environ={},
    )
    lines = (await held()).split("\n")
    console.print(Markdown("\n".join(lines[:LINES])))
    return pictures.tidy(
        console.export_svg(title="minutes.md", theme=DEFAULT_TERMINAL_THEME, unique_id="terminal")
    )

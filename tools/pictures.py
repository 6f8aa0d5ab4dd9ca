"""Draw the pictures of the documentation from the app itself, at a fixed clock and size."""

from __future__ import annotations

import asyncio
import datetime as dt
import itertools
import re
import tempfile
from pathlib import Path

from facilitator.core.clock import SimulatedClock
from facilitator.files.catalogues import load
from facilitator.files.config import Config
from facilitator.files.library import Library
from facilitator.opening import Desk, Request, of_agenda
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.launch import Launch

ROOT = Path(__file__).resolve().parents[1]
SIZE = (110, 32)
START = dt.datetime.fromisoformat("2013-03-21T10:02+01:00")
SAID = (
    "Tolv regioner deltar",
    "! Vi håller programtiderna",
    "> skicka deltagarlistan @Lisa due 2013-03-25",
)


async def draw() -> str:
    """Hold the beginning of a real meeting and give its picture as SVG."""
    clock = SimulatedClock(START)
    ids = itertools.count()
    with tempfile.TemporaryDirectory() as data:
        desk = Desk(Library(Path(data)), clock, "laptop", lambda: f"event-{next(ids)}")
        request = Request()
        opening = of_agenda(desk, ROOT / "agendas" / "digital-agenda.toml", request)
        launch = Launch(desk, opening, request, load("sv"), Config(), lambda: 0.0, ROOT)
        app = FacilitatorApp(launch)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("space")
            clock.advance(dt.timedelta(minutes=19))
            await pilot.press("n")
            for line in SAID:
                await pilot.press("i")
                app.screen.query_one("#capture").text = line  # type: ignore[attr-defined]
                await pilot.press("enter", "escape")
            clock.advance(dt.timedelta(minutes=35, seconds=18))
            app.update()
            await pilot.pause()
            return plain(app.export_screenshot(title="facilitator"))


def plain(svg: str) -> str:
    """Take out the web fonts, which a picture may not load, and what differs each time."""
    svg = re.sub(r"@font-face\s*\{.*?\}", "", svg, flags=re.DOTALL)
    svg = re.sub(r"terminal-\d+", "terminal", svg)
    return "".join(line.rstrip() + "\n" for line in svg.splitlines())


if __name__ == "__main__":
    (ROOT / "docs" / "run.svg").write_text(asyncio.run(draw()), "utf-8")

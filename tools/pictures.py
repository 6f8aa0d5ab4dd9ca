"""Draw the pictures of the documentation from the app itself, at fixed clocks and sizes.

With `--check` nothing is written, and pictures that look otherwise by now are told.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import itertools
import re
import sys
import tempfile
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final, NamedTuple

from textual.app import App
from textual.pilot import Pilot

import timelines
import translations
from facilitator.core.base.clock import SimulatedClock
from facilitator.core.base.ids import TaskId
from facilitator.core.homework import moves as tasks
from facilitator.core.record.agenda import Homework
from facilitator.files.catalogues import load
from facilitator.files.config import Config
from facilitator.files.records.library import Library
from facilitator.meeting import Meeting
from facilitator.opening import Desk, Request, of_agenda, open_meeting
from facilitator.running.launch import Launch
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.stage.app import StageApp
from facilitator.watching import Watcher

ROOT: Final = Path(__file__).resolve().parents[1]
DOCS: Final = ROOT / "docs"
SIZE: Final = (110, 32)
TRIES: Final = 4
WORKSHOP: Final = (ROOT / "agendas" / "one-day-workshop.toml", "2026-10-08T09:02+01:00", "en")
TWO_DAYS: Final = (ROOT / "agendas" / "digital-agenda.toml", "2013-03-21T10:02+01:00", "sv")


WORDS_OF: Final = {
    "library": "booking: 6, visitor: 5, reservation: 3, phone, library card: 2",
    "museum": "bookings: 4, visitor: 7, ticket: 5, school class: 3",
    "pool": "booking: 8, ticket: 3, visitor: 2, phone: 2, changing room: 4",
}
"""What each organisation hands in of the words that it uses."""


class Shown(NamedTuple):
    """An app with its keyboard and its clock."""

    app: FacilitatorApp
    pilot: Pilot[int]
    clock: SimulatedClock

    async def wait(self, minutes: float) -> None:
        """Let time pass."""
        self.clock.advance(dt.timedelta(minutes=minutes))
        self.app.update()
        await self.pilot.pause()

    async def capture(self, *lines: str) -> None:
        """Capture what is said."""
        for line in lines:
            await self.pilot.press("i")
            self.app.screen.query_one("#capture").text = line  # type: ignore[attr-defined]
            await self.pilot.press("enter", "escape")

    def drawn(self) -> str:
        """Give the picture."""
        return drawn(self.app)


@asynccontextmanager
async def held(
    meeting: tuple[Path, str, str] = WORKSHOP, size: tuple[int, int] = SIZE
) -> AsyncIterator[Shown]:
    """Open a meeting."""
    agenda, start, language = meeting
    with tempfile.TemporaryDirectory() as data:
        clock = SimulatedClock(dt.datetime.fromisoformat(start))
        desk, request = desk_in(Path(data), clock), Request()
        opening = of_agenda(desk, agenda, request)
        # A second from one look to the next, so that no key seems to be pressed in haste.
        seconds = map(float, itertools.count()).__next__
        launch = Launch(desk, opening, request, load(language), Config(), seconds, ROOT)
        app = FacilitatorApp(launch)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            yield Shown(app, pilot, clock)


def desk_in(data: Path, clock: SimulatedClock) -> Desk:
    """Give a desk whose events have ids that are the same each time."""
    ids = itertools.count()
    return Desk(Library(data), clock, "laptop", lambda: f"event-{next(ids)}")


async def run_swedish() -> str:
    """Show the beginning of a real meeting in Swedish."""
    async with held(TWO_DAYS) as shown:
        await shown.pilot.press("space")
        await shown.wait(19)
        await shown.pilot.press("n")
        await shown.capture(
            "Tolv regioner deltar",
            "! Vi håller programtiderna",
            "> skicka deltagarlistan @Lisa due 2013-03-25",
        )
        await shown.wait(35.3)
        return shown.drawn()


async def run() -> str:
    """Show a talk under way, a little behind."""
    async with held() as shown:
        await shown.pilot.press("space")
        await shown.wait(22)
        await shown.pilot.press("n")
        await shown.wait(11)
        await shown.pilot.press("n")
        await shown.capture(
            "Visitors book late in the evening, on a phone",
            "! We test on paper first",
            "> send the interviews to all @Tom due 2026-10-12",
        )
        await shown.wait(9.4)
        return shown.drawn()


async def rebalance() -> str:
    """Show the preview of a rebalance before lunch."""
    async with held() as shown:
        await shown.pilot.press("space")
        for minutes in (30, 14, 38):
            await shown.wait(minutes)
            await shown.pilot.press("n")
        await shown.wait(3)
        await shown.pilot.press("r")
        await shown.wait(0)  # the edge tells the time from the next beat on
        return shown.drawn()


async def _to_the_journey(shown: Shown) -> None:
    """Hold the morning up to the session in which the groups draw."""
    await shown.pilot.press("space")
    for minutes in (22, 10, 28, 30, 19):
        await shown.wait(minutes)
        await shown.pilot.press("n")
        await shown.pilot.pause()


async def groups() -> str:
    """Show the groups at work, with the time that they have left."""
    async with held(size=(SIZE[0], 18)) as shown:
        await _to_the_journey(shown)
        await shown.wait(11.5)
        await shown.pilot.press("3")
        await shown.pilot.pause()
        return shown.drawn()


async def words() -> str:
    """Show what three organisations call things, while a session runs."""
    async with held(size=(SIZE[0], 22)) as shown:
        await _to_the_journey(shown)
        shown.app.act(
            tasks.add_task,
            Homework(id=TaskId("words"), title="Words for a booking", collects="terms"),
        )
        (task,) = (
            id_ for id_, each in shown.app.state.homework.tasks.items() if each.collects == "terms"
        )
        for of, terms in WORDS_OF.items():
            shown.app.act(tasks.hand_in, task, of, terms)
        await shown.wait(11.5)
        await shown.pilot.press("5", "home", "a", "enter", "down")
        await shown.pilot.pause()
        return shown.drawn()


async def programme() -> str:
    """Show the programme where it is changed, while a session runs."""
    async with held() as shown:
        await _to_the_journey(shown)
        await shown.wait(11.5)
        await shown.pilot.press("p")
        await shown.pilot.pause()
        return shown.drawn()


async def on_the_projector() -> str:
    """Show what the room sees of a check-in."""
    agenda, begin, _ = WORKSHOP
    clock = SimulatedClock(dt.datetime.fromisoformat(begin))
    with tempfile.TemporaryDirectory() as data:
        desk, request = desk_in(Path(data), clock), Request()
        meeting = open_meeting(desk, of_agenda(desk, agenda, request), request, lambda: 0.0)
        _lead(meeting, clock)
        watcher = Watcher(desk.library, None, clock, lambda _: load("en"))
        app = StageApp(watcher, clock, load("en"), "dark")
        async with app.run_test(size=(100, 28)) as pilot:
            await pilot.pause()
            return drawn(app)


def _lead(meeting: Meeting, clock: SimulatedClock) -> None:
    from facilitator.core.time import moves

    meeting.do(moves.start)
    clock.advance(dt.timedelta(minutes=12))


def drawn(app: App[int]) -> str:
    """Draw a picture of an app."""
    return tidy(app.export_screenshot(title="facilitator"))


def tidy(svg: str) -> str:
    """Take the web fonts out of a picture, which it may not load, and what differs each time."""
    svg = re.sub(r"@font-face\s*\{.*?\}", "", svg, flags=re.DOTALL)
    svg = re.sub(r"terminal-\d+", "terminal", svg)
    return "".join(line.rstrip() + "\n" for line in svg.splitlines())


PICTURES: Final[Mapping[str, Callable[[], Coroutine[None, None, str]]]] = {
    "run": run,
    "rebalance": rebalance,
    "groups": groups,
    "words": words,
    "programme": programme,
    "stage": on_the_projector,
    "sv/run": run_swedish,
}
"""The pictures by their file names under docs/."""


def _like_the_kept(name: str, draw: Callable[[], Coroutine[None, None, str]]) -> str:
    """Draw a picture, again where it is not as it is kept: a beat may fall on either side."""
    path = DOCS / f"{name}.svg"
    kept = path.read_text("utf-8") if path.exists() else ""
    svg = ""
    for _ in range(TRIES):
        svg = asyncio.run(draw())
        if svg == kept:
            break
    return svg


def main(arguments: list[str]) -> int:
    """Draw every picture, or with --check only name those that are out of date."""
    import published  # which holds its meeting with what is here

    translations.compile_all()  # texts changed and not compiled would be drawn as they were
    svgs = {**timelines.pictures()}
    drawn = {**PICTURES, "minutes": published.picture}
    svgs |= {name: _like_the_kept(name, draw) for name, draw in drawn.items()}
    late = False
    for name, svg in svgs.items():
        path = DOCS / f"{name}.svg"
        if path.exists() and path.read_text("utf-8") == svg:
            continue
        if "--check" in arguments:
            print(f"docs/{name}.svg is out of date: run tools/pictures.py", file=sys.stderr)
            late = True
        else:
            path.write_text(svg, "utf-8")
    return 1 if late else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

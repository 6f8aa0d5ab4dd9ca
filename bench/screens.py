"""Figures of the app: its first paint, and a key press among many events."""

from __future__ import annotations

import asyncio
import gc
import itertools
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from textual.app import App

from bench.measure import Figure, alternately
from bench.play import Bare
from bench.records import MANY, START, meeting
from bench.terminals import SIZE, first_paint, idle, longest_still
from facilitator.core.base.clock import SimulatedClock
from facilitator.core.base.language import Language
from facilitator.files.catalogues import load
from facilitator.files.config import Config
from facilitator.files.records.library import Library
from facilitator.opening import Desk, Request, of_record
from facilitator.running.launch import Launch
from facilitator.tui.app import FacilitatorApp

PRESSES = 25
PAINTS = 7
IDLE = 4.0
"""Seconds for which the app is left alone."""

TURNS = 6
"""How often each app is."""

WATCHED = 6.0
"""Seconds for which its countdown is watched, of which a slow disk takes most."""


def figures() -> Iterator[Figure]:
    """Measure the app."""
    yield from asyncio.run(_figures())


async def _figures() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        few, many = Path(folder) / "few", Path(folder) / "many"
        meeting(few, 10)
        meeting(many, MANY)
        language = load("sv")
        ours, bare = [], []
        widgets = 0
        for _ in range(PAINTS):
            seconds, widgets = await _paint(app_of(few, language))
            ours.append(seconds)
            bare.append((await _paint(Bare(widgets)))[0])
        begun, bare_begun = alternately(
            lambda: first_paint("ours", str(few)), lambda: first_paint("bare", str(widgets)), PAINTS
        )
        long, short = alternately(
            lambda: first_paint("ours", str(many)), lambda: first_paint("ours", str(few)), PAINTS
        )
        slow, fast = await _press(app_of(many, language)), await _press(app_of(few, language))
        app, sheet, clock = _idle(Path(folder))
        still = longest_still(WATCHED, "held-up", str(few))
        usual = longest_still(WATCHED, "ours", str(few))
    return [
        Figure(
            "first paint of Run, from the start of the program",
            begun,
            f"a bare app of {widgets} widgets",
            bare_begun,
            1.55,
        ),
        Figure(
            "first paint of Run, everything imported",
            statistics.median(ours),
            f"a bare app of {widgets} widgets",
            statistics.median(bare),
            2.8,
        ),
        Figure(
            "first paint of Run on 10,000 events, from the start of the program",
            long,
            "on 10 events",
            short,
            1.4,
        ),
        Figure(
            "processor time of a second while a session runs",
            app,
            "a bare app updating Digits",
            clock,
            1.45,
        ),
        Figure("the same with a sheet open", sheet, "a bare app updating Digits", clock, 2),
        Figure(
            "countdown standing still while the disk takes 4 s",
            still,
            "the disk taking no time",
            usual,
            most_seconds=1.2,
        ),
        Figure("key press to repaint, 10,000 events", slow, "10 events", fast, 1.1),
    ]


def app_of(data: Path, language: Language, clock: SimulatedClock | None = None) -> FacilitatorApp:
    """Make the app on the record opened last."""
    library = Library(data)
    desk = Desk(
        library, clock or SimulatedClock(START), "bench", iter(map(str, range(10**9))).__next__
    )
    opening = of_record(desk, library.find(None))
    return FacilitatorApp(Launch(desk, opening, Request(), language, Config(), float, data))


def _idle(folder: Path) -> list[float]:
    """Give the processor time of a second of the app, of the same with a sheet, and of a bare one.

    They run one after the other, in turn, and the least of each counts: it is what the app takes
    where nothing else is in its way. Each time it is another record, as one that was left is asked
    about when it is opened again by a clock that begins anew.
    """
    meeting(folder / "0", 10)
    records = (shutil.copytree(folder / "0", folder / str(n)) for n in itertools.count(1))
    spent: dict[str, list[float]] = {"ours": [], "sheet": [], "clock": []}
    for _ in range(TURNS):
        for name, taken in spent.items():
            taken.append(idle(IDLE, name, str(next(records))))
    return [min(taken) for taken in spent.values()]


async def _paint(app: App[None] | App[int]) -> tuple[float, int]:
    """Time from the start of an app to its first idle moment; give also how many widgets it has.

    Those are counted that it has once all is laid out, seen or not.
    """
    # As in a program that has just begun: what was made before is not looked through for leftovers.
    gc.collect()
    gc.freeze()
    start = time.perf_counter()
    async with app.run_test(size=SIZE) as pilot:
        taken = time.perf_counter() - start
        await pilot.pause()
        return taken, len(app.screen.query("*"))


async def _press(app: FacilitatorApp) -> float:
    """Time a key that changes the meeting, until the screen shows it; give the median."""
    taken = []
    async with app.run_test(size=SIZE) as pilot:
        for _ in range(PRESSES):
            start = time.perf_counter()
            await pilot.press("plus")
            taken.append(time.perf_counter() - start)
    return statistics.median(taken)

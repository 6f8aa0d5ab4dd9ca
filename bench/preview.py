"""Figures of the rebalance preview: how often a renewal of it works out the schedule."""

from __future__ import annotations

import asyncio
import datetime as dt
import itertools
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

from bench.measure import Figure, alternately
from bench.records import START
from bench.screens import app_of
from bench.terminals import SIZE
from facilitator.core.base.clock import SimulatedClock
from facilitator.core.time import moves
from facilitator.core.time.schedule import schedule
from facilitator.files.agenda.file import parse
from facilitator.files.catalogues import load
from facilitator.files.records.library import Library
from facilitator.meeting import Writer, create
from facilitator.tui.app import FacilitatorApp

SESSIONS = 60
LATE = dt.timedelta(minutes=14)


def figures() -> Iterator[Figure]:
    """Measure a renewal against one schedule of the same meeting."""
    yield asyncio.run(_figure())


async def _figure() -> Figure:
    with tempfile.TemporaryDirectory() as folder:
        app = _app(Path(folder))
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("r")
            counts = [_counted(app.beat) for _ in range(3)]
            state, now = app.state, app.now()
            one, _ = alternately(lambda: schedule(state, now), lambda: None, 20)
    return Figure(
        f"schedules of a renewal of the rebalance preview of {SESSIONS} sessions",
        max(counts) * one,
        "one schedule",
        one,
        3,
    )


def _app(data: Path) -> FacilitatorApp:
    """Make the app on a long meeting that is late for its dinner."""
    sessions = "".join(
        f'[[day.session]]\ntitle = "Session {number}"\nduration = 10\nmin = 5\n'
        for number in range(SESSIONS - 1)
    )
    text = (
        'title = "Long"\ntimezone = "Europe/Stockholm"\n[[day]]\ndate = 2013-03-21\n'
        f'start = "10:00"\n{sessions}[[day.session]]\ntitle = "Dinner"\nstart = "19:50"\n'
        "duration = 60\n"
    )
    agenda = parse(text).agenda
    if agenda is None:
        raise AssertionError
    ids, clock = map(str, itertools.count()), SimulatedClock(START)
    create(Library(data), agenda, text, Writer(clock, "bench", ids.__next__)).do(moves.start)
    clock.advance(LATE)
    return app_of(data, load("sv"), clock)


def _counted(act: Callable[[], object]) -> int:
    """Count the schedules that are worked out meanwhile, by whomever."""
    count = 0

    def called(frame: FrameType, event: str, _: object) -> None:
        nonlocal count
        count += event == "call" and frame.f_code is schedule.__code__

    sys.setprofile(called)
    try:
        act()
    finally:
        sys.setprofile(None)
    return count

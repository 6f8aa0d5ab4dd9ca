"""A day of eight hours in the app: what it takes of memory and time stays as it was."""

from __future__ import annotations

import asyncio
import datetime as dt
import gc
import os
import statistics
import time
from collections import Counter
from pathlib import Path
from typing import Final

from textual.widget import Widget

from facilitator.core.notes import moves as note_moves
from facilitator.core.notes.capture import Capture
from facilitator.core.record.replay import replay
from facilitator.files.records.journal import Journal
from faults.trial import Counts, Trial, child, ended
from tui.harness import Stage, stage

DAY: Final = 8 * 60
"""Minutes."""

SESSIONS: Final = 16
AGENDA: Final = (
    'format = 1\ntitle = "A long day"\ntimezone = "Europe/Stockholm"\n'
    '[[organisation]]\nid = "kista"\nname = "Kista"\n'
    + "".join(f'[[participant]]\nname = "Person {n}"\norganisation = "kista"\n' for n in range(20))
    + '[[day]]\ndate = 2013-03-21\nstart = "09:00"\n'
    + "".join(
        f'[[day.session]]\ntitle = "Part {n}"\nduration = {DAY // SESSIONS}\n'
        f'kind = "{"groups" if n % 4 == 3 else "discussion"}"\n'
        for n in range(SESSIONS)
    )
)
PLACES: Final = ("2", "3", "4", "5", "6", "7")
TYPED: Final = 20
"""One event in so many is made by keys, which takes a while; the app keeps the others by itself."""

EVERY: Final = 2 * TYPED
"""After how many events a look is taken at another place."""

PARTS: Final = 10
"""How often memory is looked at."""


def soak(trial: Trial) -> Counts:
    """Let a simulated day of eight hours pass in the app, all by keys; the count is its events.

    Times are medians of processor time in ms, which other work does not lengthen, the last tenth of
    the day against the first; memory is what the process holds, against what the events alone take.
    """
    return asyncio.run(_day(trial))


class _Watch:
    """Measures the processor time that things take from a key until nothing is left to draw."""

    def __init__(self) -> None:
        self.times: dict[str, list[float]] = {}

    async def of(self, what: str, on: Stage, *keys: str) -> None:
        began = time.process_time()
        for key in keys:
            on._send(key)  # noqa: SLF001 - as its press does, which waits for other things too
        await on.rest()
        self.times.setdefault(what, []).append((time.process_time() - began) * 1000)

    def ratios(self) -> dict[str, tuple[float, float]]:
        """Give the medians in ms of the first and of the last tenth."""
        found = {}
        for what, times in self.times.items():
            tenth = max(1, len(times) // 10)
            first, last = statistics.median(times[:tenth]), statistics.median(times[-tenth:])
            found[what] = first, last
        return found


async def _day(trial: Trial) -> Counts:
    watch = _Watch()
    sizes: list[int] = []
    things: list[Counter[str]] = []
    minutes = DAY / trial.tries
    async with stage(trial.folder, AGENDA, at="09:00", size=(120, 40)) as on:
        await on.press("space", "i")
        number, in_session = 0, 0.0
        while len(on.meeting.journal.events) < trial.tries:
            number += 1
            on.clock.advance(dt.timedelta(minutes=minutes))
            in_session += minutes
            if number % TYPED:
                on.app.act(
                    note_moves.capture, Capture("note", f"said without a key, number {number}")
                )
                on.app.beat()
                continue
            await on.beat()
            await _say(on, watch, number)
            if in_session > DAY / SESSIONS:
                in_session = 0
                await on.press("escape", "n", "i")
            if number % EVERY == 0:
                await _look_about(on, watch, number)
            if number * PARTS // trial.tries > len(sizes):
                gc.collect()
                sizes.append(_resident())
                things.append(_widgets())
        events, path = len(on.meeting.journal.events), on.journal
        assert len(on.app.screen_stack) <= 3, on.app.screen_stack
        assert not on.app.workers
    alone = _taken_alone(path)
    counts: Counts = Counter(
        {"events": events, "keys measured": sum(map(len, watch.times.values()))}
    )
    for what, (first, last) in watch.ratios().items():
        counts[f"% of the first tenth's time in the last: {what} ({first:.1f} → {last:.1f} ms)"] = (
            round(100 * last / first)
        )
    counts["KiB held after the first tenth"] = sizes[0] // 1024
    counts["KiB held at the end"] = sizes[-1] // 1024
    counts["KiB that the same events take without the app"] = alone // 1024
    counts["widgets after the first tenth"] = things[0].total()
    counts["widgets at the end"] = things[-1].total()
    for name, more in (things[-1] - things[0]).items():
        counts[f"of them more: {name}"] = more
    return counts


async def _say(on: Stage, watch: _Watch, number: int) -> None:
    """Keep a capture of some kind, pasted but for its last letter."""
    sign = ("", "! ", "> ", '" ', "? ", "# ")[number // TYPED % 6]
    await on.paste(f"{sign}what was said as number {number} by somebody in the roo")
    await watch.of("a letter typed", on, "m")
    await watch.of("a capture kept", on, "\r")


async def _look_about(on: Stage, watch: _Watch, number: int) -> None:
    """Go to a place and back, change the time, undo and do again."""
    await on.press("escape")
    await watch.of("a minute more", on, "+")
    await watch.of("undone", on, "u")
    key = PLACES[number // EVERY % len(PLACES)]
    await watch.of(f"to place {key}", on, key)
    await watch.of("a line down there", on, "down")
    # In Groups the figures move people.
    await watch.of("back to Run", on, "escape" if key == "3" else "1")
    assert on.question == "Run", on.text
    await on.press("i")


def _widgets() -> Counter[str]:
    """Count the widgets there are, by their class."""
    found = (thing for thing in gc.get_objects() if isinstance(thing, Widget))
    return Counter(type(widget).__name__ for widget in found)


def _resident() -> int:
    """Give the bytes of memory that the process holds."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGESIZE")


def _taken_alone(path: Path) -> int:
    """Give the bytes that reading the journal takes, in a process of its own."""
    reader, writer = os.pipe()

    def read() -> None:
        before = _resident()
        journal = Journal.open(path, writable=False)
        state = replay(journal.events)
        os.write(writer, f"{_resident() - before} {len(state.notes)}".encode())

    pid = child(read)
    os.close(writer)
    assert ended(pid) == 0
    with open(reader, "rb") as pipe:  # noqa: PTH123
        return int(pipe.read().split()[0])

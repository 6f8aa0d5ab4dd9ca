"""How costs grow with the events of a meeting and with the sessions of its programme."""

from __future__ import annotations

import gc
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import Final, NamedTuple

from bench.measure import once
from bench.mixed import mixed
from bench.records import START, markdown, meeting
from bench.timing import SOON, long_day
from facilitator.core.notes import moves as note_moves
from facilitator.core.notes.capture import Capture
from facilitator.core.record.replay import replay
from facilitator.core.record.state import State
from facilitator.core.time.schedule import schedule
from facilitator.files.catalogues import load
from facilitator.files.records.journal import Journal
from facilitator.running.exits import DONE, PROBLEMS

EVENTS: Final = (10, 100, 1_000, 10_000, 100_000)
SESSIONS: Final = (10, 100, 1_000)
LONG: Final = 1.0
"""Seconds from which on a thing is measured once."""

RUNS: Final = 9
CAPTURE: Final = Capture("note", "så sade någon")


class Grown(NamedTuple):
    """What something cost, in seconds, at each of some sizes."""

    name: str
    of: str
    seconds: dict[int, float]


COMMANDS: Final = {
    "status": ("status",),
    "note": ("note", "så sade någon"),
    "export": ("export",),
    "export as html": ("export", "--format", "html"),
    "who attended": ("export", "--format", "csv", "--table", "attendance"),
    "verify": ("verify",),
    "find": ("find", "bredband", "bibliotek"),
}
"""What is asked of a record of many kinds of events, each in a program of its own."""


def growth() -> list[Grown]:
    """Measure everything."""
    return [*_events(), *_commands(), *_sessions()]


def _commands() -> list[Grown]:
    """Measure commands on records of mixed kinds, by the processor time they take."""
    found: dict[str, dict[int, float]] = {}
    for size in EVENTS:
        with tempfile.TemporaryDirectory() as folder:
            mixed(Path(folder), size)
            for name, words in COMMANDS.items():
                found.setdefault(name, {})[size] = _spent(Path(folder), *words)
    return [Grown(name, "events of mixed kinds", seconds) for name, seconds in found.items()]


def _spent(data: Path, *words: str) -> float:
    """Give the seconds of processor time that a command takes."""

    def spent() -> float:
        children = resource.getrusage(resource.RUSAGE_CHILDREN)
        return children.ru_utime + children.ru_stime

    before = spent()
    command = (sys.executable, "-m", "facilitator", "--data-dir", str(data), *words)
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode not in {DONE, PROBLEMS}:  # where there is little to find, nothing is found
        raise RuntimeError(done.stderr)
    return spent() - before


def _events() -> list[Grown]:
    found: dict[str, dict[int, float]] = {}
    language = load("sv")
    for size in EVENTS:
        with tempfile.TemporaryDirectory() as folder:
            made = meeting(Path(folder), size)
            measured: dict[str, Callable[[], object]] = {
                "opening a record": partial(_open, made.journal.path),
                "a look for news, none there": made.follow,
                "schedule": partial(schedule, made.state, START),
                "markdown": partial(markdown, made.state, language),
                "a durable capture": partial(made.do, note_moves.capture, CAPTURE),
            }
            for name, call in measured.items():
                found.setdefault(name, {})[size] = _seconds(call)
    return [Grown(name, "events", seconds) for name, seconds in found.items()]


def _open(path: Path) -> State:
    return replay(Journal.open(path, writable=False).events)


def _sessions() -> list[Grown]:
    states = {size: long_day(size) for size in SESSIONS}
    took = {size: _seconds(partial(schedule, state, SOON)) for size, state in states.items()}
    return [Grown("schedule", "sessions", took)]


def _seconds(call: Callable[[], object]) -> float:
    gc.collect()
    first = once(call)  # it may import something
    if first > LONG:
        return first
    return median(once(call) for _ in range(RUNS))

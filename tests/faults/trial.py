"""A trial is one fault brought about on purpose: what it may use, and what it tells afterwards."""

from __future__ import annotations

import datetime as dt
import itertools
import os
import random
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Final, NamedTuple

from facilitator.core.base.clock import SimulatedClock
from facilitator.core.notes import moves as note_moves
from facilitator.core.notes.capture import Capture
from facilitator.files.records.journal import Journal
from facilitator.files.records.library import Library
from facilitator.meeting import Meeting, Writer, resume
from facilitator.opening import Desk, Request, of_agenda, open_meeting

ROOT: Final = Path(__file__).parents[2]
AGENDAS: Final = ROOT / "agendas"
AGENDA: Final = AGENDAS / "digital-agenda.toml"
TEN: Final = dt.datetime(2013, 3, 21, 9, tzinfo=dt.UTC)
"""Ten o'clock in Stockholm, when the agenda starts."""


SMALL: Final = """\
format = 1
title = "Träff i Kista"
timezone = "Europe/Stockholm"

[[day]]
date = 2013-03-21
start = "10:00"
[[day.session]]
title = "Samling"
duration = 20
[[day.session]]
title = "Aktuellt i EU"
duration = 40
min = 30
[[day.session]]
title = "Lunch"
kind = "break"
start = "12:00"
duration = 60
"""


class Trial(NamedTuple):
    """What a fault may use: a folder of its own, how often to try, and its own dice."""

    folder: Path
    tries: int
    dice: random.Random


Counts = Counter[str]
"""What was counted, by what it is called in the report."""

Fault = Callable[[Trial], Counts]
"""Brings about a fault and counts; raises when the program did not stand it."""


class Skipped(Exception):  # noqa: N818 - nothing is wrong
    """The fault cannot be brought about on this machine."""


class TooSlow(Exception):  # noqa: N818 - it says what happened
    """Something took longer than anybody waits."""


@contextmanager
def within(seconds: float, what: object = "") -> Iterator[None]:
    """Raise `TooSlow` when what is done inside takes longer."""

    def late(_: int, __: FrameType | None) -> None:
        raise TooSlow(f"{what} took over {seconds} s")

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def desk(folder: Path, name: str = "laptop") -> Desk:
    """Give what a meeting is opened with, in a folder, at a clock that stands still at ten."""
    ids = itertools.count()
    unique = f"{name}-{os.getpid()}-{os.urandom(4).hex()}"
    return Desk(Library(folder), SimulatedClock(TEN), name, lambda: f"{unique}-{next(ids)}")


def opened(folder: Path, name: str = "laptop") -> Meeting:
    """Open the record of a small meeting as the program does, a new one where there is none."""
    at = desk(folder, name)
    agenda = written(folder.parent)
    request = Request()
    return open_meeting(at, of_agenda(at, agenda, request), request, lambda: 0.0)


def written(folder: Path) -> Path:
    """Write the small meeting's agenda into a folder, once."""
    agenda = folder / "agenda.toml"
    if not agenda.exists():
        agenda.write_text(SMALL, "utf-8")
    return agenda


def again(path: Path) -> Meeting:
    """Open a record for writing, as after a restart."""
    at = desk(path.parent)
    return resume(path, Writer(at.clock, at.by, at.new_id))


def note(meeting: Meeting, text: str) -> str:
    """Keep a note and give its id."""
    return meeting.do(note_moves.capture, Capture("note", text)).id


def ids(path: Path) -> list[str]:
    """Give the ids in a journal, as reading it anew finds them."""
    return [event.id for event in Journal.open(path, writable=False).events]


def child(work: Callable[[], None]) -> int:
    """Do work in a process of its own and give that process's id; it ends with code 0 or 1."""
    sys.stdout.flush()
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        signal.setitimer(signal.ITIMER_REAL, 0)
        work()
        code = 0
    finally:
        # Nothing of the parent's, such as a test runner's, may be done twice.
        os._exit(code)


def ended(pid: int) -> int:
    """Wait for a process and give its exit code, negative if a signal ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])

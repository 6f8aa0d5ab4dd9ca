"""A disk that is slow, and a record that another program holds: the screen does not wait."""

from __future__ import annotations

import os
import re
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from facilitator.core.record.sessions import Extended
from facilitator.files.records.journal import NAME, Journal
from facilitator.files.records.lock import hold
from faults.person import ENTER, ESCAPE, Person
from faults.trial import Counts, Trial

SLOW: Final = 4.0
"""Seconds that the disk takes for each thing that is to be on it."""

HELD: Final = 1.0
"""Seconds for which another program holds the record, less than is waited for it."""

WAITING: Final = "waiting for the disk"
_TIME: Final = re.compile(r"▶ (\d+:\d\d)")
_SITE: Final = """\
import os, pathlib, time

def fsync(fd, sync=os.fsync):
    if pathlib.Path(os.environ["SLOW"]).exists():
        time.sleep({seconds})
    sync(fd)

os.fsync = fsync
"""


def slow_disk(trial: Trial) -> Counts:
    """Let the disk take four seconds for each event, and go on typing."""
    switch = trial.folder / "slow"
    (trial.folder / "sitecustomize.py").write_text(_SITE.format(seconds=SLOW), "utf-8")
    paths = os.pathsep.join((str(trial.folder), os.environ.get("PYTHONPATH", "")))
    with _running(trial.folder, PYTHONPATH=paths, SLOW=str(switch)) as person:
        counts: Counts = Counter()
        for turn in range(trial.tries):
            switch.touch()
            _type(person, turn)
            _watch(person, SLOW, counts)
            switch.unlink()
            _goes_on(person, turn, counts)
    return counts


def held(trial: Trial) -> Counts:
    """Let another program hold the record for a while, and go on typing."""
    with _running(trial.folder) as person:
        (journal,) = person.data.glob(f"meetings/*/{NAME}")
        counts: Counts = Counter()
        for turn in range(trial.tries):
            lock = hold(journal.with_suffix(".lock"))
            _type(person, turn)
            _watch(person, HELD, counts)
            os.close(lock)
            _goes_on(person, turn, counts)
    return counts


@contextmanager
def _running(folder: Path, **environ: str) -> Iterator[Person]:
    """Run a session by a clock that goes, in a place whose header tells the time."""
    with Person(folder, "--speed", "1", size=(80, 24), **environ) as person:
        person.begin()
        person.press("2")
        person.wait_for("▶ ")
        yield person
        person.kill()
        assert b"Traceback" not in person.raw


def _type(person: Person, turn: int) -> None:
    """Press a key that has to be kept, and while it waits others, in a hurry."""
    person.press("+")
    person.wait_for(WAITING)
    person.press("i", f"said meanwhile {turn}", ENTER, ESCAPE)


def _watch(person: Person, seconds: float, counts: Counts) -> None:
    """Read the screen for a while, in which the time goes on."""
    end, longest = time.monotonic() + seconds, 0.0
    last, since = "", time.monotonic()
    while time.monotonic() < end:
        person.look(0.02)
        found = _TIME.search(person.text)
        if found is not None and found[1] != last:
            longest = max(longest, time.monotonic() - since) if last else longest
            last, since = found[1], time.monotonic()
            counts["seconds seen while it was waited for"] += 1
    counts["ms the time stood still at the most"] = max(
        counts["ms the time stood still at the most"], round(longest * 1000)
    )


def _goes_on(person: Person, turn: int, counts: Counts) -> None:
    """Wait until all that was typed is kept, once and in its order."""
    person.wait_for(f"said meanwhile {turn}", line=":")
    person.wait_for(WAITING, gone=True)
    (journal,) = person.data.glob(f"meetings/*/{NAME}")
    facts = [event.fact for event in Journal.open(journal, writable=False).events]
    assert person.notes == [f"said meanwhile {number}" for number in range(turn + 1)]
    assert sum(isinstance(fact, Extended) for fact in facts) == turn + 1
    assert isinstance(facts[-2], Extended)
    counts["keys pressed meanwhile that acted in their order, once"] += 2

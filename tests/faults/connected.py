"""A shared meeting on laptops that real programs connect: nothing is lost, whatever befalls.

Their clocks differ by minutes. The program is killed every few seconds, an engine is paused or
killed for half a minute, and the meeting's folder is deleted twice.
"""

from __future__ import annotations

import datetime as dt
import os
import random
import re
import shutil
import signal
import statistics
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from facilitator.core.base.refusal import Refused
from facilitator.core.record.replay import replay
from facilitator.core.time import moves
from facilitator.files.records.followed import Followed
from facilitator.files.records.reading import opened
from facilitator.files.records.sharing.exchange import Exchange
from facilitator.files.records.sharing.joining import meetings
from facilitator.meeting import Meeting, Writer, go_on
from facilitator.running.together.exchanging import Exchanging
from faults.engines import Engine, Git, Rsync, Syncthing, needs
from faults.trial import Counts, Trial, child, ended, note
from shared_folder import Desk

NAMES: Final = ("anna", "bo", "ci")
BEAT: Final = 1.0
SETTLING: Final = 180.0
"""Seconds in which all have to be equal when nothing disturbs them any more."""

HALF_WITHIN: Final = 4.0
"""Seconds within which half of all events have to be seen elsewhere while no engine is away."""

RECONNECTING: Final = 15.0
"""Seconds that engines take to find each other again."""


def syncthing(trial: Trial) -> Counts:
    """Keep a meeting for so many seconds on three laptops that Syncthing connects."""
    needs("syncthing")
    return _play(trial, Syncthing(trial.folder, _folders(trial)), promptly=True)


def syncthing_two(trial: Trial) -> Counts:
    """Keep a meeting for so many seconds on two laptops that Syncthing connects."""
    needs("syncthing")
    names = NAMES[:2]
    return _play(trial, Syncthing(trial.folder, _folders(trial, names)), names, promptly=True)


def rsync(trial: Trial) -> Counts:
    """Keep a meeting for so many seconds on three laptops between which rsync copies."""
    needs("rsync")
    return _play(trial, Rsync(trial.folder, _folders(trial), ()))


def rsync_inplace(trial: Trial) -> Counts:
    """Keep a meeting for so many seconds on three laptops between which rsync writes in place."""
    needs("rsync")
    return _play(trial, Rsync(trial.folder, _folders(trial), ("--inplace",)))


def git(trial: Trial) -> Counts:
    """Keep a meeting for so many seconds on three laptops that push to one git repository."""
    needs("git")
    return _play(trial, Git(trial.folder, _folders(trial)))


def _folders(trial: Trial, names: Sequence[str] = NAMES) -> list[Path]:
    return [trial.folder / name / "shared" for name in names]


class _Laptop(Desk):
    """A laptop whose clock goes on, ahead of the real one by some seconds."""

    def __init__(self, base: Path, name: str, ahead: float) -> None:
        super().__init__(base, name)
        self._ahead = dt.timedelta(seconds=ahead)
        self._ids = 0
        self.log = base / f"{name}.log"
        self.writer = Writer(self, name, self.new_id)

    def now(self) -> dt.datetime:
        """Return the instant that its clock shows."""
        return dt.datetime.now(dt.UTC) + self._ahead

    def awake(self) -> float:
        """Return the seconds of the computer's own clock."""
        return time.monotonic()

    def new_id(self) -> str:
        """Make an id that no other process makes."""
        self._ids = getattr(self, "_ids", 0) + 1
        return f"{self.name}-{os.getpid()}-{time.time_ns()}-{self._ids}"

    def start(self) -> None:
        """Begin to exchange by this clock."""
        self.exchange = Exchange(self.journal, self.now, self.new_id)

    def use(self, seed: float) -> None:
        """Lead the meeting without end, logging what is kept and what is seen, and when."""
        dice = random.Random(seed)  # noqa: S311 - a script
        self.start()
        meeting = go_on(Followed.open(self.journal), self.writer)
        exchanging = Exchanging(self.exchange)
        seen = len(meeting.journal.arrived)
        beat = 0.0
        with self.log.open("a", encoding="utf-8", buffering=1) as log:
            while True:
                if time.monotonic() >= beat:
                    beat = time.monotonic() + BEAT
                    exchanging.begin()
                if dice.random() < 0.15 and (id_ := _step(meeting, dice, self.name)):
                    log.write(f"kept {id_} {time.time()}\n")
                    exchanging.begin()
                meeting.follow()
                arrived = meeting.journal.arrived
                for event in arrived[seen:]:
                    log.write(f"seen {event.id} {time.time()}\n")
                seen = len(arrived)
                time.sleep(0.1)


def _step(meeting: Meeting, dice: random.Random, name: str) -> str | None:
    if dice.random() < 0.7:
        return note(meeting, f"{name} {dice.random()}")
    try:
        made = dice.choice((moves.toggle, moves.next_session, moves.end, moves.take_time))
        return (meeting.undo() if dice.random() < 0.2 else meeting.do(made)).id
    except Refused:
        return None


def _play(
    trial: Trial, engine: Engine, names: Sequence[str] = NAMES, *, promptly: bool = False
) -> Counts:
    """Play the meeting for so many seconds, and see that nothing is lost and all are equal."""
    laptops = [_Laptop(trial.folder, name, trial.dice.uniform(-120, 120)) for name in names]
    try:
        _open(engine, laptops)
        disturbance = _disturbed(trial, engine, laptops)
        counts = disturbance.counts
        counts["seconds until all were equal"] = _settled(engine, laptops)
    finally:
        engine.stop()
    return counts + _checked(laptops, disturbance.separations, promptly=promptly)


def _open(engine: Engine, laptops: Sequence[_Laptop]) -> None:
    first, *others = laptops
    first.begin()
    first.once()
    for other in others:
        for _ in range(600):
            engine.carry()
            if any(meetings(other.shared)):
                break
            time.sleep(0.2)
        other.join()
        other.once()


class _Disturbance:
    """What befalls the laptops and the engine while a meeting is kept."""

    def __init__(self, trial: Trial, engine: Engine, laptops: Sequence[_Laptop]) -> None:
        self._dice = trial.dice
        self._length = trial.tries
        self._engine = engine
        self._laptops = laptops
        self._programs = [self._started(number) for number in range(len(laptops))]
        self._kills = [self._dice.uniform(5, 14) for _ in laptops]
        self._away: tuple[int, float] | None = None
        self._next_away = self._dice.uniform(8, 15)
        self._deletions = [trial.tries * part for part in (0.35, 0.7)]
        self.counts: Counts = Counter()
        self.separations: list[tuple[float, float]] = []

    def happen(self, passed: float) -> None:
        """Do what is due after so many seconds."""
        for number, at in enumerate(self._kills):
            if passed >= at:
                self._end(number)
                self._programs[number] = self._started(number)
                self._kills[number] = passed + self._dice.uniform(5, 14)
                self.counts["kills of the program"] += 1
        self._engine_away(passed)
        if self._deletions and passed >= self._deletions[0]:
            self._deletions.pop(0)
            for folder in self._dice.choice(self._laptops).shared.glob("[!.]*"):
                shutil.rmtree(folder, ignore_errors=True)
            self.counts["times the folder was deleted"] += 1

    def end(self) -> None:
        """End the programs, and let the engine do its work again."""
        if self._away is not None:
            self._engine.back(self._away[0])
        for number in range(len(self._programs)):
            self._end(number)

    def _engine_away(self, passed: float) -> None:
        if self._away is not None and passed >= self._away[1]:
            self._engine.back(self._away[0])
            self._away, self._next_away = None, passed + self._dice.uniform(5, 15)
        if self._away is None and self._next_away <= passed < self._length - 40:
            number = self._dice.randrange(len(self._laptops))
            self._engine.away(number, killed=self._dice.random() < 0.5)
            length = self._dice.uniform(10, 35)
            self._away = number, passed + length
            self.separations.append((time.time(), time.time() + length + RECONNECTING))
            self.counts["times an engine was away"] += 1

    def _started(self, number: int) -> int:
        seed = self._dice.random()
        return child(lambda: self._laptops[number].use(seed))

    def _end(self, number: int) -> None:
        os.kill(self._programs[number], signal.SIGKILL)
        ended(self._programs[number])


def _disturbed(trial: Trial, engine: Engine, laptops: Sequence[_Laptop]) -> _Disturbance:
    """Let the laptops keep the meeting for so many seconds, and disturb them."""
    disturbance = _Disturbance(trial, engine, laptops)
    began, beat = time.monotonic(), 0.0
    while (passed := time.monotonic() - began) < trial.tries:
        disturbance.happen(passed)
        if passed >= beat:
            beat = passed + BEAT
            engine.carry()
        time.sleep(0.1)
    disturbance.end()
    return disturbance


def _settled(engine: Engine, laptops: Sequence[_Laptop]) -> int:
    """Let all exchange until they are equal, and say how long that took."""
    began = time.monotonic()
    while time.monotonic() - began < SETTLING:
        for laptop in laptops:
            laptop.exchange.once()
        engine.carry()
        if all(laptop.events == laptops[0].events for laptop in laptops):
            break
        time.sleep(0.5)
    return round(time.monotonic() - began)


def _checked(
    laptops: Sequence[_Laptop], apart: Sequence[tuple[float, float]], *, promptly: bool
) -> Counts:
    kept: dict[str, float] = {}
    seen: dict[str, float] = {}
    for laptop in laptops:
        for line in laptop.log.read_text("utf-8").splitlines():
            if not re.fullmatch(r"(kept|seen) \S+ [0-9.]+", line):
                continue  # cut off by a kill
            what, id_, at = line.split()
            if what == "kept":
                kept[id_] = float(at)
            elif not id_.startswith(f"{laptop.name}-"):
                seen[id_] = min(float(at), seen.get(id_, float(at)))
    events = [laptop.events for laptop in laptops]
    for each in events:
        assert kept.keys() <= {event.id for event in each}, "an acknowledged event is missing"
        assert each == events[0], "the orders differ"
    states = [replay(opened(laptop.journal, writable=False).events) for laptop in laptops]
    assert all(state == states[0] for state in states), "the states differ"
    conflicts = [path for laptop in laptops for path in laptop.shared.rglob("*conflict*")]
    assert not conflicts, conflicts
    waits = sorted(seen[id_] - at for id_, at in kept.items() if id_ in seen)
    together = [
        seen[id_] - at
        for id_, at in kept.items()
        if id_ in seen and not any(start - HALF_WITHIN <= at <= end for start, end in apart)
    ]
    median = statistics.median(together)
    assert not promptly or median <= HALF_WITHIN, f"half were seen within {median:.1f} s"
    return Counter(
        {
            "events acknowledged": len(kept),
            "seen elsewhere while it went on": len(waits),
            "ms within which half were seen elsewhere": round(1000 * statistics.median(waits)),
            "ms within which nine of ten were": round(1000 * waits[len(waits) * 9 // 10]),
            "ms within which half were that no engine was away for": round(1000 * median),
        }
    )

"""SIGKILL at random instants: no acknowledged event is lost and no half one accepted."""

from __future__ import annotations

import os
import random
import signal
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Final
from unittest import mock

from facilitator.core.base.refusal import Refused
from facilitator.core.record.events import Event
from facilitator.core.time import moves
from facilitator.files.records.verify import verify
from facilitator.meeting import Meeting
from faults.trial import Counts, Trial, again, child, ended, note, opened

LONGEST: Final = 0.06
"""Seconds of work after which the last are killed."""

SLOWLY: Final = 0.0005
"""Seconds that a slow disk takes for a few bytes."""

RUNS: Final = 20
"""How many kills one record has to stand before another is begun."""

_MOVES: Final[tuple[Callable[[Meeting, random.Random], Event], ...]] = (
    lambda meeting, _: meeting.do(moves.toggle),
    lambda meeting, _: meeting.do(moves.next_session),
    lambda meeting, _: meeting.do(moves.back),
    lambda meeting, dice: meeting.do(moves.extend, dice.randint(1, 9)),
    lambda meeting, _: meeting.do(moves.skip),
    lambda meeting, _: meeting.do(moves.undo),
    lambda meeting, _: meeting.do(moves.redo),
)


def kill(trial: Trial) -> Counts:
    """Kill a process that makes moves, at a random instant; half of them write a few bytes a call."""  # noqa: E501
    counts: Counts = Counter()
    known: dict[Path, list[str]] = {}
    for number in range(trial.tries):
        data = trial.folder / f"data-{number // RUNS}"
        slow = trial.dice.random() < 0.5
        told = _killed(data, slow, trial.dice)
        _check(data, told, known, counts)
        counts["kills"] += 1
    return counts


def _killed(data: Path, slow: bool, dice: random.Random) -> list[str]:
    """Give the record's path and then what a process had acknowledged when it was killed."""
    reader, writer = os.pipe()
    seed = dice.random()
    pid = child(lambda: _use(data, slow, random.Random(seed), writer))  # noqa: S311 - a script
    os.close(writer)
    told = b""
    with open(reader, "rb") as pipe:  # noqa: PTH123
        if dice.random() < 0.8:
            told = pipe.readline()
        time.sleep(dice.random() * LONGEST)
        os.kill(pid, signal.SIGKILL)
        assert ended(pid) == -signal.SIGKILL, "the moves failed before the kill"
        # One write to a pipe is whole or not at all.
        return (told + pipe.read()).decode().split()


def _use(data: Path, slow: bool, dice: random.Random, writer: int) -> None:
    """Open the record and make moves without end, telling the id of each that was made."""
    if slow:
        write = os.write

        def few(fd: int, rest: bytes) -> int:
            if fd == writer:
                return write(fd, rest)
            time.sleep(SLOWLY)
            return write(fd, rest[: dice.randint(1, 40)])

        mock.patch("os.write", few).start()
    meeting = opened(data)
    os.write(writer, f"{meeting.journal.path}\n".encode())
    number = 0
    while True:
        number += 1
        try:
            made = (
                note(meeting, f"note {number}\nof a meeting that gets killed")
                if dice.random() < 0.6
                else dice.choice(_MOVES)(meeting, dice).id
            )
        except Refused:
            continue
        os.write(writer, f"{made}\n".encode())


def _check(data: Path, told: list[str], known: dict[Path, list[str]], counts: Counts) -> None:
    """Resume the record, as starting the program again does."""
    torn = len(list(data.glob("meetings/*/*.torn-*.toml")))
    # A meeting that was brought to its end is not resumed by its agenda, but by its record.
    meeting = again(Path(told[0])) if told else opened(data)
    path, made = meeting.journal.path, told[1:]
    found = [event.id for event in meeting.journal.events]
    before = known.get(path, found[:1])
    after = found[len(before) :]
    assert found[: len(before)] == before, "what was there is not there any more"
    assert after[: len(made)] == made, "an acknowledged event is lost"
    assert len(after) <= len(made) + 1, "an event came from nowhere"
    assert len(set(found)) == len(found)
    assert not verify(path).problems
    counts["killed before the record was open"] += not told
    counts["acknowledged events, all there"] += len(made)
    counts["events written but not yet acknowledged"] += len(after) - len(made)
    counts["torn tails moved aside"] += len(list(data.glob("meetings/*/*.torn-*.toml"))) - torn
    known[path] = [*found, note(meeting, "resumed")]

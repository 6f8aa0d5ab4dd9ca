"""Signals, a terminal that is closed or resized, and a program that stands still for a while."""

from __future__ import annotations

import signal
from collections import Counter
from pathlib import Path
from typing import Final

from facilitator.tui.terminal import POP_TITLE
from faults.person import Person
from faults.trial import Counts, Trial

LEFT_ALTERNATE_SCREEN: Final = b"\x1b[?1049l"
SMALLEST: Final = (20, 5)
PAUSE: Final = 2.5
"""Seconds for which the program stands still, more than it looks over."""


def hangup(trial: Trial) -> Counts:
    """Send SIGHUP while a note is typed."""
    return _signalled(trial, signal.SIGHUP)


def terminate(trial: Trial) -> Counts:
    """Send SIGTERM while a note is typed."""
    return _signalled(trial, signal.SIGTERM)


def typed_kill(trial: Trial) -> Counts:
    """Kill the program in a terminal while notes are typed, and start it again."""
    counts: Counts = Counter()
    said: list[str] = []
    for number in range(trial.tries):
        with Person(trial.folder) as person:
            if number:
                person.wait_for("20 min left")
                assert [note for note in person.notes if note in said] == said
            else:
                person.begin()
            for part in range(trial.dice.randint(1, 3)):
                said.append(f"said {number}.{part}")
                person.say(said[-1])
            person.press("i", "half a sent")
            person.look(trial.dice.random() * 0.1)
            person.kill()
            assert person.notes == said
        counts["kills"] += 1
    counts["notes that were shown as kept, all there"] += len(said)
    return counts


def _signalled(trial: Trial, number: signal.Signals) -> Counts:
    counts: Counts = Counter()
    for turn in range(trial.tries):
        folder = _folder(trial, turn)
        with Person(folder) as person:
            person.begin()
            person.say("kept")
            person.press("i", "half a sent")
            person.look(trial.dice.random() * 0.2)
            person.signal(number)
            assert person.wait_until_ended() == 128 + number
            assert LEFT_ALTERNATE_SCREEN in person.raw
            assert POP_TITLE.encode() in person.raw
            assert b"Traceback" not in person.raw
            assert person.notes == ["kept"]
        counts["ended in order, the terminal as before, the record whole"] += 1
    return counts


def closed(trial: Trial) -> Counts:
    """Close the terminal's window while a note is typed."""
    counts: Counts = Counter()
    for turn in range(trial.tries):
        with Person(_folder(trial, turn)) as person:
            person.begin()
            person.say("kept")
            person.press("i", "half a sent")
            person.look(trial.dice.random() * 0.2)
            person.hang_up()
            person.ends()
            assert person.notes == ["kept"]
            assert not list(person.data.glob("crashes/*"))
        counts["ended within five seconds, the record whole"] += 1
    return counts


def resized(trial: Trial) -> Counts:
    """Make the terminal 20 columns by 5 lines, or any other size, and back, while it is used."""
    counts: Counts = Counter()
    with Person(trial.folder, size=(100, 30)) as person:
        person.begin()
        for turn in range(trial.tries):
            columns, lines = SMALLEST
            if turn:
                columns, lines = trial.dice.randint(1, 200), trial.dice.randint(1, 60)
            person.resize(columns, lines)
            person.press("2", "1", "i", f"said small {turn}", "\r", "\x1b")
            person.look(0.3)
            person.resize(100, 30)
            person.press("1")  # keys that came faster than places change may have been left behind
            person.wait_for("20 min left")
            counts["sizes"] += 1
        person.say("at last")
        person.press("q")
        person.wait_for("q leaves the rehearsal")
        counts["notes kept at those sizes"] += len(person.notes) - 1
        assert person.notes[-1] == "at last"
        person.kill()
        assert b"Traceback" not in person.raw
    return counts


def stopped(trial: Trial) -> Counts:
    """Let the program stand still, as a laptop that sleeps does, type meanwhile, and go on."""
    counts: Counts = Counter()
    with Person(trial.folder) as person:
        person.begin()
        for turn in range(trial.tries):
            person.press("i")
            person.look(0.2)
            with person.asleep():
                person.press(f"while asleep {turn}", "\r")
                person.look(PAUSE)
            person.wait_for(f"while asleep {turn}", line=":")
            person.press("\x1b")
            person.look(0.2)
            assert person.notes[-1] == f"while asleep {turn}"
            counts["times it stood still and went on with all that was typed"] += 1
        person.kill()
    return counts


def _folder(trial: Trial, turn: int) -> Path:
    folder = trial.folder / f"turn-{turn}"
    folder.mkdir()
    return folder

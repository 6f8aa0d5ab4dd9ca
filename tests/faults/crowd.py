"""Several processes append to one journal at once: all is there, once, in each one's order."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable

from facilitator.core.record.notes import Noted
from facilitator.files.errors import WriteFailed
from facilitator.files.records.journal import Journal
from facilitator.files.records.verify import verify
from facilitator.meeting import Meeting, Writer, resume
from faults.trial import Counts, Trial, child, desk, ended, note, opened


def two(trial: Trial) -> Counts:
    """Let two processes append as fast as they can, 10,000 events in all."""
    return _crowd(trial, 2)


def five(trial: Trial) -> Counts:
    """Let five processes append as fast as they can, 10,000 events in all."""
    return _crowd(trial, 5)


def _crowd(trial: Trial, processes: int) -> Counts:
    path = opened(trial.folder / "data").journal.path
    each = trial.tries // processes
    reader, writer = os.pipe()

    def work(name: str) -> Callable[[], None]:
        def append() -> None:
            at = desk(path.parent, name)
            meeting = resume(path, Writer(at.clock, at.by, at.new_id))
            refused = sum(_patiently(meeting, f"{name} {number}") for number in range(each))
            os.write(writer, f"{refused}\n".encode())

        return append

    pids = [child(work(f"process {number}")) for number in range(processes)]
    os.close(writer)
    assert [ended(pid) for pid in pids] == [0] * processes
    with open(reader, "rb") as pipe:  # noqa: PTH123
        refused = sum(map(int, pipe))
    events = Journal.open(path, writable=False).events
    said = [event.fact.text for event in events if isinstance(event.fact, Noted)]
    for number in range(processes):
        mine = [text for text in said if text.startswith(f"process {number} ")]
        assert mine == [f"process {number} {n}" for n in range(each)]
    assert len(said) == each * processes == len(events) - 1
    assert len({event.id for event in events}) == len(events)
    assert not verify(path).problems
    return Counter(
        {
            "processes": processes,
            "events, all there, once and in order": len(said),
            "times one gave up waiting for the others, told so and tried again": refused,
        }
    )


def _patiently(meeting: Meeting, text: str) -> int:
    """Keep a note, and tell how often it was refused because others were busy."""
    refused = 0
    while True:
        try:
            note(meeting, text)
        except WriteFailed:
            refused += 1
        else:
            return refused

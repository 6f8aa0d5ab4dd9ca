"""The journal cut at every byte: each beginning opens with all of its whole events."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from facilitator.core.time import moves
from facilitator.files.errors import JournalError
from facilitator.files.records.journal import NAME
from facilitator.files.records.whole import BLOCK_END
from faults.trial import Counts, Trial, again, ids, note, opened


def cut(trial: Trial) -> Counts:
    """Cut a journal at every byte and resume what is left; the count is how many notes it has."""
    counts: Counts = Counter()
    meeting = opened(trial.folder / "data")
    meeting.do(moves.start)
    for number in range(trial.tries):
        note(meeting, f"“Nr {number}” \\ åäö 👩‍🔬\n\nend")
    whole, known = meeting.journal.path.read_bytes(), ids(meeting.journal.path)
    cut_off = trial.folder / "cut" / NAME
    for size in range(len(whole) + 1):
        cut_off.parent.mkdir()
        cut_off.write_bytes(whole[:size])
        # An event counts from the line on that says who wrote it: editors trim blank lines.
        events = whole.count(BLOCK_END, 0, size + len(BLOCK_END))
        end = whole.rfind(BLOCK_END, 0, size + len(BLOCK_END)) + len(BLOCK_END)
        counts["cuts"] += 1
        if events:
            assert [event.id for event in again(cut_off).journal.events] == known[:events]
            assert cut_off.read_bytes() == whole[:end]
            torn = cut_off.with_name("journal.torn-1.toml")
            assert (torn.read_bytes() if torn.exists() else b"") == whole[end:size]
            counts["torn tails moved aside"] += torn.exists()
            counts["whole events, all there"] += events
        else:
            _not_accepted(cut_off, whole[:size])
            counts["cut within the first event, refused and left alone"] += 1
        for left in cut_off.parent.iterdir():
            left.unlink()
        cut_off.parent.rmdir()
    return counts


def _not_accepted(path: Path, content: bytes) -> None:
    try:
        again(path)
    except JournalError:
        assert path.read_bytes() == content
    else:
        raise AssertionError("half an event was taken for a whole one")

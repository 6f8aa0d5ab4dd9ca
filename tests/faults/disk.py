"""The disk fails: full, broken, read-only, its folder gone or its file replaced."""

from __future__ import annotations

import errno
import os
import resource
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from unittest import mock

from facilitator.core.time import moves
from facilitator.files import system
from facilitator.files.errors import FileProblem, WriteFailed
from facilitator.meeting import Meeting
from faults.trial import Counts, Skipped, Trial, again, child, ended, ids, note, opened

NOBODY: Final = 65534
ROOM: Final = 256
"""KiB on the small disk."""

_WRITES: Final = (
    "facilitator.files.records.journal.write_all",
    "facilitator.files.records.journal.sync",
)


def full(trial: Trial) -> Counts:
    """Fill a real disk up, go on trying, make room, and go on."""
    small = trial.folder / "small"
    small.mkdir()
    with _small_disk(small):
        meeting = opened(small / "data")
        ballast = small / "ballast"
        counts: Counts = Counter()
        for number in range(trial.tries):
            with ballast.open("wb", buffering=0) as file, _until_full():
                for _ in range(4 * ROOM):
                    file.write(b"x" * 512)
            while not _refused(meeting, "x" * 2000, "the disk is full", counts):
                counts["events kept in the last room there was"] += 1
            ballast.unlink()
            _goes_on(meeting, f"room again {number}", counts)
    return counts


def too_large(trial: Trial) -> Counts:
    """Let a file grow no further, in the middle of an event, as a quota does."""
    counts: Counts = Counter()
    meeting = opened(trial.folder / "data")
    for number in range(trial.tries):
        size = meeting.journal.path.stat().st_size + trial.dice.randint(0, 120)
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
        try:
            assert _refused(meeting, "too much", "may not get this large", counts)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
        _goes_on(meeting, f"no limit {number}", counts)
    return counts


def broken(trial: Trial) -> Counts:
    """Let writing or syncing fail with an input/output error, before or after a part of it."""
    counts: Counts = Counter()
    meeting = opened(trial.folder / "data")
    for number in range(trial.tries):
        with mock.patch(trial.dice.choice(_WRITES), _failing(trial.dice.randint(0, 60))):
            assert _refused(meeting, "not kept", "does not answer", counts)
        _goes_on(meeting, f"mended {number}", counts)
    return counts


def read_only(trial: Trial) -> Counts:
    """Take away the right to write, from the file and from its folder."""
    counts: Counts = Counter()
    meeting = opened(trial.folder / "data")
    path = meeting.journal.path
    _as_nobody(trial.folder, lambda: _without_rights(path))
    counts["refused without the right to write, the record as it was"] += 3
    return counts


def gone(trial: Trial) -> Counts:
    """Take the record's folder away while it is open, and put it back."""
    counts: Counts = Counter()
    meeting = opened(trial.folder / "data")
    folder, aside = meeting.journal.path.parent, trial.folder / "aside"
    for number in range(trial.tries):
        shutil.move(folder, aside)
        assert _refused(meeting, "not kept", "there is no such folder", counts)
        assert not folder.exists()
        shutil.move(aside, folder)
        _goes_on(meeting, f"back {number}", counts)
    return counts


def replaced(trial: Trial) -> Counts:
    """Put another file in the journal's place while it is open, and put it back."""
    counts: Counts = Counter()
    meeting = opened(trial.folder / "data")
    path = meeting.journal.path
    for number in range(trial.tries):
        note(meeting, "before")
        whole = path.read_bytes()
        # One in which the same events read otherwise is taken over, as when a name is forgotten.
        others = (whole.replace(b"+01:00", b"+02:00"), whole.replace(b'"laptop-', b'"others-'))
        windows = whole.replace(b"\n", b"\r\n")
        cut = (b"", b"x", whole[: len(whole) // 2], whole[:-3])
        other = trial.dice.choice([*cut, windows, b"\xef\xbb\xbf" + whole, *others])
        assert other != whole
        new = path.with_name("new")
        new.write_bytes(other)
        new.replace(path)
        assert _refused(meeting, "not kept", "journal", counts)
        assert path.read_bytes() == other, "the other file was written to"
        new.write_bytes(whole)
        new.replace(path)
        _goes_on(meeting, f"back {number}", counts)
    return counts


def swapped(trial: Trial) -> Counts:
    """Put a copy in the journal's place while an event goes to the disk, as sync programs do."""
    counts: Counts = Counter()
    meeting = opened(trial.folder / "data")
    path = meeting.journal.path
    for number in range(trial.tries):
        whole, sync = path.read_bytes(), system.sync
        trimmed = trial.dice.choice([whole, whole[:-1], whole[:-2]])
        left = iter(range(trial.dice.randint(1, 2)))

        def swap(fd: int, sync: Callable[[int], None] = sync, new: bytes = trimmed) -> None:
            sync(fd)
            if next(left, None) is not None:  # noqa: B023 - called before the next is made
                copy = path.with_name("copy")
                copy.write_bytes(new)
                copy.replace(path)

        with mock.patch("facilitator.files.records.journal.sync", swap):
            note(meeting, f"kept {number}")
        counts["events kept in the file that took the place"] += 1
        assert ids(path) == [event.id for event in meeting.journal.events]
    return counts


def _refused(meeting: Meeting, text: str, why: str, counts: Counts) -> bool:
    """Try to keep a note: say whether it was refused, with nothing changed."""
    events, state = len(meeting.journal.events), meeting.state
    try:
        note(meeting, text)
    except FileProblem as problem:
        assert why in str(problem), str(problem)  # noqa: PT017
        assert (len(meeting.journal.events), meeting.state) == (events, state)
        counts["refused with a sentence, nothing changed"] += 1
        return True
    return False


def _goes_on(meeting: Meeting, text: str, counts: Counts) -> None:
    """Check that all is there that was acknowledged, and nothing else, and that writing works."""
    note(meeting, text)
    assert ids(meeting.journal.path) == [event.id for event in meeting.journal.events]
    assert again(meeting.journal.path).state == meeting.state
    counts["went on, every acknowledged event there"] += 1


@contextmanager
def _small_disk(place: Path) -> Iterator[None]:
    tool = shutil.which("mount")
    command = [tool or "", "-t", "tmpfs", "-o", f"size={ROOM}k", "none", str(place)]
    if tool is None or subprocess.run(command, capture_output=True, check=False).returncode:
        raise Skipped("a small disk can only be mounted by root; see too-large")
    try:
        yield
    finally:
        subprocess.run(["umount", str(place)], check=True)  # noqa: S607 - beside mount


@contextmanager
def _until_full() -> Iterator[None]:
    try:
        yield
    except OSError as cause:
        assert cause.errno == errno.ENOSPC  # noqa: PT017


def _failing(size: int) -> Callable[..., None]:
    """Write only so much, then fail; to sync is to write nothing."""

    def fail(fd: int, data: bytes = b"") -> None:
        os.write(fd, data[:size])
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    return fail


def _as_nobody(folder: Path, work: Callable[[], None]) -> None:
    """Do work without root's rights, which are above all others."""
    if os.geteuid() == 0:
        for place in (folder, *folder.rglob("*")):
            os.chown(place, NOBODY, NOBODY)

    def without() -> None:
        if os.geteuid() == 0:
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        work()

    assert ended(child(without)) == 0


def _without_rights(path: Path) -> None:
    meeting = again(path)
    content = path.read_bytes()
    for place, mode in ((path, 0o400), (path.with_suffix(".lock"), 0o400), (path.parent, 0o500)):
        usual = place.stat().st_mode
        note(meeting, "before")
        content = path.read_bytes()
        if place == path.parent:
            path.with_suffix(".lock").unlink()
        place.chmod(mode)
        try:
            meeting.do(moves.start)
        except WriteFailed as problem:
            assert "ermission denied" in str(problem)  # noqa: PT017
            assert path.read_bytes() == content
        else:
            raise AssertionError(f"{place} could be written to")
        place.chmod(usual)

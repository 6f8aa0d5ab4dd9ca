"""Whoever leads a meeting goes to the disk only in the way it was given for that.

An interface that shows the time gives one in which it is not held up by a disk that is slow.
"""

from __future__ import annotations

import builtins
import io
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import pytest

from facilitator.core.notes.capture import Capture
from facilitator.core.time import moves
from facilitator.files import answering
from facilitator.files.config import Config
from facilitator.opening import Request
from facilitator.running.agenda_watch import BEATS_PER_LOOK
from facilitator.running.launch import Launch
from facilitator.running.leading import BEATS_PER_PULSE, Leading
from plain.playing import Room

T = TypeVar("T")
PATIENCE = 30
"""Seconds after which what is waited for is taken never to come."""

CALLS = [
    *((os, name) for name in ("stat", "lstat", "open", "scandir", "listdir", "utime", "replace")),
    (io, "open"),
    (builtins, "open"),
]
"""What the program goes to the disk by."""


class Disk:
    """The way to the disk; `passed` is what was gone to beside it."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._folder = str(folder)
        self._open = False
        self.visits = 0
        self.passed: list[str] = []
        for module, name in CALLS:
            monkeypatch.setattr(module, name, self._watched(name, getattr(module, name)))

    def __call__(self, what: Callable[[], T], /) -> T:
        with self.in_another_program():
            return what()

    @contextmanager
    def in_another_program(self) -> Iterator[None]:
        """Let the disk be gone to for a while."""
        assert not self._open, "what waits in the thread of the disk would wait for itself"
        self._open = True
        try:
            yield
        finally:
            self._open = False

    def _watched(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def watched(*args: Any, **options: Any) -> Any:  # noqa: ANN401 - whatever it takes
            path = args[0] if args and isinstance(args[0], str | os.PathLike) else ""
            leads = threading.current_thread() is threading.main_thread()
            if leads and os.fspath(path).startswith(self._folder):
                self.visits += 1
                if not self._open:
                    self.passed.append(f"{name} {path}")
            return call(*args, **options)

        return watched


@pytest.mark.parametrize("request_", [Request(), Request(rehearse=True)], ids=["real", "rehearsal"])
def test_leading_never_goes_to_the_disk_beside_its_way(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    request_: Request,
) -> None:
    room = Room(tmp_path, capsys)
    config = Config(remote_check=0)
    launch = Launch(room.desk, None, Request(), room.language, config, float, tmp_path)
    meeting = room.open(request_)
    disk = Disk(tmp_path, monkeypatch)
    leading = Leading(launch, meeting, room.path, print, disk)
    disk.passed.clear()  # there is no time to be seen yet
    leading.act(moves.start)
    leading.note(Capture("note", "kept"))
    leading.note(Capture("note", "for nobody", private=True))
    leading.undo()
    leading.redo()
    for _ in range(BEATS_PER_PULSE + BEATS_PER_LOOK):
        leading.look()
    leading.look_for_answers()
    with disk.in_another_program():
        taking = answering.place(room.desk.library.data, meeting.journal.path)
        taking.parent.mkdir()
        answering.leave(taking, answering.Taking("http://localhost:1/x", 1, "key"))
    until = time.monotonic() + PATIENCE
    while leading.inbox.end != "died" and time.monotonic() < until:
        leading.look()
    assert leading.inbox.end == "died"
    assert disk.visits
    assert disk.passed == []
    leading.stop()

"""What is read and written goes one after the other, and nobody waits for it with a dead screen."""

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
from facilitator.running.disk import Disk
from facilitator.running.launch import Launch
from facilitator.running.leading import BEATS_PER_PULSE, Leading
from plain.playing import Room

T = TypeVar("T")

PATIENCE = 30.0
"""Seconds after which what a test waits for is taken never to come."""


class Screen:
    """Somebody who looks on, and lets the disk go on after so many looks."""

    def __init__(self, looks: int) -> None:
        self.looks = looks
        self.seen: list[bool] = []
        self.answered = threading.Event()
        self.disk = Disk(self.show, lambda: 0.0)

    def show(self) -> None:
        self.seen.append(self.disk.waits)
        if len(self.seen) == self.looks:
            self.answered.set()

    def answer(self) -> str:
        assert self.answered.wait(PATIENCE)
        return "there"


def test_what_takes_long_is_waited_for_while_the_screen_goes_on() -> None:
    on = Screen(3)
    assert on.disk.wait_for(on.answer) == "there"
    assert on.seen[:3] == [True, True, True]
    assert not on.disk.waits
    seen = len(on.seen)
    assert on.disk.wait_for(lambda: 5) == 5
    assert len(on.seen) == seen


def test_what_it_fails_of_comes_back() -> None:
    on = Screen(1)

    def fail() -> None:
        on.answer()
        raise TimeoutError("the drive")

    with pytest.raises(TimeoutError, match="the drive"):
        on.disk.wait_for(fail)
    assert not on.disk.waits


def test_everything_is_done_in_its_order_by_one_thread() -> None:
    on = Screen(1)
    done: list[tuple[str, int]] = []

    def write(what: str) -> None:
        done.append((what, threading.get_ident()))

    slow = on.disk.begin(on.answer)
    assert not slow.done()
    assert not on.disk.waits  # nobody does, so nothing is shown of it
    on.disk.begin(lambda: write("first"))
    on.disk.wait_for(lambda: write("second"))
    assert slow.result() == "there"
    assert [what for what, _ in done] == ["first", "second"]
    assert {thread for _, thread in done}.isdisjoint({threading.get_ident()})
    assert len({thread for _, thread in done}) == 1


def test_once_closed_its_thread_ends_when_all_that_was_begun_is_done() -> None:
    on = Screen(1)
    running = on.disk.wait_for(threading.current_thread)
    slow = on.disk.begin(on.answer)
    on.disk.close()
    assert running.is_alive()
    on.show()
    running.join(PATIENCE)
    assert not running.is_alive()
    assert slow.result() == "there"


def test_what_comes_once_it_is_closed_is_done_after_what_was_begun() -> None:
    order: list[str] = []
    disk = Disk(lambda: None, lambda: PATIENCE)
    disk.wait_for(lambda: order.append("first"))
    last = disk.begin(lambda: order.append("last of the thread"))
    disk.close()
    disk.begin(lambda: order.append("a draft that was due"))
    assert last.done()
    assert order == ["first", "last of the thread", "a draft that was due"]
    with pytest.raises(ZeroDivisionError):
        disk.wait_for(lambda: 1 / 0)


def test_what_is_read_for_what_is_shown_meanwhile_waits_behind() -> None:
    read: list[str] = []
    answered = threading.Event()

    def show() -> None:
        threading.Timer(0, answered.set).start()
        read.append(disk.wait_for(lambda: "read"))

    disk = Disk(show, lambda: PATIENCE)
    assert disk.wait_for(lambda: answered.wait(PATIENCE))
    assert read == ["read"]


# Whoever leads goes to the disk only in the way it was given for that

CALLS = [
    *((os, name) for name in ("stat", "lstat", "open", "scandir", "listdir", "utime", "replace")),
    (io, "open"),
    (builtins, "open"),
]
"""What the program goes to the disk by."""


class Way:
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
    disk = Way(tmp_path, monkeypatch)
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

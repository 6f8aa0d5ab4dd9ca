"""What is read and written goes one after the other, and nobody waits for it with a dead screen."""

from __future__ import annotations

import threading

import pytest

from facilitator.running.disk import Disk

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


def test_what_is_read_for_what_is_shown_meanwhile_waits_behind() -> None:
    read: list[str] = []
    answered = threading.Event()

    def show() -> None:
        threading.Timer(0, answered.set).start()
        read.append(disk.wait_for(lambda: "read"))

    disk = Disk(show, lambda: PATIENCE)
    assert disk.wait_for(lambda: answered.wait(PATIENCE))
    assert read == ["read"]

"""The disk may keep a program waiting; what somebody looks at goes on meanwhile.

What is read and written of a led meeting goes through one thread, one thing after the other.
Whoever asks for it waits until it is done, so that the order of keys stays that of what they did.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Final, Protocol, TypeVar

SLOW: Final = 0.15
"""Seconds after which the disk is no longer waited for in silence."""

T = TypeVar("T")


class Through(Protocol):
    """How something is read or written: what it gives or raises comes back."""

    def __call__(self, what: Callable[[], T], /) -> T:
        """Do it."""


def at_once(what: Callable[[], T], /) -> T:
    """Read or write in the thread of whoever asks."""
    return what()


class Disk:
    """The thread that reads and writes; `waits` says whether it is being waited for for long."""

    def __init__(self, meanwhile: Callable[[], None], until_next: Callable[[], float]) -> None:
        """Call `meanwhile` while somebody waits, each time after the seconds `until_next` gives."""
        self._thread = ThreadPoolExecutor(1, "disk")
        self._meanwhile = meanwhile
        self._until_next = until_next
        self._closed = False
        self.waits = False

    def close(self) -> None:
        """Let the thread end when it has done what was begun; it would hold on to all it wrote.

        What comes later all the same, such as a draft that was due, is done at once.
        """
        self._closed = True
        self._thread.shutdown(wait=False)

    def begin(self, what: Callable[[], T]) -> Future[T]:
        """Begin to do something, and wait for it no longer than it takes as a rule."""
        if self._closed:
            return self._at_last(what)
        begun = self._thread.submit(what)
        wait((begun,), SLOW)
        return begun

    def _at_last(self, what: Callable[[], T]) -> Future[T]:
        self._thread.shutdown()  # until what was begun before is done
        done: Future[T] = Future()
        try:
            done.set_result(what())
        except Exception as problem:  # noqa: BLE001 - whoever asks for the result gets it
            done.set_exception(problem)
        return done

    def wait_for(self, what: Callable[[], T], /) -> T:
        """Do something, and wait until it is done; raises what that raises."""
        begun = self.begin(what)
        # What is shown meanwhile may have something read, which waits behind this.
        if not begun.done() and not self.waits:
            self.waits = True
            try:
                self._show_until(begun)
            finally:
                self.waits = False
        return begun.result()

    def _show_until(self, done: Future[T]) -> None:
        self._meanwhile()
        while not wait((done,), self._until_next()).done:
            self._meanwhile()

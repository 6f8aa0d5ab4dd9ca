"""Lines are what is typed, one at a time, waited for no longer than until there is more to tell."""

from __future__ import annotations

import shutil
import signal
import sys
import time
from contextlib import ExitStack, suppress
from queue import Empty, SimpleQueue
from threading import Thread
from types import FrameType, TracebackType
from typing import Final, NamedTuple, Protocol, Self, TextIO

from facilitator.core.base.language import phrase
from facilitator.core.base.text import given_text
from facilitator.files.errors import FileProblem
from facilitator.files.toml.text import LARGEST

STOP_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM))
LEAST: Final = 5
"""Fewer rows are not read at a time, however small the terminal."""

KEPT: Final = 2
"""How many rows of a terminal are for what is typed and for how much is left."""

NAP: Final = 0.2
"""Seconds to wait at most at a time: on Windows no signal comes through meanwhile."""


class Signalled(Exception):  # noqa: N818 - it says what happened
    """A signal came that ends programs; `number` says which."""

    def __init__(self, number: int) -> None:
        """Keep the number."""
        super().__init__(number)
        self.number = number


class TooLong(FileProblem):
    """A line is too long to be kept; it was passed over."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(
            phrase("This line is longer than 1 MiB, too much to keep. Give it in parts.")
        )


class Screen(NamedTuple):
    """How many rows are read at a time, and how wide they are."""

    rows: int
    columns: int


ENDLESS: Final = Screen(sys.maxsize, sys.maxsize)
"""Where nobody waits for the end of a screen."""


class Lines(Protocol):
    """Where lines come from; `by_hand` says that somebody types them and may type more."""

    by_hand: bool

    @property
    def screen(self) -> Screen:
        """How much is read at a time."""

    @property
    def typing(self) -> str:
        """What is typed of the next line so far, as far as that is known."""

    def line(self, seconds: float) -> str | None:
        """Return the next line; None if none came in so many real seconds.

        Raises `EOFError` when there are no more, `TooLong`, and `Signalled`.
        """

    def close(self) -> None:
        """Read no more of them."""


def at_terminal() -> Screen:
    """Return how much is read at a time at this terminal."""
    columns, rows = shutil.get_terminal_size()
    return Screen(max(LEAST, rows - KEPT), columns)


class Signals:
    """While it is entered, the signals that end programs are raised where something is waited for.

    So they never come in the middle of a move. What else is waited for is put to `arrived`.
    """

    def __init__(self) -> None:
        """No signal came yet."""
        self.arrived: SimpleQueue[int | bytes] = SimpleQueue()
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        """Take over the signals."""
        with suppress(ValueError):  # not in the main thread
            for number in dict.fromkeys(STOP_SIGNALS):
                self._stack.callback(signal.signal, number, signal.signal(number, self._catch))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Give the signals back."""
        self._stack.close()

    def _catch(self, number: int, _: FrameType | None) -> None:
        self.arrived.put(number)  # which may come in the middle of another put or get

    def wait(self, seconds: float) -> bytes | None:
        """Wait so many seconds, and give what arrived, if anything did; raises `Signalled`."""
        until = time.monotonic() + seconds
        while True:
            left = max(0.0, until - time.monotonic())
            try:
                arrived = self.arrived.get(timeout=min(left, NAP))
            except Empty:
                if left <= NAP:
                    return None
            else:
                if isinstance(arrived, int):
                    raise Signalled(arrived)
                return arrived


class NoLines:
    """No lines at all: who only listens waits for time to pass."""

    by_hand = False
    screen = ENDLESS
    typing = ""

    def __init__(self, signals: Signals) -> None:
        """Wait by `signals`."""
        self._signals = signals

    def line(self, seconds: float) -> str | None:
        """Wait so many seconds; raises `Signalled`."""
        self._signals.wait(seconds)
        return None

    def close(self) -> None:
        """Do nothing."""


class TextLines:
    """Lines of a text that is there already."""

    by_hand = False
    screen = ENDLESS
    typing = ""

    def __init__(self, text: TextIO | None) -> None:
        """Read from `text`, which may be missing."""
        self._text = text

    def line(self, seconds: float) -> str | None:  # noqa: ARG002 - there is nothing to wait for
        """Return the next line; raises `EOFError` after the last."""
        line = self._text.readline() if self._text is not None else ""
        if not line:
            raise EOFError
        return line

    def close(self) -> None:
        """Leave the text as it is."""


class FileLines:
    """Lines of a file that have to be waited for: a terminal or a pipe.

    Another thread reads it, as not every system can wait for a file and for a time at once. It
    reads no more than is asked for, and does not keep the program from ending.
    """

    typing = ""

    def __init__(self, file: TextIO, signals: Signals) -> None:
        """Read from `file`; raises `OSError` and `ValueError` if it is none of the system's."""
        file.fileno()
        self.by_hand = file.isatty()
        self._file = file.buffer.raw  # type: ignore[attr-defined] # what the system has open has one
        self._encoding = file.encoding or "utf-8"
        self._signals = signals
        self._typed = b""
        self._too_long = False
        self._ended = False
        self._asked = SimpleQueue[None]()
        self._waits = False
        Thread(target=self._read, daemon=True).start()

    @property
    def screen(self) -> Screen:
        """How much is read at a time: all of it to nobody who waits for it."""
        return at_terminal() if self.by_hand else ENDLESS

    def close(self) -> None:
        """Leave the file as it is."""

    def line(self, seconds: float) -> str | None:
        """Return the next line, waiting so many seconds for it; raises as `Lines` says."""
        if (line := self._next()) is not None:
            return line
        if self._ended:
            raise EOFError
        if not self._waits:
            self._waits = True
            self._asked.put(None)
        data = self._signals.wait(seconds)
        return None if data is None else self._taken(data)

    def _read(self) -> None:
        while True:
            self._asked.get()
            try:
                data = self._file.read(65536)
            except (OSError, ValueError):  # the terminal is gone
                data = b""
            self._signals.arrived.put(data or b"")

    def _taken(self, data: bytes) -> str | None:
        self._waits = False
        if data:
            self._typed += data
            return self._next()
        rest, self._typed = self._typed, b""
        self._ended = not self.by_hand  # at a terminal one can go on after Ctrl+D
        if rest or self._too_long:
            return self._whole(rest)
        raise EOFError

    def _next(self) -> str | None:
        line, end, rest = self._typed.partition(b"\n")
        if end:
            self._typed = rest
            return self._whole(line)
        if len(line) > LARGEST:  # it may never end
            self._too_long, self._typed = True, b""
        return None

    def _whole(self, line: bytes) -> str:
        too_long, self._too_long = self._too_long or len(line) > LARGEST, False
        if too_long:
            raise TooLong
        return given_text(line, self._encoding)

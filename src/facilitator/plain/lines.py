"""Lines are what is typed, one at a time, waited for no longer than until there is more to tell."""

from __future__ import annotations

import os
import select
import signal
from contextlib import ExitStack, suppress
from types import FrameType, TracebackType
from typing import Final, Protocol, Self, TextIO

from facilitator.core.base.language import phrase
from facilitator.files.errors import FileProblem
from facilitator.files.toml.text import LARGEST

STOP_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM))


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


class Lines(Protocol):
    """Where lines come from; `by_hand` says that somebody types them and may type more."""

    by_hand: bool

    def line(self, seconds: float) -> str | None:
        """Give the next line; None if none came in so many real seconds.

        Raises `EOFError` when there are no more, `TooLong`, and `Signalled`.
        """


class Signals:
    """While it is entered, the signals that end programs are raised where something is waited for.

    So they never come in the middle of a move.
    """

    def __init__(self) -> None:
        """No signal came yet."""
        self._caught: list[int] = []
        self._woken = -1
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        """Take over the signals."""
        self._woken, wake = os.pipe()
        os.set_blocking(wake, False)
        self._stack.callback(os.close, self._woken)
        self._stack.callback(os.close, wake)
        with suppress(ValueError):  # not in the main thread
            self._stack.callback(signal.set_wakeup_fd, signal.set_wakeup_fd(wake))
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
        self._caught.append(number)

    def wait(self, seconds: float, *files: int) -> bool:
        """Wait until one of the files can be read, and say whether it can; raises `Signalled`."""
        ready: list[int] = []
        if not self._caught:
            ready, _, _ = select.select([self._woken, *files], [], [], max(0.0, seconds))
        if self._woken in ready:
            os.read(self._woken, 4096)
        if self._caught:
            raise Signalled(self._caught.pop(0))
        return any(file in ready for file in files)


class NoLines:
    """No lines at all: who only listens waits for time to pass."""

    by_hand = False

    def __init__(self, signals: Signals) -> None:
        """Wait by `signals`."""
        self._signals = signals

    def line(self, seconds: float) -> str | None:
        """Wait so many seconds; raises `Signalled`."""
        self._signals.wait(seconds)
        return None


class TextLines:
    """Lines of a text that is there already."""

    by_hand = False

    def __init__(self, text: TextIO | None) -> None:
        """Read from `text`, which may be missing."""
        self._text = text

    def line(self, seconds: float) -> str | None:  # noqa: ARG002 - there is nothing to wait for
        """Give the next line; raises `EOFError` after the last."""
        line = self._text.readline() if self._text is not None else ""
        if not line:
            raise EOFError
        return line


class FileLines:
    """Lines of a file that have to be waited for: a terminal or a pipe."""

    def __init__(self, file: TextIO, signals: Signals) -> None:
        """Read from `file`; raises `OSError` and `ValueError` if it is none of the system's."""
        self.by_hand = file.isatty()
        self._fd = file.fileno()
        self._encoding = file.encoding or "utf-8"
        self._signals = signals
        self._typed = b""
        self._too_long = False
        self._ended = False

    def line(self, seconds: float) -> str | None:
        """Give the next line, waiting so many seconds for it; raises as `Lines` says."""
        if (line := self._next()) is not None:
            return line
        if self._ended:
            raise EOFError
        return self._read() if self._signals.wait(seconds, self._fd) else None

    def _read(self) -> str | None:
        try:
            data = os.read(self._fd, 65536)
        except OSError as gone:  # the terminal is
            raise EOFError from gone
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
        return line.decode(self._encoding, "surrogateescape")


def lines_of(file: TextIO | None, signals: Signals) -> Lines:
    """Choose how to read a file."""
    if file is not None:
        with suppress(OSError, ValueError):  # it is no file of the system's
            return FileLines(file, signals)
    return TextLines(file)

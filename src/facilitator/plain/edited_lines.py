"""Lines that are edited while they are typed: at a terminal, with what was typed before at hand.

That is by the standard library's readline, where there is one; on Windows the console does the
same by itself.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from queue import SimpleQueue
from threading import Thread
from types import ModuleType
from typing import Any, Final, Self, TextIO

from facilitator.files.toml.text import LARGEST
from facilitator.plain.lines import (
    FileLines,
    Lines,
    Screen,
    Signalled,
    Signals,
    TextLines,
    TooLong,
    at_terminal,
)

REMEMBERED: Final = 500
"""How many lines can be had again; none outlives the program, as some are private."""


class EditedLines:
    """Lines of the terminal that the program was started at.

    Another thread reads them, so that time can be told meanwhile. It reads a line only when one is
    asked for, and does not keep the program from ending; `close` gives the terminal back as it was.
    """

    by_hand = True

    def __init__(self, signals: Signals, readline: ModuleType) -> None:
        """Read from standard input; raises `OSError` and `ValueError` if that is no terminal."""
        self._signals = signals
        self._readline = readline
        self._before = _settings()
        self._asked = SimpleQueue[None]()
        self._lines = SimpleQueue[str | None]()
        self._waits = False
        self._given_up = ""
        _prepare(readline)
        Thread(target=self._read, daemon=True).start()

    @classmethod
    def of(cls, file: TextIO, signals: Signals) -> Self | None:
        """Read from a file if somebody types at it and sees what they type; None if not."""
        if not (file is sys.stdin and file.isatty() and sys.stdout.isatty()):
            return None
        try:
            import readline
        except ImportError:  # as on Windows
            return None
        return cls(signals, readline)

    @property
    def screen(self) -> Screen:
        """How much is read at a time."""
        return at_terminal()

    @property
    def typing(self) -> str:
        """What is typed of the next line so far."""
        return self._begun().removeprefix(self._given_up) if self._waits else ""

    def line(self, seconds: float) -> str | None:
        """Return the next line, waiting so many seconds for it; raises as `Lines` says."""
        if not self._waits:
            self._waits = True
            self._asked.put(None)
        try:
            arrived = self._signals.wait(seconds)
        except Signalled:  # as at any terminal, that gives up what was begun
            self._given_up = self._begun()
            raise
        if arrived is None:
            return None
        self._waits = False
        line, given_up, self._given_up = self._lines.get(), self._given_up, ""
        if line is None:
            raise EOFError
        line = line.removeprefix(given_up)
        if len(line.encode("utf-8", "surrogateescape")) > LARGEST:
            raise TooLong
        return line

    def _begun(self) -> str:
        return str(self._readline.get_line_buffer())

    def close(self) -> None:
        """Give the terminal back as it was."""
        _restore(self._before)

    def _read(self) -> None:
        while True:
            self._asked.get()
            try:
                line: str | None = input()
            except (EOFError, OSError, ValueError):  # there are no more, or the terminal is gone
                line = None
            self._lines.put(line)
            self._signals.arrived.put(b"")


def lines_of(file: TextIO | None, signals: Signals) -> Lines:
    """Choose how to read a file."""
    if file is not None:
        with suppress(OSError, ValueError):  # it is no file of the system's
            return EditedLines.of(file, signals) or FileLines(file, signals)
    return TextLines(file)


def _prepare(readline: ModuleType) -> None:
    """Let nothing be written to the terminal that is no text, and Tab complete nothing."""
    stdin = sys.stdin
    if hasattr(stdin, "reconfigure"):
        stdin.reconfigure(errors="surrogateescape")
    readline.set_completer(lambda _text, _state: None)
    readline.set_history_length(REMEMBERED)
    if "libedit" not in (readline.__doc__ or ""):  # which knows no such settings
        readline.parse_and_bind("set enable-bracketed-paste off")
        readline.parse_and_bind("set bell-style none")


if sys.platform == "win32":

    def _settings() -> list[Any]:
        """Return nothing: the console has no such settings."""
        return []

    def _restore(settings: list[Any]) -> None:
        """Have nothing to give back."""

else:
    import termios

    def _settings() -> list[Any]:
        """Give how the terminal is set; raises `OSError` where there is none."""
        try:
            return termios.tcgetattr(sys.stdin.fileno())
        except termios.error as cause:
            raise OSError(str(cause)) from cause

    def _restore(settings: list[Any]) -> None:
        with suppress(OSError, ValueError, termios.error):
            termios.tcsetattr(sys.stdin.fileno(), termios.TCSADRAIN, settings)

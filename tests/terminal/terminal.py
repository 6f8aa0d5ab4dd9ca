"""A real terminal for tests: the program in a pseudo-terminal, its screen as text."""

from __future__ import annotations

import contextlib
import signal
import time
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import pexpect
import pyte

from systems import sizeless

PATIENCE: Final = 20.0
"""Seconds after which what was waited for is not coming; far more than it ever takes."""

BETWEEN_TRIES: Final = 0.5
"""Seconds between two presses of an answer: pressed faster they are taken for typing."""

_made_of = pyte.screens.Char._replace


@lru_cache(maxsize=4096)
def _made(char: pyte.screens.Char, *changes: tuple[str, Any]) -> pyte.screens.Char:
    return _made_of(char, **dict(changes))


def _replaced(self: pyte.screens.Char, **changes: Any) -> pyte.screens.Char:  # noqa: ANN401
    return _made(self, *changes.items())


pyte.screens.Char._replace = _replaced  # type: ignore[method-assign,assignment]
"""A screen makes each of its cells so, and all of them are of a few kinds."""

_ENVIRONMENT: Final = {**sizeless(), "TERM": "xterm-256color"}


class Terminal:
    """A command on a screen of columns by lines; `patience` is in seconds."""

    def __init__(
        self,
        *command: str,
        environment: Mapping[str, str],
        size: tuple[int, int] = (80, 24),
        folder: Path | None = None,
        patience: float = PATIENCE,
    ) -> None:
        columns, lines = size
        self._patience = patience
        self.screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self.screen)
        self._text: str | None = None
        self.raw = b""
        self._process: pexpect.spawn[bytes] = pexpect.spawn(
            command[0],
            list(command[1:]),
            cwd=folder,
            env={**_ENVIRONMENT, **environment},
            dimensions=(lines, columns),
            timeout=patience,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.close(force=True)

    @property
    def text(self) -> str:
        """What the screen shows now."""
        if self._text is None:
            self._text = "\n".join(line.rstrip() for line in self.screen.display)
        return self._text

    def press(self, *keys: str) -> None:
        """Send keys, each as a terminal sends it."""
        for key in keys:
            self._process.send(key.encode())

    def wait_for(self, wanted: str, *, line: str = "", gone: bool = False) -> None:
        """Read the screen until a line with `line` in it shows a text, or none does any more."""
        until = time.monotonic() + self._patience
        while self._shows(wanted, line) is gone:
            left = until - time.monotonic()
            assert left > 0, f"waited in vain for {wanted!r} on\n{self.text}"
            self._read(min(left, 0.05))

    def answer(self, key: str, question: str) -> None:
        """Press the key of an answer until the question, which takes no key at first, is gone."""
        until = time.monotonic() + self._patience
        while self._shows(question, ""):
            assert time.monotonic() < until, f"no answer was taken on\n{self.text}"
            self.press(key)
            again = time.monotonic() + BETWEEN_TRIES
            while self._shows(question, "") and time.monotonic() < again:
                self._read(0.05)

    def jump(self, times: int = 1, *, asking: str = "The clock of the rehearsal") -> None:
        """Let the clock of a rehearsal jump to where something happens next."""
        for _ in range(times):
            self.press("j")
            self.wait_for(asking)
            self.press("1")
            self.wait_for(asking, gone=True)

    def _shows(self, wanted: str, line: str) -> bool:
        return any(wanted in shown and line in shown for shown in self.text.split("\n"))

    def wait_until_ended(self) -> int:
        """Wait until the program has ended and give its exit code."""
        while self._process.isalive():
            self._read(0.05)
        self._read(0)
        return int(self._process.exitstatus if self._process.exitstatus is not None else -1)

    def kill(self) -> None:
        """End the program as a crash or an empty battery would."""
        self._process.kill(signal.SIGKILL)
        self._process.wait()

    def signal(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        self._process.kill(number)

    def _read(self, seconds: float) -> None:
        """Read all that comes within so many seconds, and what there is at once after it."""
        with contextlib.suppress(pexpect.TIMEOUT, pexpect.EOF):
            while True:
                data = self._process.read_nonblocking(65536, timeout=seconds)
                self.raw += data
                self._stream.feed(data)
                self._text = None
                seconds = 0


def wait_until(holds: Callable[[], bool]) -> None:
    """Wait until something holds that no screen shows; that it never does is a failure."""
    until = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.01)

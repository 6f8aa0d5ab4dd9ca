"""A person at a terminal: the program in a pseudo-terminal, and what can be done to it."""

from __future__ import annotations

import contextlib
import signal
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from facilitator.core.record.notes import Noted
from facilitator.files.records.journal import NAME, Journal
from faults.trial import written
from terminal.terminal import Terminal

PROGRAM: Final = (sys.executable, "-m", "facilitator")
ENTER, ESCAPE = "\r", "\x1b"
ENGLISH: Final = {"LANGUAGE": "en", "XDG_CONFIG_HOME": "/nonexistent"}
ENDS_WITHIN: Final = 5.0
"""Seconds in which a program ends that was told to."""


class Person(Terminal):
    """Somebody who runs the small meeting at a clock that stands still."""

    def __init__(
        self, folder: Path, *options: str, size: tuple[int, int] = (80, 24), **environ: str
    ) -> None:
        self.data = folder / "data"
        environment: Mapping[str, str] = {
            **ENGLISH,
            "FACILITATOR_DATA_DIR": str(self.data),
            **environ,
        }
        run = ("run", str(written(folder)), "--rehearse", "--speed", "0", *options)
        super().__init__(*PROGRAM, *run, environment=environment, size=size)

    def begin(self) -> None:
        """Wait for the programme and start the first session."""
        self.wait_for("space starts it")
        self.press(" ")
        self.wait_for("20 min left")

    def say(self, text: str, shown: str = "") -> None:
        """Keep a note and wait until it is shown as kept."""
        self.press("i", text, ENTER)
        self.wait_for(shown or text, line=":")
        # A letter that follows Escape at once would arrive as alt and that letter.
        self.press(ESCAPE)
        self.look(0.15)

    def look(self, seconds: float) -> None:
        """Read what is drawn for a while."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            self._read(min(left, 0.05))

    def resize(self, columns: int, lines: int) -> None:
        """Give the terminal another size."""
        self.screen.resize(lines, columns)
        self._process.setwinsize(lines, columns)

    def hang_up(self) -> None:
        """Close the terminal's window."""
        self._process.ptyproc.fileobj.close()  # type: ignore[attr-defined]

    def ends(self) -> int | None:
        """Wait for a program whose terminal may be gone: its exit code, None if a signal's."""
        until = time.monotonic() + ENDS_WITHIN
        while self._process.isalive():
            assert time.monotonic() < until, "the program did not end"
            time.sleep(0.02)
        return self._process.exitstatus

    @contextlib.contextmanager
    def asleep(self) -> Iterator[None]:
        """Let the program stand still."""
        self.signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self.signal(signal.SIGCONT)

    @property
    def notes(self) -> list[str]:
        """The notes in the journal, which has to be whole."""
        (journal,) = self.data.glob(f"meetings/*/{NAME}")
        assert journal.read_bytes().endswith(b"\n\n")
        facts = [event.fact for event in Journal.open(journal, writable=False).events]
        return [fact.text for fact in facts if isinstance(fact, Noted)]

"""Starting the program that takes answers from phones, which goes on when this one ends."""

from __future__ import annotations

import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Final

from facilitator.core.base.language import Language
from facilitator.core.base.text import clean_line

Start = Callable[..., "subprocess.Popen[bytes]"]

_APART: Final = (
    {"creationflags": 0x0000_0208}  # detached, in a group of its own
    if sys.platform == "win32"
    else {"start_new_session": True}
)
"""That Ctrl+C here, or the end of this terminal, is not its end."""


class Started:
    """A program that was started; until it is heard of it may still fail."""

    def __init__(self, command: Sequence[str], start: Start = subprocess.Popen) -> None:
        """Start it; raises `OSError`."""
        self._said: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - it is read while that runs
        self._process = start(
            [*command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=self._said,
            **_APART,
        )

    @property
    def runs(self) -> bool:
        """Whether it has not ended."""
        return self._process.poll() is None

    @property
    def failure(self) -> str | None:
        """What it said before it failed, None while it runs."""
        if self._process.poll() in {None, 0}:
            return None
        self._said.seek(0)
        return clean_line(self._said.read().decode(errors="replace"))


def command(data: Path, journal: Path, host: str, language: Language) -> list[str]:
    """Return the command that takes answers for a meeting, at an address or on this computer."""
    where = ["--host", host] if host else []
    return [
        *(sys.executable, "-m", "facilitator"),
        *("--language", language.code, "--data-dir", str(data)),
        *("serve", str(journal), "--answers-only", *where),
    ]


def own_address() -> str:
    """Return the address of this computer in the network that it is in, "" if it is in none."""
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        asking.connect(("192.0.2.1", 9))  # which sends nothing: it only chooses the way
        return str(asking.getsockname()[0])
    return ""

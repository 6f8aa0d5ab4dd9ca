"""Starting the program that takes answers from phones, which goes on when this one ends."""

from __future__ import annotations

import socket
import subprocess
import sys
import tempfile
import weakref
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Final

from facilitator.core.base.language import N_, Language
from facilitator.core.base.text import clean_line

HERE: Final = "127.0.0.1"
"""The address that only this computer reaches."""

ANYWHERE: Final = "192.0.2.1"
"""An address that is nobody's: the way there is that to other networks."""

HOT_SPOTS: Final = ("10.42.0.2", "192.168.2.2", "192.168.137.2")
"""Addresses in the hot spots of Linux, macOS and Windows, which lead to no other network."""

NOT_REACHED: Final = (
    N_("No phone has reached this laptop yet."),
    N_("Phone and laptop must be in the same network."),
    N_("Guest networks often keep devices apart."),
    N_("A firewall may have to allow Python."),
    N_("A phone's or laptop's own hot spot always works."),
)
"""What to look at while nobody has come."""

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
        weakref.finalize(self, self._said.close)
        self._process = start(
            [*command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=self._said,
            **_APART,
        )
        self.stopped = False
        """Whether it was told to stop: it goes on for a while only to say that it is over."""

    @property
    def runs(self) -> bool:
        """Whether it takes answers, or is about to."""
        return not self.stopped and self._process.poll() is None

    @property
    def failure(self) -> str | None:
        """What it said before it failed, None while it runs."""
        if self._process.poll() in {None, 0}:
            return None
        self._said.seek(0)
        return clean_line(self._said.read().decode(errors="replace"))


def begin(
    data: Path, journal: Path, host: str, language: Language, start: Start = subprocess.Popen
) -> Started:
    """Start taking answers for a meeting at an address of this computer; raises `OSError`."""
    where = [] if host == HERE else ["--host", host]
    command = [
        *(sys.executable, "-m", "facilitator"),
        *("--language", language.code, "--data-dir", str(data)),
        *("serve", str(journal), "--answers-only", *where),
    ]
    return Started(command, start)


def own_address() -> str:
    """Return the address of this computer in the network that it is in, "" if it is in none.

    That is the one from which it would reach another; one that only others call by its name counts
    last.
    """
    for target in (ANYWHERE, *HOT_SPOTS):
        with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
            asking.connect((target, 9))  # which sends nothing: it only chooses the way
            return str(asking.getsockname()[0])
    with suppress(OSError):
        *_, known = socket.gethostbyname_ex(socket.gethostname())
        return next((address for address in known if not address.startswith("127.")), "")
    return ""

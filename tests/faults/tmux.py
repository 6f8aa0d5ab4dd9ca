"""Screens of the program in tmux: a real terminal of a real size, which draws by itself."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

_OF_TMUX: Final = """\
set -g status off
set -g default-terminal tmux-256color
set -g escape-time 0
set -g remain-on-exit on
"""


class Tmux:
    """A server of its own, which knows nothing of the user's."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "tmux.conf"
        self._file.write_text(_OF_TMUX, "utf-8")
        self._socket = folder / "tmux"

    def __call__(self, *words: str) -> str:
        """Give what tmux answers to a command."""
        start = ["tmux", "-S", str(self._socket), "-f", str(self._file)]
        environ = {name: value for name, value in os.environ.items() if name != "TMUX"}
        done = subprocess.run(
            [*start, *words], capture_output=True, check=True, env=environ, timeout=60
        )
        return done.stdout.decode()

    def stop(self) -> None:
        """End the server and all that runs in it."""
        with suppress(subprocess.CalledProcessError):  # nothing was begun in it
            self("kill-server")


class Screen:
    """A program on a screen of columns by lines."""

    def __init__(
        self, tmux: Tmux, name: str, size: tuple[int, int], command: Sequence[str], **environ: str
    ) -> None:
        columns, lines = map(str, size)
        self._tmux = tmux
        self._name = name
        self._command = _line(command, environ)
        tmux("new-session", "-d", "-s", name, "-x", columns, "-y", lines, self._command)

    def press(self, *keys: str) -> None:
        """Send keys by the names that tmux has for them."""
        self._tmux("send-keys", "-t", self._name, *keys)

    def write(self, text: str) -> None:
        """Send letters as they are."""
        self._tmux("send-keys", "-t", self._name, "-l", "--", text)

    def look(self) -> str:
        """Read what stands on the screen."""
        return self._tmux("capture-pane", "-p", "-t", self._name)

    def wait_for(self, *texts: str, seconds: float = 30) -> None:
        """Wait until one of some texts stands on the screen."""
        until = time.monotonic() + seconds
        while not any(text in self.look() for text in texts):
            assert time.monotonic() < until, f"waited in vain for {texts} on\n{self.look()}"
            time.sleep(0.1)

    def kill(self) -> None:
        """End the program as an empty battery would."""
        os.kill(int(self._tmux("display", "-p", "-t", self._name, "#{pane_pid}")), signal.SIGKILL)

    def start(self) -> None:
        """Start the program again."""
        self._tmux("respawn-pane", "-k", "-t", self._name, self._command)

    @property
    def ended(self) -> bool:
        """Whether the program has ended."""
        return self._tmux("display", "-p", "-t", self._name, "#{pane_dead}").strip() == "1"


def _line(command: Sequence[str], environ: Mapping[str, str]) -> str:
    given = [f"{name}={value}" for name, value in environ.items()]
    return "exec " + shlex.join(["env", *given, *command])

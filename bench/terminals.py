"""A pseudo-terminal to run an app in, and the time until it shows something."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import tempfile
import termios
import threading
import time
from contextlib import suppress
from itertools import pairwise
from typing import Final

from bench.play import INK

SIZE: Final = (120, 40)
PATIENCE: Final = 30.0
ENDING: Final = 0.5
"""Seconds that an app takes to end at the most."""

_COMPILED: Final = tempfile.TemporaryDirectory()


def _start(*words: str) -> tuple[subprocess.Popen[bytes], int]:
    """Run `bench.play` with these words; give the process and the terminal's other end."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", SIZE[1], SIZE[0], 0, 0))
    # Textual asks standard output for its size, which is no terminal here.
    size = {"COLUMNS": str(SIZE[0]), "LINES": str(SIZE[1])}
    environment = {**os.environ, **size, "TERM": "xterm-256color"}
    # Compiled code is kept, as it is for an installed program.
    environment["PYTHONPYCACHEPREFIX"] = _COMPILED.name
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    process = subprocess.Popen(
        [sys.executable, "-m", "bench.play", *words],
        env=environment,
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=theirs,
    )
    os.close(theirs)
    return process, ours


def first_paint(*words: str) -> float:
    """Give the seconds from the start of a process until its app has drawn."""
    began = time.perf_counter()
    process, terminal = _start(*words)
    seen = b""
    while INK.encode() not in seen:
        if not select.select([terminal], [], [], PATIENCE)[0]:
            raise TimeoutError
        seen += os.read(terminal, 65536)
    took = time.perf_counter() - began
    process.kill()
    process.communicate()
    os.close(terminal)
    return took


def idle(seconds: float, *app: str) -> float:
    """Let an app run by itself, and give the seconds of processor time that each second took."""
    process, terminal = _start(*app, str(seconds))
    threading.Thread(target=_drain, args=(terminal,), daemon=True).start()
    taken = float(process.communicate()[0])
    os.close(terminal)
    return taken / seconds


def longest_still(seconds: float, *app: str) -> float:
    """Let an app run, and give the seconds for which its terminal showed nothing new at the most.

    What it shows while it starts and ends does not count.
    """
    process, terminal = _start(*app, str(seconds))
    shown: list[float] = []
    with suppress(OSError):  # which is how a terminal ends
        while os.read(terminal, 65536):
            shown.append(time.perf_counter())
    process.communicate()
    os.close(terminal)
    ended = shown[-1] - ENDING
    within = [at for at in shown if ended - seconds < at < ended]
    return max(after - before for before, after in pairwise(within))


def _drain(terminal: int) -> None:
    with suppress(OSError):  # which is how a terminal ends
        while os.read(terminal, 65536):
            pass

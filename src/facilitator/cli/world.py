"""The world is what a run of the program depends on besides its arguments and files."""

from __future__ import annotations

import datetime as dt
import os
import platform
import sys
import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TextIO

from msgspec import Struct

from facilitator.core.base.clock import Clock

if TYPE_CHECKING:
    from facilitator.running.launch import Launch


class SystemClock:
    """The computer's own clock."""

    def now(self) -> dt.datetime:
        """Return the instant in UTC."""
        return dt.datetime.now(dt.UTC)

    def awake(self) -> float:
        """Return seconds that stand still while the computer sleeps."""
        if sys.platform == "win32":  # where the monotonic clock goes on
            import ctypes

            ticks = ctypes.c_ulonglong()
            ctypes.windll.kernel32.QueryUnbiasedInterruptTime(ctypes.byref(ticks))
            return ticks.value / 10_000_000
        else:  # noqa: RET505 - mypy reads what is here for other systems only
            return time.monotonic()

    @property
    def speed(self) -> float:
        """Go as the real time goes."""
        return 1


class World(Struct, frozen=True):
    """The clock, the environment, the name events are signed with, and the way to a screen.

    `at_terminal` says whether keys can be read and a screen drawn, `screen` is the terminal app.
    """

    clock: Clock
    environ: Mapping[str, str]
    by: str
    new_id: Callable[[], str]
    stdin: TextIO | None
    at_terminal: Callable[[], bool]
    screen: Callable[[Launch], int]


def system_world() -> World:
    """Return the world as it is, with streams that never fail for a letter they cannot show."""
    _forgive(sys.stdin, "surrogateescape")
    for stream in (sys.stdout, sys.stderr):
        if (getattr(stream, "encoding", None) or "utf-8").lower() == "utf-8":
            _forgive(stream, "replace")
        else:
            from facilitator.cli.lookalikes import register

            _forgive(stream, register())
    return World(
        clock=SystemClock(),
        environ=os.environ,
        by=platform.node() or "unknown",
        new_id=_new_id,
        stdin=sys.stdin,
        at_terminal=_at_terminal,
        screen=_screen,
    )


def _forgive(stream: TextIO | None, errors: str) -> None:
    """Let a stream deal with letters that it has no bytes for, or bytes that are no letters."""
    if reconfigure := getattr(stream, "reconfigure", None):
        reconfigure(errors=errors)


def _new_id() -> str:
    if sys.version_info >= (3, 14):
        from uuid import uuid7
    else:
        from uuid_utils import uuid7

    return str(uuid7())


def _at_terminal() -> bool:
    """Return whether the keyboard is on stdin and a screen where Textual draws to."""
    drawn_to = sys.stdout if sys.platform == "win32" else sys.stderr
    streams: tuple[TextIO | None, ...] = (sys.stdin, drawn_to)
    return all(stream is not None and stream.isatty() for stream in streams)


def _screen(launch: Launch) -> int:
    import gc

    from facilitator.tui.app import run

    # It was off for a quick start. The app runs for days, but what was loaded so far stays anyway.
    gc.freeze()
    gc.enable()
    return run(launch)

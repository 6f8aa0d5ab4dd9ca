"""An app that is ended by a signal restores the terminal first."""

from __future__ import annotations

import asyncio
import signal
from typing import Any, Final

from textual.app import App

STOP_SIGNALS: Final = (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM))


def catch_signals(app: App[Any]) -> None:
    """Let the signals that end a program end the running app, which puts the terminal right."""
    loop = asyncio.get_running_loop()
    for number in STOP_SIGNALS:
        try:
            loop.add_signal_handler(number, app.exit, None, 128 + number)
        except (NotImplementedError, RuntimeError, ValueError):
            return  # not on this system, or not in the main thread, as in tests

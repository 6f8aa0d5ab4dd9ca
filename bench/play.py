"""Apps to be measured in a terminal of their own: `python -m bench.play NAME ARGUMENT [SECONDS]`.

With SECONDS the app ends by itself and tells on standard output how many seconds of processor time
it took for that long, counted from when it had settled.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import time
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.app import App, ComposeResult
from textual.widgets import Digits, Static

if TYPE_CHECKING:
    from facilitator.tui.app import FacilitatorApp

INK = "kvar"
"""What each app draws last of what the user waits for: the words for the time that is left."""

SETTLED = 1.5
"""Seconds after which an app has done all that its start brings with it."""

HELD_UP = 4.0
"""Seconds for which a slow disk keeps what writes to it waiting."""

LENGTH = 1200

LONGEST = 60
"""Seconds after which an app is ended in any case, as its terminal may be gone unnoticed."""


class Bare(App[None]):
    """An app with as many widgets and nothing in them."""

    def __init__(self, widgets: int) -> None:
        """Show this many widgets."""
        super().__init__()
        self._widgets = widgets

    def compose(self) -> ComposeResult:
        """Lay them out."""
        for _ in range(self._widgets):
            yield Static(f"12:34 {INK}")


class Clock(App[None]):
    """An app that updates Digits once a second."""

    def compose(self) -> ComposeResult:
        """Lay out the digits."""
        yield Digits("20:00")

    def on_mount(self) -> None:
        """Count down."""
        self._left = LENGTH
        self.set_interval(1, self._count)

    def _count(self) -> None:
        self._left -= 1
        self.query_one(Digits).update(f"{self._left // 60:02}:{self._left % 60:02}")


def ours(data: str) -> FacilitatorApp:
    """Make the app on the only record in a folder, by a clock that goes on from its start."""
    import datetime as dt
    from pathlib import Path

    from facilitator.core.base.clock import SimulatedClock
    from facilitator.files.catalogues import load
    from facilitator.files.config import Config
    from facilitator.files.records.library import Library
    from facilitator.opening import Desk, Request, of_record
    from facilitator.running.launch import Launch
    from facilitator.tui.app import FacilitatorApp

    library = Library(Path(data))
    clock = SimulatedClock(dt.datetime(2013, 3, 21, 9, tzinfo=dt.UTC), 1, time.monotonic)
    desk = Desk(library, clock, "bench", iter(map(str, range(10**9))).__next__)
    opening = of_record(desk, library.find(None))
    launch = Launch(desk, opening, Request(), load("sv"), Config(), time.monotonic, Path(data))
    return FacilitatorApp(launch)


def with_sheet(data: str) -> App[int]:
    """Make the app as `ours`, in which all of the running session is read."""
    app = ours(data)
    app.call_later(lambda: app.set_timer(SETTLED / 2, partial(app.simulate_key, "enter")))
    app.call_later(lambda: app.set_timer(SETTLED / 2 + 0.1, partial(app.simulate_key, "1")))
    return app


def held_up(data: str) -> App[int]:
    """Make the app as `ours`, on a disk that keeps it waiting for the first thing it writes."""
    from facilitator.core.time import moves

    app = ours(data)

    def write() -> None:
        sync = os.fsync
        os.fsync = lambda fd: time.sleep(HELD_UP)  # noqa: ARG005 - as the system's own
        app.act(moves.extend, 5)
        os.fsync = sync

    # After the measuring has begun, which would wait for the disk, too.
    app.call_later(lambda: app.set_timer(SETTLED + 0.5, write))
    return app


def _measure(app: App[Any], seconds: float) -> None:
    """Let the app end after a while, and tell what it took."""
    spent = []

    def begin() -> None:
        began = time.process_time()

        def end() -> None:
            spent.append(time.process_time() - began)
            app.exit()

        app.set_timer(seconds, end)

    app.call_later(app.set_timer, SETTLED, begin)
    app.run(mouse=False)
    print(spent[0])


def main() -> None:
    """Run the app with this name."""
    gc.disable()
    signal.alarm(LONGEST)
    name, argument, *seconds = sys.argv[1:]
    app: App[Any]
    match name:
        case "ours":
            app = ours(argument)
        case "sheet":
            app = with_sheet(argument)
        case "held-up":
            app = held_up(argument)
        case "clock":
            app = Clock()
        case _:
            app = Bare(int(argument))
    gc.freeze()
    gc.enable()
    if seconds:
        _measure(app, float(seconds[0]))
    else:
        app.run(mouse=False)


if __name__ == "__main__":
    main()

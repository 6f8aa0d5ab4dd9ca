"""Beats come at equal times, in step with the seconds that are shown.

One timer goes on and on: Textual makes a task, with all that belongs to one, for each that is set.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, Final

from textual.app import App
from textual.timer import Timer

LATE: Final = 0.002
"""Seconds for which a beat waits after what it is to show, as it must not come before that."""

IN_STEP: Final = 0.02
"""Seconds by which a beat may come later, or earlier, without the next being set anew."""


def until_next(now: dt.datetime, every: float) -> float:
    """Give the seconds until a clock has gone on to its next second, or part of one."""
    return every - now.microsecond / 1_000_000 % every + LATE


class Beats:
    """Has an app beat `every` so many seconds, in step with `until_next`.

    That gives the seconds until there is something new to show. So does `beat`, as of the instant
    that it showed.
    """

    def __init__(
        self,
        app: App[Any],
        every: float,
        beat: Callable[[], float],
        until_next: Callable[[], float],
    ) -> None:
        """Wait for `begin`."""
        self._app = app
        self._every = every
        self._beat = beat
        self._until_next = until_next
        self._timer: Timer | None = None

    def begin(self) -> None:
        """Let the next beat come with what is new next, and the others after it."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = self._app.set_timer(self._until_next(), self._in_step)

    def _in_step(self) -> None:
        self._timer = self._app.set_interval(self._every, self.on_beat)
        self.on_beat()

    def on_beat(self) -> None:
        """Beat, and begin anew if the seconds that are shown are others by now."""
        if abs(self._beat() - self._every) > IN_STEP:
            self.begin()

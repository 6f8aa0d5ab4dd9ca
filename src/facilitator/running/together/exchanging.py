"""Exchanging with a shared folder beside the app, which no folder that hangs holds up."""

from __future__ import annotations

from threading import Thread
from typing import Final

from facilitator.files.records.sharing.exchange import Exchange, Exchanged

PATIENCE: Final = 2.0
"""Seconds that are waited for a last exchange."""

SOON: Final = 0.02
"""Seconds in which an exchange is done as a rule; so long a look waits for what arrives."""


class Exchanging:
    """Exchanges in a thread of its own, one time after the other."""

    def __init__(self, exchange: Exchange) -> None:
        """Begin with nothing exchanged."""
        self._exchange = exchange
        self._came_to: list[Exchanged] = []
        self._running: Thread | None = None
        self._again = False

    def begin(self) -> None:
        """Exchange, or once more if the time before is not done yet: there may be more by now."""
        if self._running is not None and self._running.is_alive():
            self._again = True
        else:
            self._start(left=False, sign=True)

    def wait(self) -> None:
        """Wait as long as an exchange takes as a rule for one to be done."""
        if self._running is not None:
            self._running.join(SOON)

    def came_to(self) -> tuple[Exchanged, ...]:
        """Give what the exchanges since the last time came to."""
        done = tuple(self._came_to)
        del self._came_to[: len(done)]
        return done

    def last(self, *, left: bool = True, sign: bool = True) -> None:
        """Exchange once more, and wait for that no longer than a little."""
        if self._running is not None:
            self._running.join(PATIENCE)
            if self._running.is_alive():
                return
        self._start(left=left, sign=sign).join(PATIENCE)

    def _start(self, *, left: bool, sign: bool) -> Thread:
        def once() -> None:
            while self._again:
                self._again = False
                self._came_to.append(self._exchange.once(left=left, sign=sign))

        self._again = True
        # One that hangs must not keep the program from ending.
        self._running = Thread(target=once, name="exchange", daemon=True)
        self._running.start()
        return self._running

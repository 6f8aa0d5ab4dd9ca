"""Taking answers: the page for phones, what waits, and the line to those who lead, together."""

from __future__ import annotations

import secrets
import time
from collections.abc import AsyncIterator, Callable
from contextlib import ExitStack, asynccontextmanager, suppress
from pathlib import Path
from typing import Final

from facilitator.core.record.state import State
from facilitator.files.answering import Taking, abandoned, held, leave
from facilitator.files.errors import WriteFailed
from facilitator.web.answers.box import BOUNDS, Bounds, Box
from facilitator.web.answers.counter import Counter
from facilitator.web.answers.site import Phones
from facilitator.web.guard import App, Guard, Manner

CONNECTIONS: Final = 300
"""How many may be connected at once while answers are taken."""

LINGER: Final = 600.0
"""Seconds for which phones are told that it is over, instead of nobody answering them."""

MANNER: Final = Manner(
    frozenset({"GET", "POST"}),
    # Without a referrer Chromium sends no origin with a form either. What is half typed is kept by
    # browsers for who goes back, unless nothing may be stored.
    {b"referrer-policy": b"same-origin", b"cache-control": b"private, no-cache"},
)


class Answers:
    """What is needed to take answers for a meeting; `path` is where that is left for others.

    `before` is what a program left that ended before its time and served at the same host.
    """

    def __init__(
        self,
        path: Path,
        state: Callable[[], State],
        seconds: Callable[[], float] = time.monotonic,
        bounds: Bounds = BOUNDS,
        *,
        host: str = "",
    ) -> None:
        """Begin with nothing to be answered, under an address that nobody can guess.

        After a program that ended before its time it is the same one: phones know it.
        """
        self._path = path
        self._state = state
        self._seconds = seconds
        self._ended: float | None = None
        self._host = host
        left = abandoned(path)
        self.before = left if left is not None and left.host == host else None
        self.token = self.before.token if self.before else secrets.token_urlsafe(12)
        self.box = Box(seconds, bounds)
        self._counter: Counter | None = None

    def lingered(self) -> bool:
        """Say whether all is over and settled, and phones have long enough been told so."""
        if not (self.stopped or (self.over and self.box.empty)):
            self._ended = None
            return False
        now = self._seconds()
        self._ended = now if self._ended is None else self._ended
        return now - self._ended >= LINGER

    @property
    def over(self) -> bool:
        """Whether no answer is taken any more: somebody stopped that, or the meeting is over."""
        return self.stopped or self._state().finished

    @property
    def stopped(self) -> bool:
        """Whether somebody said that no answer is to be taken any more."""
        return self._counter is not None and self._counter.stopped

    def guarded(self, hosts: set[str], port: int, *, any_address: bool) -> App:
        """Make the site for phones that ask for these names at a port."""
        site = Phones(self.box, self.token, self._state, lambda: not self.over)
        return Guard(site.site(), hosts, port, any_address=any_address, manner=MANNER)

    def is_for(self, path: str) -> bool:
        """Say whether a path is below the address for phones."""
        first = path.removeprefix("/").partition("/")[0]
        return secrets.compare_digest(first.encode(), self.token.encode())

    @asynccontextmanager
    async def open(self, address: str, *, here_only: bool) -> AsyncIterator[None]:
        """Take answers at an address; raises `OSError` if another program does so already."""
        key = secrets.token_urlsafe(24)
        self._counter = counter = Counter(self.box, key, address, here_only=here_only)
        with ExitStack() as place:
            place.enter_context(held(self._path))
            listening = await counter.open()
            place.callback(listening.close)
            port = int(listening.sockets[0].getsockname()[1])

            def say() -> None:
                if counter.stopped:
                    place.close()  # somebody may want to begin anew
                    return
                asks = bool(self.box.opened) and not self.over
                with suppress(WriteFailed):  # the room only sees the address later
                    leave(self._path, Taking(address, port, key, self.box.wall, asks, self._host))

            counter.changed = say
            say()
            yield

"""Connections are few, and one that asks for nothing is not kept for long.

A browser asks at once and in full. Whoever sends half a request, or nothing, is dropped after a
while, and almost at once when others wait to come in: otherwise a few hundred of them would take
every file that this computer lets a program open, and the journal could no longer be read.
"""

from __future__ import annotations

import asyncio
from typing import Any, Final, NamedTuple

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD: Final = 16 * 1024
"""How many bytes the head of a request may have; a browser's has one or two thousand."""

OTHER_FILES: Final = 56
"""How many files are kept for all but connections, such as the journal."""

MOST: Final = 600
FEWEST: Final = 8


class Limits(NamedTuple):
    """How many may watch and be connected at once, and the seconds each is waited for.

    `grace` is for how long a connection is waited for even if others wait to come in.
    """

    viewers: int = 100
    connections: int = 150
    patience: float = 10.0
    grace: float = 0.05


LIMITS: Final = Limits()


def limits_for(files: int) -> Limits:
    """Give the limits where a program may have so many files open; some connections only ask."""
    connections = max(FEWEST, min(MOST, files - OTHER_FILES))
    # A thousand that only take up room are gone through in a quarter of a second.
    grace = min(LIMITS.grace, connections / 4000)
    return Limits(connections * 2 // 3, connections, grace=grace)


class Connection(H11Protocol):
    """A connection to a browser, dropped when it is waited for in vain or others need the room."""

    def __init__(self, *, limits: Limits, waited_for: Waiting, **uvicorn: Any) -> None:  # noqa: ANN401 - as uvicorn has it
        """Take what uvicorn gives to each connection, and the list of those waited for."""
        super().__init__(**uvicorn)
        self._limits = limits
        self._waited_for = waited_for
        self._waiting: asyncio.TimerHandle | None = None
        self._since = 0.0

    @property
    def idle(self) -> bool:
        """Whether no request is being answered: none is there yet, or not the whole of it."""
        return self.cycle is None or self.cycle.response_complete  # type: ignore[redundant-expr]

    @property
    def _asked(self) -> bool:
        """Whether a request is being answered, and all that belongs to it has come."""
        return not self.idle and self.conn.their_state is not h11.SEND_BODY

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Wait for its request."""
        super().connection_made(transport)
        self._wait()

    @property
    def waited(self) -> float:
        """For how many seconds it has been waited for in vain."""
        return 0 if self._waiting is None else self.loop.time() - self._since

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no longer."""
        self._stop_waiting()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take in a part of a request; only the whole of it ends the waiting."""
        super().data_received(data)
        if self._asked:
            self._stop_waiting()

    def on_response_complete(self) -> None:
        """Wait for the browser to take the rest of the answer."""
        super().on_response_complete()
        if self.idle:
            self._wait()

    def pause_writing(self) -> None:
        """Wait for a browser that does not take what it is sent."""
        super().pause_writing()
        self._wait()

    def resume_writing(self) -> None:
        """Go on sending."""
        super().resume_writing()
        if self._asked:
            self._stop_waiting()

    def drop(self) -> None:
        """End the connection at once; what was not sent yet is not sent."""
        self._stop_waiting()
        self.connections.discard(self)
        self.transport.abort()

    def _wait(self) -> None:
        if self._waiting is None:
            self._since = self.loop.time()
            self._waiting = self.loop.call_later(self._limits.patience, self.drop)
            self._waited_for[self] = None

    def _stop_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None
            del self._waited_for[self]


Waiting = dict[Connection, None]
"""The connections that are waited for, the longest first."""


def quiet(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Say nothing of what others did to a connection; the loop goes on by itself."""
    if not isinstance(context.get("exception"), OSError | h11.ProtocolError):
        loop.default_exception_handler(context)

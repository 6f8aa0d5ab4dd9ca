"""Connections are few, and none is kept for long that asks for nothing.

A browser asks at once and whole. Whoever sends half a request, or nothing, is let go after a while,
and at once when there is no room for another: else a few hundred of them would take every file that
this computer lets a program open, and the journal could not be read any more.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

ACCEPTED: Final = 8
"""How many are accepted in one go: they are open before they can be counted."""


class Limits(NamedTuple):
    """How many may watch and be connected at once, and the seconds each is waited for.

    All of them together are less than the 256 files that some systems let a program open.
    """

    viewers: int = 100
    connections: int = 150
    patience: float = 10.0


LIMITS: Final = Limits()


class Connection(H11Protocol):
    """A connection to a browser, dropped when it is waited for in vain or others need the room."""

    def __init__(self, *args: Any, limits: Limits = LIMITS, **kwargs: Any) -> None:  # noqa: ANN401 - as uvicorn calls it
        """Take what uvicorn gives to each connection."""
        super().__init__(*args, **kwargs)
        self._limits = limits
        self._waiting: asyncio.TimerHandle | None = None

    @property
    def idle(self) -> bool:
        """Whether no request is being answered: none is there yet, or not the whole of it."""
        return self.cycle is None or self.cycle.response_complete  # type: ignore[redundant-expr]

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Make room for another one, and wait for its request."""
        super().connection_made(transport)
        self._wait()
        if len(self.connections) > self._limits.connections:
            min(self._waited_for(), key=lambda one: one.until).drop()

    @property
    def until(self) -> float:
        """The time of the loop until which it is waited for."""
        return self._waiting.when() if self._waiting else math.inf

    def _waited_for(self) -> Iterator[Connection]:
        """Give the connections that are waited for, this new one among them."""
        for one in self.connections:
            if isinstance(one, Connection) and one.until < math.inf:
                yield one

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no longer."""
        self._stop_waiting()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take in a part of a request; only the whole of its head ends the waiting."""
        super().data_received(data)
        if not self.idle:
            self._stop_waiting()

    def on_response_complete(self) -> None:
        """Wait for the next request."""
        super().on_response_complete()
        if self.idle and not self.transport.is_closing():
            self._wait()

    def pause_writing(self) -> None:
        """Wait for a browser that does not take what it is sent."""
        super().pause_writing()
        self._wait()

    def resume_writing(self) -> None:
        """Go on sending."""
        super().resume_writing()
        if not self.idle:
            self._stop_waiting()

    def drop(self) -> None:
        """End the connection at once; what was not sent yet is not sent."""
        self._stop_waiting()
        self.connections.discard(self)
        self.transport.abort()

    def _wait(self) -> None:
        if self._waiting is None:
            self._waiting = self.loop.call_later(self._limits.patience, self.drop)

    def _stop_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None


def quiet(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Say nothing of what others did to a connection; the loop goes on by itself."""
    if not isinstance(context.get("exception"), OSError | h11.ProtocolError):
        loop.default_exception_handler(context)

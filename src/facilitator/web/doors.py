"""The doors let connections in one by one, as long as there is room.

A connection that finds none waits outside, where it takes no file of this program. When one waits
there, those inside that ask for nothing are dropped.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable, Collection, Sequence
from contextlib import ExitStack, suppress
from typing import Final

from facilitator.web.connections import Connection, Limits, Waiting

PAUSE: Final = 0.01
"""Seconds until it is tried anew where no file is left."""


class Doors:
    """Accepts connections at sockets; it closes as asyncio's own servers do."""

    def __init__(
        self,
        connection: Callable[[], Connection],
        inside: Collection[object],
        waited_for: Waiting,
        limits: Limits,
    ) -> None:
        """Make a `connection` of each that is accepted; those `inside` are counted.

        Of them those that are `waited_for` may have to make room.
        """
        self._connection = connection
        self._inside = inside
        self._waited_for = waited_for
        self._limits = limits
        self._tasks: list[asyncio.Task[None]] = []

    def open(self, sockets: Sequence[socket.socket]) -> None:
        """Accept connections from now on."""
        for each in sockets:
            each.setblocking(False)
            self._tasks.append(asyncio.create_task(self._accept(each)))

    def close(self) -> None:
        """Accept none any more."""
        for task in self._tasks:
            task.cancel()

    async def wait_closed(self) -> None:
        """Wait until none is accepted."""
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _accept(self, listening: socket.socket) -> None:
        loop = asyncio.get_running_loop()
        while True:
            await self._room()
            try:
                accepted, _ = await loop.sock_accept(listening)
            except OSError:  # it was gone already, or other parts of the program took every file
                await asyncio.sleep(PAUSE)
                continue
            with suppress(OSError), ExitStack() as stack:
                stack.callback(accepted.close)  # it is nobody's until it has become a connection
                await loop.connect_accepted_socket(self._connection, accepted)
                stack.pop_all()

    async def _room(self) -> None:
        """Wait until there is room for one more."""
        while len(self._inside) >= self._limits.connections:
            longest = next(iter(self._waited_for), None)
            if longest is not None and longest.waited >= self._limits.grace:
                longest.drop()
            else:
                await asyncio.sleep(self._limits.grace / 4)

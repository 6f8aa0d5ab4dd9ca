"""The counter is where programs that lead the meeting ask what waits, and decide on it.

It is a port that only this computer reaches, and whoever asks there needs the key left for them.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from msgspec import DecodeError, ValidationError, json

from facilitator.running.answers.protocol import LONGEST, Order, Report, in_all
from facilitator.running.answers.starting import HERE
from facilitator.web.answers.box import Box

PATIENCE: Final = 5.0
"""Seconds that somebody is waited for who has connected."""


class Counter:
    """Answers orders; `changed` is called when something was ordered that others see."""

    def __init__(self, box: Box, key: str, address: str, *, here_only: bool) -> None:
        """Serve a box to those who have the key; its page is at the address."""
        self._box = box
        self._key = key
        self._address = address
        self._here_only = here_only
        self.changed: Callable[[], None] = lambda: None
        self.stopped = False

    async def open(self) -> asyncio.Server:
        """Begin to listen, at any port that is free."""
        return await asyncio.start_server(self._serve, HERE, 0, limit=LONGEST)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, ValueError, TimeoutError, asyncio.IncompleteReadError):
            async with asyncio.timeout(PATIENCE):
                answer = self._answer(await reader.readuntil(b"\n"))
                if answer is not None:
                    writer.write(answer + b"\n")
                    await writer.drain()
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()

    def _answer(self, line: bytes) -> bytes | None:
        """Do what is ordered and say how it stands; None to those without the key."""
        try:
            order = json.decode(line, type=Order)
        except (DecodeError, ValidationError, RecursionError):
            return None
        if not secrets.compare_digest(order.key.encode(), self._key.encode()):
            return None
        box = self._box
        if order.restored:
            box.restore(order.restored)
        for settled in order.settled:
            box.settle(settled)
        if order.opened is not None:
            box.open(order.opened)
        if order.wall is not None:
            box.wall = order.wall
        self.stopped |= order.stop
        if order.opened is not None or order.wall is not None or order.stop:
            self.changed()
        return json.encode(
            Report(
                box.version,
                self._address,
                self._here_only,
                box.reached,
                in_all(box.opened),
                box.wall,
                None if order.known == box.version else tuple(box.waiting()),
            )
        )

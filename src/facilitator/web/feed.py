"""The feed sends browsers the page for the room as JSON whenever it changes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from typing import Final

from msgspec import Struct, json

from facilitator.core.room.page import Page
from facilitator.core.time.occasions import Sound
from facilitator.core.time.schedule import schedule
from facilitator.running.bell import Bell
from facilitator.watching import Watcher
from facilitator.web.files import Reserve

LOOK: Final = 0.4
"""Seconds between looks at the record."""

KEEP_ALIVE: Final = 10.0
"""Seconds after which a browser hears that nothing is new, so that both know of each other.

One that hears nothing for longer, as after sleep, asks anew.
"""


class Told(Struct, frozen=True):
    """What a browser is told: the page and its language, and words that say it is not up to date.

    `lost` is what the browser says when it hears no more, before the time since when. `rung` counts
    how often the bell rang, the last time by `sound`.
    """

    page: Page
    language: str = "en"
    stale: str = ""
    lost: str = ""
    rung: int = 0
    sound: Sound | None = None


class Feed:
    """What all browsers are told, looked up once for all of them."""

    def __init__(self, watcher: Watcher, most: int) -> None:
        """Tell what a watcher sees, at most so many browsers at once."""
        self._watcher = watcher
        self._most = most
        self._told = b""
        self._changed = asyncio.Event()
        self.viewers = 0
        self._reserve = Reserve()
        self._bell = Bell()
        self._rung = 0
        self._sound: Sound | None = None
        self.look()

    @contextmanager
    def seat(self) -> Iterator[bool]:
        """Count a browser in while it listens; False when there is no seat left for it."""
        free = self.viewers < self._most
        self.viewers += free
        try:
            yield free
        finally:
            self.viewers -= free

    def look(self) -> None:
        """Look at the record and the clock, and tell what has changed."""
        with self._reserve.lent():
            sight = self._watcher.look()
        language, stale = self._watcher.language, self._watcher.stale(sight)
        lost = language.say("no connection since")
        state = self._watcher.state
        if (sound := self._bell.rings(state, schedule(state, self._watcher.now()))) is not None:
            self._rung, self._sound = self._rung + 1, sound
        told = json.encode(Told(sight.page, language.code, stale, lost, self._rung, self._sound))
        if told != self._told:
            self._told = told
            self._wake()

    def _wake(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()

    async def run(self, ended: Callable[[], bool]) -> None:
        """Look again and again until it is ended; then the browsers are let go."""
        try:
            while not ended():
                self.look()
                await asyncio.sleep(LOOK)
        finally:
            self._reserve.close()
        self._wake()

    async def events(self, ended: Callable[[], bool]) -> AsyncIterator[bytes]:
        """Tell one browser, as server-sent events, until it is ended."""
        told = None
        yield b"retry: 1000\n\n"
        while not ended():
            changed = self._changed
            if told is not self._told:
                told = self._told
                yield b"data: " + told + b"\n\n"
                continue
            try:
                await asyncio.wait_for(changed.wait(), KEEP_ALIVE)
            except TimeoutError:
                yield b"event: here\ndata: \n\n"

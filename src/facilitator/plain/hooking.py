"""The user's commands run beside the loop, which never waits for them."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterable, Iterator
from queue import Empty, SimpleQueue
from threading import Thread

from facilitator.core.base.language import Phrase


class Hooking:
    """Runs commands in threads, and keeps what went wrong with them until it can be said."""

    def __init__(self) -> None:
        """Begin with nothing wrong."""
        self._problems: SimpleQueue[Phrase] = SimpleQueue()

    def failed(self, problem: Phrase) -> None:
        """Keep what went wrong with a command."""
        self._problems.put(problem)

    def run(self, commands: Iterable[Coroutine[object, object, None]]) -> None:
        """Run commands, each on its own."""
        for command in commands:
            Thread(None, asyncio.run, "hook", (command,), daemon=True).start()

    def problems(self) -> Iterator[Phrase]:
        """Yield what went wrong since this was asked last."""
        while True:
            try:
                yield self._problems.get_nowait()
            except Empty:
                return

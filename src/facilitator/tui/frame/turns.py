"""Keys that arrive together, as after a wait for the disk, act one after the other.

Textual sends a key to the widget with the focus, from which it bubbles up; a key with priority acts
before it is sent. So of keys that arrive together a later one could act first.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from textual import events
from textual.dom import DOMNode


class Turns:
    """Holds keys back while another is on its way; `take` lets the app take one."""

    def __init__(self, take: Callable[[events.Key], Awaitable[None]]) -> None:
        """Begin with none on its way."""
        self._take = take
        self._held: deque[events.Key] = deque()
        self._on_its_way = False

    @property
    def awaited(self) -> bool:
        """Whether keys wait for their turns."""
        return bool(self._held)

    def holds(self, key: events.Key) -> bool:
        """Say whether a key has to wait for its turn, which comes by itself."""
        if self._on_its_way:
            self._held.append(key)
        return self._on_its_way

    def sent(self, part: DOMNode) -> None:
        """Take note that a key was sent to a part; it is done with when all that holds that is."""
        self._on_its_way = True
        self._pass(part.ancestors_with_self)

    def _pass(self, parts: Sequence[Any]) -> Awaitable[None] | None:
        """Go the way of the key, behind it; parts that are gone are passed by."""
        for number, part in enumerate(parts, 1):
            if part.call_later(self._pass, parts[number:]):
                return None
        return self.next()

    async def next(self) -> None:
        """Let the next key have its turn, whatever became of the one before."""
        self._on_its_way = False
        if self._held:
            await self._take(self._held.popleft())

"""Haste tells a key from the first letter of a note typed before the line is open."""

from __future__ import annotations

from collections.abc import Callable
from math import inf
from typing import Final

from textual import events

from facilitator.tui.frame.capturing import CapturingPlace

TYPING: Final = 0.25
"""Seconds within which two different printable keys are taken for a text."""

GUARDED: Final = frozenset(
    {
        "session.next",
        "session.skip",
        "session.back",
        "session.toggle",
        "round.session",
        "turn.next",
        "turn.pass",
        "turn.back",
    }
)
"""The ids of keys that move the meeting on, which a text must not do."""


class Haste:
    """Remembers the last printable key; `seconds` is a clock that only goes forward."""

    def __init__(self, seconds: Callable[[], float]) -> None:
        """Begin with none."""
        self._seconds = seconds
        self._last = ""
        self._at = -inf

    def is_typed(self, event: events.Key, place: CapturingPlace | None) -> bool:
        """Say whether this key would move the meeting on but is a letter of a text.

        That needs another printable key just before it; `place` is the one in front, if one is.
        """
        if not event.is_printable:
            self._at = -inf
            return False
        if place is None or place.typing or place.sheet is not None:
            self._at = -inf  # what was typed into a line, or answered, has arrived
            return False
        last, since = self._last, self._seconds() - self._at
        self._last, self._at = event.key, self._seconds()
        if since >= TYPING or last == event.key:
            return False
        active = place.active_bindings.get(event.key)
        return active is not None and active.enabled and active.binding.id in GUARDED

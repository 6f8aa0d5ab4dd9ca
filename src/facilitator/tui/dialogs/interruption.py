"""An interruption is a question that opens by itself, over whatever somebody is just doing."""

from __future__ import annotations

import math
from pathlib import Path
from typing import ClassVar, Final

from textual import events

from facilitator.tui.dialogs.choice import Choice, Option
from facilitator.tui.dialogs.modal import BOX
from facilitator.tui.host import host

UNSEEN: Final = 1.0
"""Seconds in which no key counts: whoever pressed it had not seen the question yet."""

TYPING: Final = 0.25
"""Seconds for which a key that is no answer shows that somebody is typing on."""


class Interruption(Choice):
    """A question whose answers are digits, as letters would be those of a text or of a place."""

    CSS_PATH: ClassVar = [BOX, Path(__file__).with_name("choice.tcss")]

    _ready = math.inf
    """From when on keys count; not before it is in front."""

    def on_screen_resume(self) -> None:
        """Take no key yet: it has only now come to the front."""
        self._ready = self._now() + UNSEEN

    def chosen(self, event: events.Key) -> Option | None:
        """Find the answer that a key gives, if it was meant for this question."""
        now = self._now()
        option = super().chosen(event) if now >= self._ready else None
        if option is None and event.is_printable:
            self._ready = max(self._ready, now + TYPING)
        return option

    def action_escape(self) -> None:
        """Leave the question unanswered, where that is allowed."""
        if self._now() >= self._ready:
            super().action_escape()

    def _now(self) -> float:
        return host(self.app).launch.seconds()

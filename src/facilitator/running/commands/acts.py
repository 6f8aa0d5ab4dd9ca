"""What the acts of the screens are called by words, where a sentence names one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

NAMES: Final[Mapping[str, str]] = {
    "session.toggle": "toggle",
    "session.longer-5": "extend",
    "turn.give": "turn",
    "people.here": "here",
    "people.state": "here",
    "time.take": "take",
    "meeting.undo": "undo",
    "meeting.redo": "redo",
}
"""The commands by the ids of the acts."""

"""What the acts of the screens are called by words, where a sentence names one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from facilitator.running.commands.table import COMMANDS

_COMMANDS: Final[Mapping[str, str]] = {
    "session.toggle": "toggle",
    "session.longer-5": "extend",
    "turn.give": "turn",
    "people.here": "here",
    "people.state": "here",
    "meeting.undo": "undo",
    "meeting.redo": "redo",
}
"""The commands by the ids of the acts."""

NAMES: Final = _COMMANDS
"""What each act is called in another terminal."""

LETTERS: Final[Mapping[str, str]] = {
    act: COMMANDS[name].letter or name for act, name in _COMMANDS.items()
}
"""What each act is called where single letters stand for commands."""

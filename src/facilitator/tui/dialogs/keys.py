"""The keys that several dialogues have; the keys of dialogues are fixed, so they have no ids."""

from __future__ import annotations

from typing import Final

from facilitator.core.base.language import N_
from facilitator.running.acts import ACTS
from facilitator.tui.keys import Key, key


def closing(keys: str) -> Key:
    """Declare the keys that close what is only looked at."""
    return key(keys, "close", N_("Close"), tells=N_("Closes this."), show=False)


CANCEL: Final = key(
    "escape", "cancel", N_("Cancel"), tells=N_("Goes back and changes nothing."), show=False
)
ERASE: Final = key(
    "backspace", "erase", N_("Erase"), tells=N_("Erases the last letter."), show=False
)
UNDO: Final = key("u,U", "undo", N_("Undo"), tells=ACTS["meeting.undo"], show=False)

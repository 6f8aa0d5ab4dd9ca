"""The keys that several dialogues have; the keys of dialogues are fixed, so they have no ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from textual.dom import DOMNode

from facilitator.core.base.language import N_
from facilitator.running.acts import ACTS
from facilitator.tui import keymap
from facilitator.tui.host import host
from facilitator.tui.keys import Key, declared, key

MOST: Final = 6
"""So many keys have room in the edge of a box in a small window."""


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


def hints(of: DOMNode) -> str:
    """Say in a line what the keys of a dialogue do, each by the first of its names.

    Where these are many, undoing is left out, as its key is the same everywhere.
    """
    keys = list(declared(type(of)))
    many = len(keys) > MOST
    return " · ".join(_hints(of, [each for each in keys if not (many and each is UNDO)]))


def _hints(of: DOMNode, keys: Iterable[Key]) -> Iterator[str]:
    say = host(of.app).language.say
    for each in keys:
        if each.action == "close":
            yield say("Esc closes")
            continue
        name, *_ = keymap.names(each, {}, of.app.get_key_display)
        words = say(each.description)
        yield f"{name} {words[:1].lower()}{words[1:]}"

"""The keys that several dialogues have; the keys of dialogues are fixed, so they have no ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from textual.dom import DOMNode

from facilitator.core.base.cells import cells
from facilitator.core.base.language import N_
from facilitator.running.acts import ACTS
from facilitator.tui import keymap
from facilitator.tui.host import host
from facilitator.tui.keys import Key, declared, key

ROOM: Final = 74
"""So many cells the lower edge of a box has in a window of 80 columns."""


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

    In what is too long for the edge of a box in a small window undoing is left out, whose key is
    the same everywhere, and then what Escape does, which needs no words.
    """
    keys = list(declared(type(of)))
    fewer = [each for each in keys if each is not UNDO]
    ways = ((keys, True), (fewer, True), (fewer, False))
    told = [" · ".join(_hints(of, some, closes=closes)) for some, closes in ways]
    return next((each for each in told if cells(each) <= ROOM), told[-1])


def _hints(of: DOMNode, keys: Iterable[Key], *, closes: bool) -> Iterator[str]:
    say = host(of.app).language.say
    for each in keys:
        name, *_ = keymap.names(each, {}, of.app.get_key_display)
        words = say(each.description)
        if each.action == "close":
            yield say("Esc closes") if closes else name
        else:
            yield f"{name} {words[:1].lower()}{words[1:]}"

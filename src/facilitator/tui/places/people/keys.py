"""The keys of People, in the order in which they are shown."""

from __future__ import annotations

from typing import Final

from facilitator.core.base.language import N_
from facilitator.tui.frame.keys import CAPTURE, HELP, UNDO, find_here, to_run
from facilitator.tui.frame.marking import MARK, MARK_ALL
from facilitator.tui.keys import key

FOUND_UP: Final = key(
    "up",
    "choose_found(-1)",
    N_("Up"),
    tells=N_("Chooses another of those who were found."),
    show=False,
    priority=True,
)
FOUND_DOWN: Final = key(
    "down",
    "choose_found(1)",
    N_("Down"),
    tells=N_("Chooses another of those who were found."),
    show=False,
    priority=True,
)
"""While somebody is looked for the line has the keys, and these still choose."""

KEYS: Final = (
    find_here(
        "people.find",
        N_("Finds somebody: ⏎ marks them as here, Tab looks everywhere."),
    ),
    key(
        "enter",
        "here",
        N_("Here"),
        id="people.here",
        tells=N_("Marks who is marked, or the chosen one, as here."),
    ),
    key(
        "k,K",
        "state",
        N_("State"),
        id="people.state",
        tells=N_("Says when somebody came or left, is absent or comes later."),
    ),
    key(
        "a,A",
        "add",
        N_("Add"),
        id="people.add",
        free=True,
        tells=N_("Adds people not in the agenda, one a line, or from a file."),
        priority=True,
    ),
    MARK,
    MARK_ALL,
    key(
        "e,E",
        "edit",
        N_("Edit"),
        id="people.edit",
        tells=N_("Changes a name, an organisation or a role."),
        priority=True,
    ),
    key(
        "o,O",
        "order",
        N_("Show"),
        id="people.order",
        free=True,
        tells=N_("Lists people otherwise: by name, who is missing, another day."),
    ),
    HELP,
    key(
        "d,D,delete",
        "remove",
        N_("Remove"),
        id="people.remove",
        tells=N_("Takes the chosen one off the list."),
        key_display="d",
    ),
    UNDO,
    CAPTURE,
    FOUND_UP,
    FOUND_DOWN,
    to_run("people.leave", "go_back"),
)

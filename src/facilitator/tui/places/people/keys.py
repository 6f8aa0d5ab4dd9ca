"""The keys of People, in the order in which they are shown."""

from __future__ import annotations

from typing import Final

from facilitator.core.base.language import N_
from facilitator.tui.frame.keys import CAPTURE, HELP, to_run
from facilitator.tui.keys import key

KEYS: Final = (
    key(
        "space",
        "here",
        N_("Here"),
        id="people.here",
        tells=N_("Marks the chosen one as here, or not known."),
    ),
    key(
        "o,O",
        "on_time",
        N_("On time"),
        id="people.on-time",
        tells=N_("Says that the chosen one came on time."),
    ),
    key(
        "t,T",
        "came",
        N_("Came at"),
        id="people.came",
        tells=N_("Says when the chosen one came, and so how late."),
        priority=True,
    ),
    key(
        "l,L",
        "left",
        N_("Not here"),
        id="people.left",
        tells=N_("Says that the chosen one has left, or is absent."),
        priority=True,
    ),
    key(
        "a,A",
        "add",
        N_("Add"),
        id="people.add",
        tells=N_("Adds a person who is not in the agenda."),
        priority=True,
    ),
    key(
        "slash,f,F",
        "find",
        N_("Find"),
        id="people.find",
        tells=N_("Finds a person by a part of the name."),
        key_display="/",
        priority=True,
    ),
    HELP,
    key(
        "left",
        "day(-1)",
        N_("Day before"),
        id="people.day-before",
        tells=N_("Shows the day before."),
        priority=True,  # the list would take it, to no effect
    ),
    key(
        "right",
        "day(1)",
        N_("Day after"),
        id="people.day-after",
        tells=N_("Shows the day after."),
        priority=True,
    ),
    key(
        "v,V",
        "replace",
        N_("In their place"),
        id="people.replace",
        tells=N_("Adds a person in the place of the chosen one."),
        priority=True,
    ),
    key(
        "e,E,enter",
        "mend",
        N_("Mend"),
        id="people.mend",
        tells=N_("Mends a name, an organisation or a role."),
        key_display="e",
        priority=True,
    ),
    key(
        "d,D,delete",
        "remove",
        N_("Remove"),
        id="people.remove",
        tells=N_("Takes the chosen one off the list."),
        key_display="d",
    ),
    CAPTURE,
    to_run("people.leave", "go_back"),
)

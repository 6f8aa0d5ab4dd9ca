"""The keys of Words, in the order in which they are shown."""

from __future__ import annotations

from typing import Final

from facilitator.core.base.language import N_
from facilitator.tui.frame.keys import CAPTURE, HELP, ROOM, find_here, to_run
from facilitator.tui.keys import key

KEYS: Final = (
    key(
        "enter",
        "details",
        N_("Who uses it"),
        id="words.details",
        tells=N_("Shows everything about the chosen concept."),
        priority=True,
    ),
    key(
        "a,A",
        "agree",
        N_("Agree on a term"),
        id="words.agree",
        tells=N_("Writes down the term that the meeting agrees on."),
        priority=True,
    ),
    key(
        "k,K",
        "same",
        N_("Same or not"),
        id="words.same",
        tells=N_("Makes concepts one, takes them apart, or proposes that."),
        priority=True,
    ),
    ROOM,
    key(
        "o,O",
        "order",
        N_("Order"),
        id="words.order",
        free=True,
        tells=N_("Sorts by how many use it, how much, or by name."),
    ),
    HELP,
    find_here("words.find", N_("Finds a concept by a part of it.")),
    key(
        "d,D,delete",
        "drop",
        N_("Drop agreement"),
        id="words.drop",
        tells=N_("Drops the agreed term."),
        key_display="d",
    ),
    CAPTURE,
    to_run("words.leave", "go_back"),
)

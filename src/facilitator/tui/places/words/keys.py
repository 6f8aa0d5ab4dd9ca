"""The keys of Words, in the order in which they are shown."""

from __future__ import annotations

from typing import Final

from facilitator.core.base.language import N_
from facilitator.tui.frame.keys import CAPTURE, HELP, to_run
from facilitator.tui.keys import key

KEYS: Final = (
    key(
        "a,A",
        "agree",
        N_("Agree on a term"),
        id="words.agree",
        tells=N_("Writes down the term that the meeting agrees on."),
        priority=True,
    ),
    key(
        "c,C",
        "place('merges')",
        N_("What may be one"),
        id="words.candidates",
        tells=N_("Goes to what may be one and the same concept."),
    ),
    key("v,V", "cloud", N_("Cloud"), id="words.cloud", tells=N_("Shows a cloud of the words.")),
    key(
        "slash,f,F",
        "find",
        N_("Find"),
        id="words.find",
        tells=N_("Finds a concept by a part of it."),
        key_display="/",
        priority=True,
    ),
    key(
        "e,E",
        "details",
        N_("Details"),
        id="words.details",
        tells=N_("Shows who uses the concept, and how often."),
    ),
    key(
        "o,O",
        "order",
        N_("Order"),
        id="words.order",
        tells=N_("Orders by how many use it, by weight, or by name."),
    ),
    HELP,
    key(
        "m,M",
        "merge",
        N_("Merge with"),
        id="words.merge",
        tells=N_("Makes the chosen concept one with another."),
    ),
    key(
        "s,S",
        "separate",
        N_("Separate"),
        id="words.separate",
        tells=N_("Takes a merged concept apart again."),
    ),
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

"""The keys of Merges, in the order in which they are shown."""

from __future__ import annotations

from typing import Final

from facilitator.core.base.language import N_
from facilitator.tui.frame.keys import CAPTURE, UNDO
from facilitator.tui.keys import key

KEYS: Final = (
    key(
        "a,A", "accept", N_("Make one"), id="merges.accept", tells=N_("Makes the two one concept.")
    ),
    key(
        "b,B",
        "other_way",
        N_("The other way round"),
        id="merges.other-way",
        tells=N_("Makes them one, named as the other."),
    ),
    key(
        "d,D,delete",
        "decline",
        N_("Keep apart"),
        id="merges.decline",
        tells=N_("Keeps the two apart; they are not asked about again."),
        key_display="d",
    ),
    UNDO,
    key(
        "c,C,escape",
        "place('words')",
        N_("Words"),
        id="merges.leave",
        tells=N_("Goes back to Words."),
        key_display="c",
    ),
    CAPTURE,
)

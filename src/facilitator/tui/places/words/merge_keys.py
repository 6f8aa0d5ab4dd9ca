"""The keys of Merges, in the order in which they are shown."""

from __future__ import annotations

from typing import Final

from facilitator.core.base.language import N_
from facilitator.tui.frame.keys import ACTS_OF, CAPTURE, HELP, UNDO
from facilitator.tui.keys import key

KEYS: Final = (
    ACTS_OF,
    key(
        "k,K", "accept", N_("Make one"), id="merges.accept", tells=N_("Makes the two one concept.")
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
        "escape", "place('words')", N_("Words"), id="merges.leave", tells=N_("Goes back to Words.")
    ),
    HELP,
    CAPTURE,
)

"""The keys of Review, in the order in which they are shown."""

from __future__ import annotations

from typing import Final

from facilitator.core.base.language import N_
from facilitator.tui.frame.keys import HELP
from facilitator.tui.keys import key

KEYS: Final = (
    key(
        "a,A",
        "advice",
        N_("Advice"),
        id="review.advice",
        tells=N_("Goes to the advice for the next meeting."),
    ),
    key(
        "o,O,escape",
        "place('run')",
        N_("Run"),
        id="review.leave",
        tells=N_("Goes back to Run."),
        key_display="o",
    ),
    HELP,
)

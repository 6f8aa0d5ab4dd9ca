"""The keys of Times, in the order in which they are shown."""

from __future__ import annotations

from typing import Final

from facilitator.core.base.language import N_
from facilitator.tui.frame.keys import CAPTURE, HELP, to_run
from facilitator.tui.keys import key

KEYS: Final = (
    key(
        "a,A",
        "advice",
        N_("Advice"),
        id="review.advice",
        free=True,
        tells=N_("Goes to the advice for the next meeting."),
    ),
    CAPTURE,
    to_run("review.leave", show=True),
    HELP,
)

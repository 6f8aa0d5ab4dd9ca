"""The keys of Start, in the order in which they are shown."""

from __future__ import annotations

from typing import Final

from facilitator.core.base.language import N_
from facilitator.tui.frame.keys import FIND, HELP, LEAVE
from facilitator.tui.keys import key

KEYS: Final = (
    key(
        "enter",
        "open",
        N_("Open"),
        id="start.open",
        tells=N_("Goes on with the chosen meeting, or runs the chosen agenda."),
        priority=True,
    ),
    key(
        "r,R",
        "rehearse",
        N_("Rehearse"),
        id="start.rehearse",
        tells=N_("Rehearses the chosen agenda, at a speed that you choose."),
    ),
    key(
        "n,N",
        "new",
        N_("New agenda"),
        id="start.new",
        tells=N_("Writes an agenda to begin with, to change in an editor."),
    ),
    key(
        "t,T",
        "tour",
        N_("Tour"),
        id="start.tour",
        tells=N_("Shows you around in a practice meeting, in two minutes."),
    ),
    FIND,
    HELP,
    LEAVE,
)

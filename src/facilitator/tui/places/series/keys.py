"""The keys of Series, in the order in which they are shown."""

from __future__ import annotations

from typing import Final

from facilitator.core.base.language import N_
from facilitator.tui.frame.keys import ACTS_OF, CAPTURE, HELP, UNDO, to_run
from facilitator.tui.keys import key

KEYS: Final = (
    ACTS_OF,
    key(
        "a,A",
        "add",
        N_("New meeting"),
        id="series.add",
        free=True,
        tells=N_("Adds a coming meeting, fixed, proposed or wished for."),
        priority=True,
    ),
    key(
        "e,E",
        "change",
        N_("Change"),
        id="series.change",
        tells=N_("Changes the chosen meeting."),
        priority=True,
    ),
    key(
        "k,K",
        "status",
        N_("Status"),
        id="series.status",
        tells=N_("Makes the chosen meeting fixed, proposed or a wish."),
    ),
    key(
        "o,O",
        "actions",
        N_("Open actions"),
        id="series.actions",
        free=True,
        tells=N_("Shows the actions still open, of this and earlier meetings."),
    ),
    key(
        "d,D,delete",
        "remove",
        N_("Remove"),
        id="series.remove",
        tells=N_("Takes the chosen meeting off the list."),
        key_display="d",
    ),
    UNDO,
    HELP,
    CAPTURE,
    to_run("series.leave"),
)

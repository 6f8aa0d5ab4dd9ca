"""The keys of Series, in the order in which they are shown."""

from __future__ import annotations

from typing import Final

from facilitator.core.base.language import N_
from facilitator.tui.frame.keys import CAPTURE, HELP, UNDO, to_run
from facilitator.tui.keys import key

KEYS: Final = (
    key(
        "a,A",
        "add",
        N_("New meeting"),
        id="series.add",
        tells=N_("Adds a coming meeting, fixed, proposed or wished for."),
        priority=True,
    ),
    key(
        "e,E,enter",
        "change",
        N_("Change"),
        id="series.change",
        tells=N_("Changes the chosen meeting."),
        key_display="e",
        priority=True,
    ),
    key(
        "p,P",
        "promote",
        N_("Surer"),
        id="series.promote",
        tells=N_("Makes it surer: a wish proposed, a proposal fixed."),
    ),
    key(
        "d,D",
        "demote",
        N_("Less sure"),
        id="series.demote",
        tells=N_("Makes it less sure: fixed to proposed, then a wish."),
    ),
    key(
        "v,V",
        "vote",
        N_("Vote"),
        id="series.vote",
        tells=N_("Takes in who can agree to which proposal."),
    ),
    key(
        "o,O",
        "actions",
        N_("Open actions"),
        id="series.actions",
        tells=N_("Shows the actions still open, of this and earlier meetings."),
    ),
    key(
        "r,R,delete",
        "remove",
        N_("Remove"),
        id="series.remove",
        tells=N_("Takes the chosen meeting off the list."),
        key_display="r",
    ),
    UNDO,
    HELP,
    CAPTURE,
    to_run("series.leave"),
)

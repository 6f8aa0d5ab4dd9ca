"""The keys of Notes, in the order in which they are shown."""

from __future__ import annotations

from typing import Final

from facilitator.core.base.language import N_
from facilitator.tui.frame.keys import CAPTURE, HELP, UNDO, to_run
from facilitator.tui.keys import key

KEYS: Final = (
    key(
        "e,E,enter",
        "edit",
        N_("Edit"),
        id="note.edit",
        tells=N_("Puts the chosen note into the line, to be changed."),
        key_display="e",
        priority=True,
    ),
    CAPTURE,
    key(
        "k,K",
        "reclassify",
        N_("Change kind"),
        id="note.kind",
        tells=N_("Makes the chosen note a decision, action, quote and so on."),
    ),
    key(
        "d,D,delete",
        "remove",
        N_("Remove"),
        id="note.remove",
        tells=N_("Takes the chosen note out of the minutes."),
        key_display="d",
    ),
    key(
        "t,T",
        "tick",
        N_("Tick off"),
        id="note.done",
        tells=N_("Ticks the chosen action as done, or opens it again."),
    ),
    HELP,
    key(
        "f,F",
        "filter_kind",
        N_("Filter kind"),
        id="note.filter-kind",
        tells=N_("Shows notes of one kind only, or all."),
    ),
    key(
        "o,O",
        "filter_session",
        N_("Filter session"),
        id="note.filter-session",
        tells=N_("Shows notes of one session only, or all."),
    ),
    UNDO,
    to_run("note.leave"),
)

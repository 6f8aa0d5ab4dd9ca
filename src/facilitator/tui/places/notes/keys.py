"""The keys of Notes, in the order in which they are shown."""

from __future__ import annotations

from typing import Final

from facilitator.core.base.language import N_
from facilitator.tui.frame.keys import CAPTURE, EXPORT, HELP, UNDO, find_here, to_run
from facilitator.tui.frame.marking import MARK, MARK_ALL
from facilitator.tui.keys import key

KEYS: Final = (
    CAPTURE,
    key(
        "e,E",
        "edit",
        N_("Edit"),
        id="note.edit",
        tells=N_("Puts the chosen note into the line, to be changed."),
        priority=True,
    ),
    key(
        "k,K",
        "reclassify",
        N_("Kind"),
        id="note.kind",
        tells=N_("Makes the chosen note a decision, action, quote and so on."),
    ),
    MARK,
    key(
        "enter",
        "tick",
        N_("Done"),
        id="note.done",
        tells=N_("Ticks the action as done or opens it; else lists acts."),
        priority=True,  # the list would take it
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
        "o,O",
        "filter",
        N_("Show"),
        id="note.filter",
        free=True,
        tells=N_("Shows notes of one kind or one session only, or all."),
    ),
    HELP,
    find_here("note.find", N_("Finds notes that hold a text; Tab looks in all meetings.")),
    EXPORT,
    UNDO,
    MARK_ALL,
    to_run("note.leave", "go_back"),
)

"""The keys of Scan, in the order in which they are shown."""

from __future__ import annotations

from typing import Final

from facilitator.core.base.language import N_
from facilitator.tui.frame.keys import CAPTURE, HELP
from facilitator.tui.keys import key

KEYS: Final = (
    key(
        "a,A",
        "spot",
        N_("Add a finding"),
        id="scan.add",
        free=True,
        tells=N_("Adds something interesting from a region."),
        priority=True,
    ),
    key(
        "e,E,enter",
        "mend",
        N_("Edit"),
        id="scan.edit",
        tells=N_("Changes the chosen finding."),
        key_display="e",
        priority=True,
    ),
    key(
        "k,K",
        "spearhead",
        N_("Spearhead"),
        id="scan.spearhead",
        tells=N_("Marks the chosen finding as a spearhead, or not."),
    ),
    key(
        "d,D,delete",
        "remove",
        N_("Remove"),
        id="scan.remove",
        tells=N_("Takes the chosen finding out."),
        key_display="d",
    ),
    key(
        "o,O",
        "turn",
        N_("By tag/organisation"),
        id="scan.turn",
        free=True,
        tells=N_("Lists by tag, or by organisation."),
    ),
    key(
        "escape",
        "place('homework')",
        N_("Homework"),
        id="scan.leave",
        tells=N_("Goes back to Homework."),
    ),
    HELP,
    CAPTURE,
)

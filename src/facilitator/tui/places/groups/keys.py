"""The keys of Groups, in the order in which they are shown."""

from __future__ import annotations

from typing import Final

from facilitator.core.base.language import N_
from facilitator.tui.frame.keys import (
    ACTS_OF,
    CAPTURE,
    COUNTDOWN,
    HELP,
    ROOM,
    UNDO,
    find_here,
    to_run,
)
from facilitator.tui.keys import key

KEYS: Final = (
    key(
        "space",
        "mark",
        N_("Lift"),
        id="group.lift",
        tells=N_("Lifts a person; a digit then moves all that are lifted."),
    ),
    ACTS_OF,
    key(
        "a,A",
        "form",
        N_("New group"),
        id="group.form",
        free=True,
        tells=N_("Forms a new group."),
        priority=True,
    ),
    key(
        "e,E",
        "edit",
        N_("Rename"),
        id="group.edit",
        tells=N_("Changes the name and focus of the group."),
        priority=True,
    ),
    key(
        "h,H",
        "hold",
        N_("Rules"),
        id="group.hold",
        tells=N_("Keeps people together, apart or where they are, or as hosts."),
    ),
    find_here("group.find", N_("Finds somebody and lifts them; Tab looks in all meetings.")),
    COUNTDOWN,
    ROOM,
    HELP,
    CAPTURE,
    UNDO,
    key(
        "k,K",
        "widen",
        N_("With speakers or not"),
        id="group.widen",
        tells=N_("Deals speakers and guests too, or leaves them out."),
        show=False,
    ),
    key(
        "d,D,delete",
        "dissolve",
        N_("Dissolve"),
        id="group.dissolve",
        tells=N_("Dissolves the group, after asking; its members are in none."),
        key_display="d",
        show=False,
    ),
    key(
        "o,O",
        "choose_session",
        N_("Other session"),
        id="group.session",
        free=True,
        tells=N_("Shows the groups of another session."),
        show=False,
    ),
    key(
        "asterisk,multiply",
        "mark_all",
        N_("Lift all"),
        id="group.lift-all",
        tells=N_("Lifts everybody who is in no group."),
        key_display="*",
        show=False,
    ),
    to_run("group.leave", "back_out"),
)

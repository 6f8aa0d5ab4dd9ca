"""The keys of Programme, in the order in which they are shown."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from facilitator.core.base.language import N_
from facilitator.tui.frame.keys import ACTS_OF, CAPTURE, HELP, UNDO, to_run
from facilitator.tui.keys import key
from facilitator.tui.widgets.list_keys import DOWN, UP

KEYS: Final = (
    ACTS_OF,
    key(
        "a,A",
        "add",
        N_("Add after"),
        id="programme.add",
        tells=N_("Adds a session after the chosen one."),
        priority=True,
    ),
    key(
        "e,E",
        "change",
        N_("Change"),
        id="programme.change",
        tells=N_("Changes title, length, start and the like."),
        priority=True,
    ),
    key(
        "plus,add",
        "lengthen(5)",
        N_("+5 min"),
        id="programme.longer-5",
        tells=N_("Plans the session five minutes longer."),
        key_display="+",
    ),
    key(
        "space",
        "lift",
        N_("Lift"),
        id="programme.lift",
        tells=N_("Lifts the session; the arrow keys move it, ⏎ drops it."),
    ),
    key(
        "k,K",
        "kind",
        N_("Cut, fixed"),
        id="programme.kind",
        tells=N_("Says whether the session may be cut, and how it starts."),
    ),
    key(
        "s,S,d,D,delete",
        "leave_out",
        N_("Skip"),
        id="programme.skip",
        tells=N_("Leaves out the chosen session, or takes it back in."),
        key_display="s",
    ),
    HELP,
    UNDO,
    key(
        "minus,subtract",
        "lengthen(-5)",
        N_("-5 min"),
        id="programme.shorter-5",
        tells=N_("Plans the session five minutes shorter."),
        key_display="-",
        show=False,
    ),
    key(
        "full_stop,decimal",
        "lengthen(1)",
        N_("+1 min"),
        id="programme.longer",
        tells=N_("Plans the session a minute longer."),
        key_display=".",
        show=False,
    ),
    key(
        "comma",
        "lengthen(-1)",
        N_("-1 min"),
        id="programme.shorter",
        tells=N_("Plans the session a minute shorter."),
        key_display=",",
        show=False,
    ),
    key(
        "shift+up,ctrl+up",
        "earlier",
        N_("Earlier"),
        id="programme.earlier",
        tells=N_("Moves the chosen session earlier."),
        show=False,
    ),
    key(
        "shift+down,ctrl+down",
        "later",
        N_("Later"),
        id="programme.later",
        tells=N_("Moves the chosen session later."),
        show=False,
    ),
    # Before the list takes them, they carry what is lifted.
    replace(UP, action="carry(-1)", priority=True),
    replace(DOWN, action="carry(1)", priority=True),
    CAPTURE,
    to_run("programme.leave", "go_back"),
)

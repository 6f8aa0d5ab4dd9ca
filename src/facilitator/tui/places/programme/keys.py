"""The keys of Programme, in the order in which they are shown."""

from __future__ import annotations

from typing import Final

from facilitator.core.base.language import N_
from facilitator.tui.frame.keys import HELP, UNDO, to_run
from facilitator.tui.keys import key

KEYS: Final = (
    key(
        "a,A",
        "add",
        N_("Add after"),
        id="programme.add",
        tells=N_("Adds a session after the chosen one."),
        priority=True,
    ),
    key(
        "e,E,enter",
        "change",
        N_("Change"),
        id="programme.change",
        tells=N_("Changes title, length, start and the like."),
        key_display="e",
        priority=True,
    ),
    key(
        "k,K,shift+up",
        "earlier",
        N_("Earlier"),
        id="programme.earlier",
        tells=N_("Moves the chosen session earlier."),
        key_display="k",
    ),
    key(
        "j,J,shift+down",
        "later",
        N_("Later"),
        id="programme.later",
        tells=N_("Moves the chosen session later."),
        key_display="j",
    ),
    key(
        "plus",
        "lengthen(1)",
        N_("+1 min"),
        id="programme.longer",
        tells=N_("Plans the session a minute longer."),
    ),
    HELP,
    key(
        "t,T",
        "split",
        N_("Split"),
        id="programme.split",
        tells=N_("Moves the rest of the session to later or another day."),
        priority=True,
    ),
    key(
        "s,S",
        "skip",
        N_("Skip or take back"),
        id="programme.skip",
        tells=N_("Leaves out the chosen session, or takes it back in."),
        show=False,
    ),
    key(
        "c,C",
        "cuttable",
        N_("May be cut or not"),
        id="programme.cut",
        tells=N_("Says whether the session may be cut when time is short."),
        show=False,
    ),
    key("l,L", "reload", N_("Reload"), id="programme.reload", priority=True),
    UNDO,
    key(
        "minus",
        "lengthen(-1)",
        N_("-1 min"),
        id="programme.shorter",
        tells=N_("Plans the session a minute shorter."),
        show=False,
    ),
    key(
        "greater_than_sign",
        "lengthen(5)",
        N_("+5 min"),
        id="programme.longer-5",
        tells=N_("Plans the session five minutes longer."),
        show=False,
    ),
    key(
        "less_than_sign",
        "lengthen(-5)",
        N_("-5 min"),
        id="programme.shorter-5",
        tells=N_("Plans the session five minutes shorter."),
        show=False,
    ),
    to_run("programme.leave"),
)

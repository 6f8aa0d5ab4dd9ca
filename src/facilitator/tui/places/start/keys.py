"""The keys of Start, in the order in which they are shown."""

from __future__ import annotations

from typing import Final

from facilitator.core.base.language import N_
from facilitator.tui.frame.keys import FIND, HELP, LEAVE
from facilitator.tui.keys import key

OPEN: Final = key(
    "enter",
    "open",
    N_("Open"),
    id="start.open",
    tells=N_("Continues the chosen meeting, or runs the chosen agenda."),
    priority=True,
)
REHEARSE: Final = key(
    "j,J,r,R",
    "rehearse",
    N_("Rehearse"),
    id="start.rehearse",
    tells=N_("Rehearses the chosen agenda, at a speed that you choose."),
    key_display="j",
)
EDIT: Final = key(
    "e,E",
    "edit",
    N_("Edit"),
    id="start.edit",
    tells=N_("Opens the chosen agenda in your editor."),
)
NEW: Final = key(
    "a,A,n,N",
    "new",
    N_("New agenda"),
    id="start.new",
    tells=N_("Writes an agenda to begin with, to change in an editor."),
    key_display="a",
)
TOUR: Final = key(
    "t,T",
    "tour",
    N_("Tour"),
    id="start.tour",
    tells=N_("Shows you around in a practice meeting, in two minutes."),
)

KEYS: Final = (
    OPEN,
    REHEARSE,
    EDIT,
    NEW,
    TOUR,
    FIND,
    LEAVE,
    HELP,
    key(
        "up",
        "step(-1)",
        N_("Up"),
        id="list.up",
        tells=N_("Goes up in the list."),
        show=False,
        priority=True,
    ),
    key(
        "down",
        "step(1)",
        N_("Down"),
        id="list.down",
        tells=N_("Goes down in the list."),
        show=False,
        priority=True,
    ),
    key(
        "tab,shift+tab",
        "other",
        N_("Other list"),
        id="start.other",
        tells=N_("Goes from the meetings to the agendas, or back."),
        show=False,
        priority=True,
    ),
)

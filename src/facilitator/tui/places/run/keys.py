"""The keys of Run, in the order in which they are shown."""

from __future__ import annotations

from typing import Final

from facilitator.core.base.language import N_
from facilitator.tui.frame.keys import (
    BACK,
    CAPTURE,
    GO_TO,
    HELP,
    LONGER,
    MINUTE_LESS,
    MINUTE_MORE,
    NEXT,
    NEXT_PART,
    PLACES,
    REBALANCE,
    ROOM,
    SKIP,
    START,
    UNDO,
)
from facilitator.tui.keys import key

READ: Final = key(
    "enter",
    "open_session",
    N_("Choose"),
    id="session.read",
    free=True,
    tells=N_("Opens what can be done with the chosen or running session."),
    show=False,
)
SAY: Final = key(
    "k,K",
    "say_what",
    N_("Material"),
    id="session.material",
    free=True,
    tells=N_("Ticks off material, and takes up questions, by digit."),
    show=False,
)
LEAVE: Final = key(
    "escape",
    "leave_programme",
    N_("Leave the programme"),
    id="run.leave-programme",
    tells=N_("Takes the cursor out of the programme."),
    show=False,
)

KEYS: Final = (
    CAPTURE,
    START,
    NEXT,
    NEXT_PART,
    LONGER,
    REBALANCE,
    ROOM,
    READ,
    SAY,
    HELP,
    *PLACES,
    UNDO,
    GO_TO,
    BACK,
    MINUTE_MORE,
    MINUTE_LESS,
    SKIP,
    key("a,A", "add_session", N_("Add next"), id="session.add", show=False, priority=True),
    key(
        "escape",
        "end_tour",
        N_("End the tour"),
        id="tour.leave",
        tells=N_("Ends the tour, after asking."),
        show=False,
    ),
    LEAVE,
    key(
        "up",
        "scroll(-1)",
        N_("Programme up"),
        id="programme.up",
        tells=N_("Moves the cursor up in the programme."),
        show=False,
    ),
    key(
        "down",
        "scroll(1)",
        N_("Programme down"),
        id="programme.down",
        tells=N_("Moves the cursor down in the programme."),
        show=False,
    ),
    key(
        "pageup",
        "scroll(-10)",
        N_("Programme up a page"),
        id="programme.page-up",
        tells=N_("Moves the cursor up a page in the programme."),
        show=False,
    ),
    key(
        "pagedown",
        "scroll(10)",
        N_("Programme down a page"),
        id="programme.page-down",
        tells=N_("Moves the cursor down a page in the programme."),
        show=False,
    ),
)

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
    PLACES,
    REBALANCE,
    ROOM,
    SKIP,
    START,
    UNDO,
)
from facilitator.tui.keys import key

KEYS: Final = (
    CAPTURE,
    START,
    NEXT,
    key(
        "t,T",
        "place('round')",
        N_("Turns"),
        id="round.open",
        tells=N_("Goes to the turns of this round."),
    ),
    LONGER,
    REBALANCE,
    ROOM,
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
        tells=N_("Ends the tour; the practice meeting goes on."),
        show=False,
    ),
    key(
        "up",
        "scroll(-1)",
        N_("Programme up"),
        id="programme.up",
        tells=N_("Shows the programme further up."),
        show=False,
    ),
    key(
        "down",
        "scroll(1)",
        N_("Programme down"),
        id="programme.down",
        tells=N_("Shows the programme further down."),
        show=False,
    ),
    key(
        "pageup",
        "scroll(-10)",
        N_("Programme up a page"),
        id="programme.page-up",
        tells=N_("Shows the programme a page further up."),
        show=False,
    ),
    key(
        "pagedown",
        "scroll(10)",
        N_("Programme down a page"),
        id="programme.page-down",
        tells=N_("Shows the programme a page further down."),
        show=False,
    ),
)

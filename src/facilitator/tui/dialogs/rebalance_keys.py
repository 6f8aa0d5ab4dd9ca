"""The keys of the rebalance dialogue."""

from __future__ import annotations

from typing import Final

from facilitator.core.base.language import N_
from facilitator.core.time.rebalance.ready import MOST
from facilitator.tui.dialogs.keys import CANCEL
from facilitator.tui.dialogs.rebalance_rows import ACCEPT_KEY, MOVE_KEY
from facilitator.tui.keys import key

KEYS: Final = (
    CANCEL,
    key("enter", "apply", N_("Apply"), tells=N_("Does what is shown."), show=False),
    *(
        key(
            str(number),
            f"take({number})",
            N_("Proposal"),
            tells=N_("Shows the proposal with this number."),
            show=False,
        )
        for number in range(1, MOST + 1)
    ),
    key(
        "space",
        "keep",
        N_("Leave this row alone"),
        tells=N_("Takes nothing from the chosen session, or something again."),
        show=False,
    ),
    key(
        MOVE_KEY,
        "move",
        N_("Move what is fixed"),
        tells=N_("Moves the fixed point by what is missing, or not."),
        show=False,
    ),
    key(
        ACCEPT_KEY,
        "accept",
        N_("Accept"),
        tells=N_("Accepts that the fixed point begins late."),
        show=False,
    ),
)

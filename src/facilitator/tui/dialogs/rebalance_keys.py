"""The keys of the rebalance dialogue."""

from __future__ import annotations

from typing import Final

from facilitator.core.base.language import N_
from facilitator.tui.dialogs.keys import CANCEL
from facilitator.tui.keys import key

KEYS: Final = (
    CANCEL,
    key("enter", "apply", N_("Apply"), tells=N_("Does what is shown."), show=False),
    key(
        "r,R",
        "suggest",
        N_("Suggested"),
        tells=N_("Makes up time in every way, as far as needed."),
        show=False,
    ),
    key(
        "g,G",
        "gaps",
        N_("Only the gaps"),
        tells=N_("Makes up time in the gaps of the plan only."),
        show=False,
    ),
    key(
        "1,b,B",
        "turn('breaks')",
        N_("Breaks"),
        tells=N_("Shortens breaks, or leaves them as they are."),
        show=False,
    ),
    key(
        "2,p,P",
        "turn('proportional')",
        N_("All"),
        tells=N_("Shortens all sessions in proportion, or none."),
        show=False,
    ),
    key(
        "3,o,O",
        "turn('optional')",
        N_("Optional"),
        tells=N_("Leaves out what is optional, or keeps it."),
        show=False,
    ),
    key(
        "4,m,M",
        "move",
        N_("Move what is fixed"),
        tells=N_("Moves the fixed point by what is missing, or not."),
        show=False,
    ),
    key(
        "5,a,A",
        "accept",
        N_("Accept"),
        tells=N_("Accepts that the fixed point begins late."),
        show=False,
    ),
    key("up", "scroll(-1)", N_("Up"), tells=N_("Shows what stands further up."), show=False),
    key("down", "scroll(1)", N_("Down"), tells=N_("Shows what stands further down."), show=False),
    key(
        "pageup",
        "scroll(-8)",
        N_("Page up"),
        tells=N_("Shows what stands a page further up."),
        show=False,
    ),
    key(
        "pagedown",
        "scroll(8)",
        N_("Page down"),
        tells=N_("Shows what stands a page further down."),
        show=False,
    ),
)

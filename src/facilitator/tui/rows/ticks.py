"""What a session needs as it is shown: each item with the sign for whether it is ticked off."""

from __future__ import annotations

from facilitator.core.base import signs
from facilitator.core.base.cells import one_line
from facilitator.core.base.ids import SessionId
from facilitator.core.record.state import State
from facilitator.core.time.materials import ticked
from facilitator.tui.widgets.inks import Piece


def tick(state: State, session: SessionId, item: str) -> list[Piece]:
    """Write an item of a session, by its id, with its sign."""
    done = ticked(state, session, item)
    return [(signs.DONE, "ok") if done else (signs.OPEN, ""), (f" {one_line(item)}", "")]

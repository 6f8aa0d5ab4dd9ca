"""A shared meeting as one laptop sees it: what it can undo and redo is what was done on it."""

from __future__ import annotations

from msgspec.structs import replace

from facilitator.core.record.state import State


def seen_by(state: State, writer: str) -> State:
    """Return the state with the steps that a laptop took itself, by the name it writes by.

    Others' steps neither stand in the way of its undo nor are taken back by it.
    """
    sharing = state.sharing
    return replace(
        state,
        history=tuple(step for step in state.history if sharing.author(step) == writer),
        undone=tuple(step for step in state.undone if sharing.author(step) == writer),
        sharing=replace(sharing, here=writer),
    )

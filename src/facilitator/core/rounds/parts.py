"""The part of the running session that it is time for: somebody's turn in a round, or a step.

Both have a time of their own within that of the session, and both are followed by the next.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from facilitator.core.base.ids import SessionId
from facilitator.core.record.state import State
from facilitator.core.rounds import standing
from facilitator.core.time import steps
from facilitator.core.time.schedule import Schedule
from facilitator.core.time.steps import Part

Of = Literal["turn", "step"]


class AtHand(NamedTuple):
    """The part that runs: of what it is, what tells it from others, and what comes after it."""

    of: Of
    id: str
    part: Part
    following: str = ""


def at_hand(state: State, plan: Schedule) -> AtHand | None:
    """Give the part that runs, None where there is none or its time is not known."""
    row = plan.current
    if row is None:
        return None
    return _turn(state, plan, row.session.id) if row.session.kind == "round" else _step(plan)


def _turn(state: State, plan: Schedule, session: SessionId) -> AtHand | None:
    here = standing.standing(state, plan, session)
    if here.current is None or here.budget is None:
        return None
    part = Part(here.current.name, here.elapsed, here.budget - here.elapsed)
    return AtHand("turn", here.current.id, part, here.following.name if here.following else "")


def _step(plan: Schedule) -> AtHand | None:
    here = steps.running(plan)
    if here.current is None:
        return None
    following = here.following.title if here.following else ""
    return AtHand("step", str(here.number), here.current, following)

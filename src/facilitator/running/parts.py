"""The next part of what runs: the next turn of a round, step of a session, or group to report."""

from __future__ import annotations

import datetime as dt
from typing import Final, Literal

from facilitator.core.base.language import phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.groups import reports
from facilitator.core.record.events import AnyFact
from facilitator.core.record.state import State
from facilitator.core.rounds import moves as round_moves
from facilitator.core.time import steps
from facilitator.core.time.moves import NOTHING_RUNS
from facilitator.core.time.schedule import Schedule, schedule

NO_PARTS: Final = phrase("This session has no turns, steps or groups.")

Kind = Literal["turn", "step", "report"]


def kind_of_next(state: State, plan: Schedule) -> Kind | None:
    """Say of what kind the next part of what runs is, None where it has no parts.

    In a round that is a turn, whatever steps it has. Groups report once no step is to come.
    """
    row = plan.current
    if row is None:
        return None
    if row.session.kind == "round":
        return "turn"
    of = state.groupings.get(row.session.id)
    if of is not None and of.groups and steps.running(plan).following is None:
        return "report"
    return "step" if row.session.steps else None


def next_part(state: State, now: dt.datetime) -> AnyFact:
    """Go on to the next part of what runs."""
    if state.current is None:
        raise Refused(NOTHING_RUNS)
    match kind_of_next(state, schedule(state, now)):
        case "turn":
            return round_moves.next_turn(state, now, state.current)
        case "step":
            return steps.next_step(state, now)
        case "report":
            return reports.next_report(state, now, state.current)
        case None:
            raise Refused(NO_PARTS)

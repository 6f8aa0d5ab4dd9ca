"""Which page the audience sees: the one that was chosen, or else what goes with the moment."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from facilitator.core.notes import follow_up
from facilitator.core.record.agenda import Session, SessionKind
from facilitator.core.record.state import State
from facilitator.core.room.page import Kind
from facilitator.core.rounds.standing import in_hand
from facilitator.core.time.schedule import Schedule

BY_KIND: Final[Mapping[SessionKind, Kind]] = {
    "groups": "groups",
    "rules": "rules",
    "homework": "homework",
    "round": "round",
    "break": "break",
}
"""What the room sees in sessions of a kind, unless something is chosen; else it is the time."""

ASKING: Final[frozenset[SessionKind]] = frozenset({"discussion", "round", "checkin"})
"""The kinds of session in which a question, if there is one, stands on the wall by itself."""


def page_kind(state: State, plan: Schedule) -> Kind:
    """Say what the audience sees: nothing, else a message, else what was chosen.

    Where nothing was, a countdown that runs comes before what goes with the session.
    """
    chosen = state.stage.page
    if chosen == "dark":
        return "dark"
    if state.stage.message_at(plan.now):
        return "message"
    if chosen != "auto":
        return chosen
    if state.stage.counting(plan.now):
        return "countdown"
    # What comes next is not begun: until then the room waits for it.
    return _of_session(state, plan.current.session) if plan.current else "time"


def _of_session(state: State, session: Session) -> Kind:
    if follow_up.follows_up(session.id) and follow_up.brought(state):
        return "actions"
    asked = session.questions and (
        session.kind in ASKING or (session.kind == "groups" and in_hand(state, session.id))
    )
    return "question" if asked else BY_KIND.get(session.kind, "time")

"""Ticking off what a session needs, and what has to be done before it."""

from __future__ import annotations

import datetime as dt

from facilitator.core.base.ids import SessionId
from facilitator.core.base.language import phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.record.materials import MaterialFact, MaterialTicked
from facilitator.core.record.state import State
from facilitator.core.time.moves import named


def tick(
    state: State, _: dt.datetime, session: SessionId, item: str, *, done: bool = True
) -> MaterialFact:
    """Say that an item of a session's materials or preparations is there, or is not any more."""
    of = named(state, session).session
    if item not in (*of.materials, *of.prepare):
        raise Refused(phrase("“{item}” is not in the lists of this session.", item=item))
    if ticked(state, session, item) == done:
        raise Refused(phrase("Nothing was changed."))
    return MaterialTicked(session, item, done)


def ticked(state: State, session: SessionId, item: str) -> bool:
    """Say whether an item is ticked off."""
    return item in state.ticked.get(session, frozenset())

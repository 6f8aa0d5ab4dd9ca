"""Ticking off what a session needs, and what has to be done before it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from msgspec import Struct

from facilitator.core.base.ids import SessionId
from facilitator.core.base.language import phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.base.span import MINUTE
from facilitator.core.record.agenda import Session
from facilitator.core.record.materials import MaterialFact, MaterialTicked
from facilitator.core.record.state import State
from facilitator.core.time.moves import named
from facilitator.core.time.schedule import Row, Schedule


class Need(Struct, frozen=True):
    """Something that a session needs or is prepared by, and whether it is `ready`."""

    row: Row
    item: str
    ready: bool

    @property
    def session(self) -> SessionId:
        """The id of the session."""
        return self.row.session.id


def tick(
    state: State, _: dt.datetime, session: SessionId, item: str, *, done: bool = True
) -> MaterialFact:
    """Say that an item of a session's materials or preparations is there, or is not any more."""
    of = named(state, session).session
    if item not in listed(of):
        raise Refused(phrase("“{item}” is not in the lists of this session.", item=item))
    if ticked(state, session, item) == done:
        raise Refused(phrase("Nothing was changed."))
    return MaterialTicked(session, item, done)


def ticked(state: State, session: SessionId, item: str) -> bool:
    """Say whether an item is ticked off."""
    return item in state.ticked.get(session, frozenset())


def listed(session: Session) -> tuple[str, ...]:
    """List what has to be done before a session, then what it needs; each once."""
    return tuple(dict.fromkeys((*session.prepare, *session.materials)))


def preparations(row: Row) -> tuple[str, ...]:
    """List what has to be done before a session, nothing once it has begun."""
    return () if row.progress.begun else row.session.prepare


def needs(state: State, plan: Schedule) -> tuple[Need, ...]:
    """List what the session that runs and those still to be held need, in their order."""
    return tuple(need for row in _coming(plan) for need in _of(state, row))


def missing(state: State, plan: Schedule, session: SessionId) -> tuple[Need, ...]:
    """List what is not ready of a session that runs or is still to be held."""
    rows = (row for row in _coming(plan) if row.session.id == session)
    return tuple(need for row in rows for need in _of(state, row) if not need.ready)


def near(state: State, plan: Schedule, lead: int) -> Iterator[tuple[Row, dt.timedelta]]:
    """List the sessions to come within `lead` minutes for which something is not ready.

    Each is given with the time until it is expected to begin. With a `lead` of 0 there is none.
    """
    for row in plan.rows:
        if row.running or row.expected_start is None:
            continue
        left = row.expected_start - plan.now
        if lead and left <= lead * MINUTE and not all(need.ready for need in _of(state, row)):
            yield row, left


def _coming(plan: Schedule) -> Iterator[Row]:
    return (row for row in plan.rows if row.expected_end is not None)


def _of(state: State, row: Row) -> Iterator[Need]:
    for item in dict.fromkeys((*preparations(row), *row.session.materials)):
        yield Need(row, item, ticked(state, row.session.id, item))

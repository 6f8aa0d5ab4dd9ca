"""The groups' clocks: one for all of them, and those that groups have of their own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from facilitator.core.base.ids import SessionId
from facilitator.core.base.language import phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.base.times import too_long
from facilitator.core.groups.board import group_of
from facilitator.core.record.group_clocks import (
    LONGEST_TIMER,
    GroupTimerStarted,
    GroupTimerStopped,
    Timer,
)
from facilitator.core.record.groups import NO_GROUPS, Breakout, GroupFact, Grouping
from facilitator.core.time.moves import named

if TYPE_CHECKING:
    from facilitator.core.record.state import State


class Running(NamedTuple):
    """A time that runs beside a session, of one of its groups or (None) of all of them."""

    session: SessionId
    group: Breakout | None
    timer: Timer


def running_timers(state: State) -> tuple[Running, ...]:
    """List the times of groups that run, that of all before those of their own.

    They end with the session. That of all is none where every group has its own.
    """
    return tuple(
        each
        for session, of in state.groupings.items()
        if not state.of(session).over
        for each in _running(session, of)
    )


def _running(session: SessionId, of: Grouping) -> Iterator[Running]:
    every_own = bool(of.groups) and of.groups.keys() <= of.clocks.own.keys()
    if of.clocks.all is not None and not every_own:
        yield Running(session, None, of.clocks.all)
    for id_, group in of.groups.items():
        if id_ in of.clocks.own:
            yield Running(session, group, of.clocks.own[id_])


def start_timer(
    state: State, _: dt.datetime, session: SessionId, seconds: int, group: str | None = None
) -> GroupFact:
    """Give all groups some time from now, or only one, whatever time the session has."""
    named(state, session)
    if group is not None:
        group_of(state, session, group)
    if seconds < 1:
        raise Refused(phrase("Write how long: 20, 1h30m or 1:30, or seconds as 90s."))
    if seconds > LONGEST_TIMER.total_seconds():
        raise Refused(too_long())
    return GroupTimerStarted(session, seconds, group)


def stop_timer(
    state: State, _: dt.datetime, session: SessionId, group: str | None = None
) -> GroupFact:
    """Stop the time of all groups, or that which one of them has for itself."""
    clocks = state.groupings.get(session, NO_GROUPS).clocks
    if group is None:
        if not clocks.running:
            raise Refused(phrase("No timer is running. Start one first."))
        return GroupTimerStopped(session)
    name = group_of(state, session, group).name
    if group not in clocks.own:
        raise Refused(phrase("“{name}” has no time of its own.", name=name))
    return GroupTimerStopped(session, group)

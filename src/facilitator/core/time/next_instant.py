"""What lies ahead is where a rehearsal's clock can jump to, instead of waiting for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from facilitator.core.base.span import ZERO
from facilitator.core.time.schedule import Schedule, Status, limits
from facilitator.core.time.steps import running


def next_event(plan: Schedule, checks: Iterable[dt.datetime] = ()) -> dt.datetime | None:
    """Return the next instant (UTC) at which something happens by itself, None if nothing does.

    That is when the running session's time gets short, very short and is up, when its step is over,
    when the next fixed point is due, and when the next session is planned to begin; while a session
    runs, none of another day. While none runs, it is also the latest start that keeps the next
    fixed point.
    `checks` are instants at which something is asked (of a remote speaker's line): they count until
    the running session is to end, or the next one to begin, as they move with it.
    """
    until = _until(plan)
    asked = (at for at in checks if at <= until)
    return min((at for at in (*_instants(plan), *asked) if at > plan.now), default=None)


def _until(plan: Schedule) -> dt.datetime:
    row = plan.current
    if row is None:
        return plan.following.slot.start if plan.following else plan.now
    if plan.remaining is None or row.status is Status.PAUSED:
        return plan.now
    return plan.now + plan.remaining


def _instants(plan: Schedule) -> Iterator[dt.datetime]:
    row = plan.current
    if row is not None and plan.remaining is not None and row.status is not Status.PAUSED:
        end = plan.now + plan.remaining
        danger, warning = limits(row.slot.end - row.slot.start)
        yield from (end - left for left in (warning, danger, ZERO))
        if (step := running(plan).current) is not None:
            yield plan.now + step.left
    if plan.fixed_point is not None:
        if row is None:
            yield plan.fixed_point.latest
        yield plan.fixed_point.row.slot.start
    if plan.following is not None and (row is None or plan.following.slot.day == row.slot.day):
        yield plan.following.slot.start

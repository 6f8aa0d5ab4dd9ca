"""Occasions are the moments of a meeting at which others may want to do something."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from facilitator.core.time import alerts
from facilitator.core.time.schedule import Phase, Row, Schedule

Occasion = Literal["on-start", "on-warning", "on-overtime", "on-end"]

Sound = Literal["over", "warning", "part"]
"""What is heard when time is up, when it gets short, and when a part of a session is over."""


def between(before: Schedule, now: Schedule) -> Iterator[tuple[Occasion, Row]]:
    """Report what happened between two looks at a meeting, in the order in which it did.

    A session starts or ends; its time gets short (once, in whichever phase, and at each of its own
    alerts) or is up. More time given lets it get short again.
    """
    was, is_ = before.current, now.current
    changed = (was and was.session.id) != (is_ and is_.session.id)
    if changed and was is not None:
        yield "on-end", was
    if changed and is_ is not None:
        yield "on-start", is_
    if is_ is None:
        return
    phase = Phase.CALM if changed else before.phase
    shorter = phase < Phase.WARNING <= now.phase < Phase.OVERTIME
    if shorter or alerts.due(before, now) is not None:
        yield "on-warning", is_
    if phase < Phase.OVERTIME <= now.phase:
        yield "on-overtime", is_

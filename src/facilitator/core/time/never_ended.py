"""A session that nobody ended: its day is over, and it still runs on the morning after."""

from __future__ import annotations

import datetime as dt
from typing import Final

from msgspec import Struct

from facilitator.core.base.span import DAY
from facilitator.core.record.plan import Slot, expected_end, instant, planned_end
from facilitator.core.record.state import State

NIGHT: Final = dt.timedelta(hours=6)
"""How long after its planned end the last day is over for certain, if that is after midnight."""


class NeverEnded(Struct, frozen=True):
    """A session that still runs although its day is `over`; its time was up when it was `due`.

    It ended after `known`, when it began or time away was last accounted for.
    """

    slot: Slot
    known: dt.datetime
    due: dt.datetime
    over: dt.datetime


def never_ended(state: State, now: dt.datetime) -> NeverEnded | None:
    """Return the session that runs although its day is over, unless somebody meant it to."""
    slot = state.slot(state.current)
    if slot is None:
        return None
    over, of = _over(state, slot.day), state.of(slot.session.id)
    known = max(of.spans[-1].start, of.settled or of.spans[-1].start)
    if now < over or known >= over:
        return None
    due = of.pauses[-1].start if of.paused else expected_end(slot, of, over)
    return NeverEnded(slot, known, min(max(due, known), over), over)


def _over(state: State, day: int) -> dt.datetime:
    """Return the instant at which a day is over: when the next one begins, or its night ends."""
    later = [start for next_, start in state.dawns.items() if next_ > day]
    if later:
        return min(later)
    end = planned_end(slot for slot in state.slots if slot.day == day)
    date = end.astimezone(state.zone).date()
    return max(instant(date + DAY, dt.time.min, state.zone), end + NIGHT)

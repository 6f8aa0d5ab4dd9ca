"""Replanning writes down what a rebalance makes of a day: new lengths, delays and starts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from facilitator.core.base.ids import SessionId
from facilitator.core.base.span import MINUTE, ZERO
from facilitator.core.record.plan import Anchor, Slot, instant
from facilitator.core.record.programme import Rebalanced
from facilitator.core.record.state import State
from facilitator.core.time.rebalance.ways import Item, Work, untouched, whole_minutes
from facilitator.core.time.schedule import Row


def replanned(state: State, ahead: Sequence[Row], late: Sequence[Work]) -> Rebalanced:
    """Write down the new plan: each session is planned for when it is now expected."""
    items = {item.id: item for work in late for item in work.items}
    moved = {work.until.session.id: work.moved for work in late if work.until and work.moved}
    starts = {work.items[0].id: work.reached for work in late if work.items}
    first = next(i for i, slot in enumerate(state.slots) if slot is ahead[0].slot)
    draft = _Draft(state, _planned_until(state, first), moved)
    for slot in state.slots[first:]:
        if slot.day != ahead[0].slot.day:
            break
        item = items.get(slot.session.id)
        if item is not None:
            draft.enter(item, starts.get(item.id))
        else:
            draft.leave(slot)
    return Rebalanced(
        tuple(draft.durations), tuple(draft.delays), tuple(moved.items()), tuple(draft.skipped)
    )


def _planned_until(state: State, first: int) -> dt.datetime:
    """Return the instant until which a day is planned before the session at a position."""
    day = state.slots[first].day
    until = instant(state.dates[day], state.programme.days[day].start, state.zone)
    for slot in state.slots[:first]:
        if slot.day == day and slot.session.id not in state.programme.cut:
            until = slot.end
    return until


class _Draft:
    """The new plan of a day being written, one session after the other.

    `chain` is the instant until which it is planned, `time` when that is expected to be over.
    """

    def __init__(self, state: State, chain: dt.datetime, moved: Mapping[SessionId, int]) -> None:
        self.state = state
        self.chain = self.time = chain
        self.moved = moved
        self.inside = False
        self.durations: list[tuple[SessionId, int]] = []
        self.delays: list[tuple[SessionId, int]] = []
        self.skipped: list[SessionId] = []

    def leave(self, slot: Slot, later: dt.datetime | None = None) -> None:
        """Pass by a session that is not replanned; it stays where it was planned, or is `later`."""
        id_, of = slot.session.id, self.state.of(slot.session.id)
        if id_ in self.state.programme.cut:
            return
        if slot.anchor is Anchor.FIXED and not of.begun:
            self.inside = False  # what comes from here on is not late
        if self.inside and of.skipped:
            self.skipped.append(id_)  # no time is planned for it any more
            return
        start = slot.start
        if self.inside and slot.session.start is None:
            delay = max(0, whole_minutes(max(start, later or start) - self.chain))
            self._delay(id_, delay)
            start = self.chain + delay * MINUTE
        self.chain = start + slot.session.duration * MINUTE

    def enter(self, item: Item, reached: dt.datetime | None) -> None:
        """Replan a session; `reached` is when the part of the day begins that it is first in."""
        self.inside = True
        slot, session = item.row.slot, item.row.session
        self.time = self.time if reached is None else reached
        if item.cut:
            self.skipped.append(item.id)
            return
        begins = self.time if item.opens is None else max(self.time, item.opens)
        self.time = begins + item.length - item.taken * MINUTE
        if item.closes is not None:
            self.time = max(self.time, item.closes)
        if not untouched(item.row):
            self.leave(slot, begins - _gone(item))
            return
        if slot.anchor is Anchor.FIXED:
            start = slot.start + self.moved.get(item.id, 0) * MINUTE
        else:
            start = self._begin(item, begins)
        length = session.duration - item.taken
        if item.closes is not None:
            length = max(0, whole_minutes(self.time - start))
        if length != session.duration:
            self.durations.append((item.id, length))
        self.chain = start + length * MINUTE

    def _begin(self, item: Item, begins: dt.datetime) -> dt.datetime:
        """Plan a session to begin when it is expected to, but not before what it follows ends."""
        if item.opens is not None and item.opens >= begins:
            self._delay(item.id, 0)
            return max(item.opens, self.chain)
        delay = max(0, whole_minutes(begins - self.chain))
        self._delay(item.id, delay)
        return self.chain + delay * MINUTE

    def _delay(self, id_: SessionId, minutes: int) -> None:
        minutes = max(0, minutes)
        if minutes != self.state.programme.delays.get(id_, 0):
            self.delays.append((id_, minutes))


def _gone(item: Item) -> dt.timedelta:
    """Say how much of the time planned for a session is gone before what is left of it begins."""
    row = item.row
    if not row.progress.begun:
        return ZERO
    return row.session.duration * MINUTE + row.progress.later - item.length

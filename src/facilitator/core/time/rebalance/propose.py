"""A rebalance plans the rest of a day again, to make up for a delay before the next fixed point.

What has begun is never touched, and no fixed point is moved that was not named. `making_up` finds
what sessions give up, `replanning` writes the new plan down.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from msgspec import Struct

from facilitator.core.base.ids import SessionId
from facilitator.core.base.language import Phrase, phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.base.span import DAY_MINUTES, MINUTE, minutes_between
from facilitator.core.record.events import AnyFact
from facilitator.core.record.plan import Anchor, Slot
from facilitator.core.record.programme import LatenessAccepted, Rebalanced
from facilitator.core.record.state import State
from facilitator.core.time.moves import named
from facilitator.core.time.rebalance.replanning import replanned
from facilitator.core.time.rebalance.ways import (
    WAYS,
    Terms,
    Way,
    Work,
    whole_minutes,
    works,
)
from facilitator.core.time.schedule import Row, Schedule, day_at, schedule
from facilitator.core.time.view import View, foresee

NOTHING_LATE: Final = phrase("Nothing ahead is late.")
FITS: Final = phrase("The plan already allows for it: nothing needs to change.")
UNCHANGED: Final = phrase("This way nothing can be made up.")


class Line(Struct, frozen=True):
    """One session that has not ended: how it is expected now and how after the rebalance.

    `minutes` is its length now, `after` is None when it is cut, `moved` by how much later its own
    start is.
    """

    before: Row
    minutes: int
    after: Row | None = None
    left: int = 0
    moved: int = 0

    @property
    def given(self) -> int:
        """How many minutes it gives up, all of them when it is cut."""
        return self.minutes - self.left


class Stretch(Struct, frozen=True):
    """The part of the day up to a fixed point, or after the last one to its planned end.

    `late` minutes are to be made up: `gaps` of them fall into gaps of the plan, sessions give up
    others, and `left_over` remain, by which what is next begins late, or is `moved`.
    """

    until: Slot | None
    target: dt.datetime
    late: int
    gaps: int
    left_over: int
    moved: int = 0

    @property
    def recovered(self) -> int:
        """How much is made up for."""
        return self.late - self.left_over

    @property
    def given(self) -> int:
        """How much of it sessions give up."""
        return self.recovered - self.gaps

    @property
    def saved(self) -> bool:
        """Whether the fixed point, or the end of the day, is kept."""
        return self.left_over == 0


class Proposal(Struct, frozen=True):
    """What a rebalance would do: its sessions, the parts of the day that are late, and the fact.

    `outcomes` are what is true without it and what would be true with it, if it changes anything.
    """

    lines: tuple[Line, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    fact: Rebalanced = Rebalanced()
    outcomes: tuple[View, View] | None = None

    @property
    def changes(self) -> bool:
        """Whether anything is replanned."""
        return self.fact != Rebalanced()

    @property
    def lost(self) -> Slot | None:
        """The first fixed point that is not kept."""
        slots = (part.until for part in self.stretches if part.left_over)
        return next((slot for slot in slots if slot is not None), None)

    @property
    def left_over(self) -> int:
        """How many minutes are not made up for in all."""
        return sum(part.left_over for part in self.stretches)

    @property
    def moving(self) -> tuple[SessionId, ...]:
        """The fixed points that are moved."""
        return tuple(session for session, _ in self.fact.shifted)


# The moves


def rebalance(
    state: State,
    now: dt.datetime,
    ways: Collection[Way] = WAYS,
    *,
    moving: Collection[SessionId] = (),
    keeping: Collection[SessionId] = (),
) -> AnyFact:
    """Replan the rest of the day, in these ways.

    `moving` are the fixed points that may move, `keeping` the sessions from which nothing is
    taken (see `Terms`).
    """
    found = propose(state, now, ways, moving=moving, keeping=keeping)
    if found.changes:
        return found.fact
    raise Refused(why_unchanged(found))


def why_unchanged(found: Proposal) -> Phrase:
    """Say why a proposal changes nothing."""
    if not found.stretches:
        return NOTHING_LATE
    return FITS if all(part.saved for part in found.stretches) else UNCHANGED


def accept(state: State, now: dt.datetime, *sessions: SessionId) -> AnyFact:
    """Accept that sessions with a fixed start begin late, those of them that do."""
    slots = [named(state, session) for session in sessions]
    rows = schedule(state, now).rows
    late = [row.session.id for row in rows if row.slot in slots and row.conflict]
    if not late:
        raise Refused(phrase("That session is not late."))
    return LatenessAccepted(late[0], tuple(late[1:]) or None)


# The proposal


def propose(
    state: State,
    now: dt.datetime,
    ways: Collection[Way] = WAYS,
    *,
    moving: Collection[SessionId] = (),
    keeping: Collection[SessionId] = (),
) -> Proposal:
    """Work out a rebalance of the rest of the day, without making it."""
    return proposed(View(state, schedule(state, now)), Terms(ways, moving, keeping))


def proposed(here: View, terms: Terms) -> Proposal:
    """Work out the same of what is seen now."""
    ahead = _ahead(here)
    return _proposal(here.state, here.plan, ahead, terms) if ahead else Proposal()


def drafted(here: View, terms: Terms) -> tuple[Rebalanced, int]:
    """Give the fact alone, and how many minutes it leaves over, without looking what follows."""
    ahead = _ahead(here)
    found = works(here.state, here.plan, ahead, terms) if ahead else ()
    late = [work for work in found if work.late > 0]
    if not late:
        return Rebalanced(), 0
    return replanned(here.state, ahead, late), sum(work.left for work in late)


def _proposal(state: State, plan: Schedule, ahead: Sequence[Row], terms: Terms) -> Proposal:
    unchanged = Proposal(tuple(_line(row, row, Rebalanced()) for row in ahead))
    late = [work for work in works(state, plan, ahead, terms) if work.late > 0]
    if not late:
        return unchanged
    fact = replanned(state, ahead, late)
    here = View(state, plan)
    there = foresee(here, fact)
    after = {row.session.id: row for row in there.plan.rows}
    # A clock time may come to mean another date.
    lost = _lost(plan, fact, after)
    if stuck := lost & dict(fact.shifted).keys():
        moving = set(terms.moving) - stuck
        return _proposal(state, plan, ahead, Terms(terms.ways, moving, terms.keeping))
    if lost or _of_another_day(plan, late, fact, after):
        return unchanged
    lines = tuple(_line(row, after[row.session.id], fact) for row in ahead)
    outcomes = (here, there) if fact != Rebalanced() else None
    return Proposal(lines, tuple(_stretch(work, after) for work in late), fact, outcomes)


def _ahead(of: View) -> list[Row]:
    """List what is to come of today, if the running or next session is on it."""
    here = of.plan.current or of.plan.following
    ahead = [
        row
        for row in of.plan.rows
        if here is not None
        and row.slot.day == here.slot.day
        and row.expected_start is not None
        and not row.running
    ]
    return ahead if ahead and ahead[0].slot.day == day_at(of.state, of.plan.now) else []


def _lost(plan: Schedule, fact: Rebalanced, after: Mapping[SessionId, Row]) -> set[str]:
    """Name the fixed points that would be neither kept nor moved by as much as they are to be."""
    moved = dict(fact.shifted)
    return {
        row.session.id
        for row in plan.rows
        if row.slot.anchor is Anchor.FIXED
        and after[row.session.id].slot.start
        != row.slot.start + moved.get(row.session.id, 0) * MINUTE
    }


def _of_another_day(
    plan: Schedule, late: Sequence[Work], fact: Rebalanced, after: Mapping[SessionId, Row]
) -> bool:
    """Return whether so much is late that the day cannot be replanned.

    That is when a delay or a session would be as long as a day, or what is to come be gone by.
    """
    lengths = [minutes for _, minutes in (*fact.delays, *fact.durations)]
    return max((*lengths, *(work.late for work in late))) >= DAY_MINUTES or any(
        after[row.session.id].expected_start is None
        for row in plan.rows
        if row.expected_start is not None and row.session.id not in fact.skipped
    )


def _line(row: Row, after: Row, fact: Rebalanced) -> Line:
    minutes = _shown(row)
    if row.session.id in fact.skipped:
        return Line(row, minutes)
    moved = dict(fact.shifted).get(row.session.id, 0)
    return Line(row, minutes, after, _shown(after), moved)


def _shown(row: Row) -> int:
    """Return how many minutes a session to come takes by the clock times that are shown."""
    if row.expected_start is None or row.expected_end is None:
        return row.session.duration
    return minutes_between(row.expected_start, row.expected_end)


def _stretch(work: Work, after: Mapping[SessionId, Row]) -> Stretch:
    """Read from the forecast after the rebalance what is made up and what is left over."""
    held = (after[item.id].expected_end for item in work.items if not item.cut)
    reached = max((end for end in held if end is not None), default=work.reached)
    left = max(0, whole_minutes(reached - work.target))
    late = max(work.late, left)
    return Stretch(
        until=work.until,
        target=work.target,
        late=late,
        gaps=min(work.gaps, late - left),
        left_over=left,
        moved=work.moved,
    )

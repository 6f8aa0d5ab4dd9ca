"""A rebalance plans the rest of a day anew, to make up for a delay before the next fixed point.

What is late is so by whole minutes, a part of one counted as a whole, so that every sum is exact.
What has begun is never touched, and no fixed point is moved that was not named.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final, Literal

from msgspec import Struct

from facilitator.core import events as ev
from facilitator.core.agenda import Day
from facilitator.core.language import Phrase, phrase
from facilitator.core.moves import named
from facilitator.core.plan import Anchor, Slot, instant, own_start
from facilitator.core.programme import DAY_MINUTES
from facilitator.core.refused import Refused
from facilitator.core.schedule import MINUTE, Row, Schedule, day_at, schedule
from facilitator.core.span import ZERO
from facilitator.core.state import State, fold

Way = Literal["breaks", "proportional", "optional"]
"""How time is made up for, beside the gaps in the plan, which are always used."""

WAYS: Final[tuple[Way, ...]] = ("breaks", "proportional", "optional")
"""In the order in which they are used, each only for what those before it have left."""

NOTHING_LATE: Final = phrase("Nothing ahead is late.")
FITS: Final = phrase("The plan already allows for it: nothing needs to change.")
UNCHANGED: Final = phrase("This way nothing can be made up.")


class Line(Struct, frozen=True):
    """One session that has not ended: how it is expected now and how after the rebalance.

    `minutes` and `least` are its length now and the shortest acceptable, `after` is None when it is
    cut, `moved` by how much later its own start is.
    """

    before: Row
    minutes: int
    least: int
    after: Row | None = None
    left: int = 0
    moved: int = 0

    @property
    def given(self) -> int:
        """How many minutes it gives up, all of them when it is cut."""
        return self.minutes - self.left

    @property
    def changed(self) -> bool:
        """Whether it is to be held otherwise than expected now."""
        row = self.after
        return row is None or (row.expected_start, row.expected_end) != (
            self.before.expected_start,
            self.before.expected_end,
        )


class Stretch(Struct, frozen=True):
    """The part of the day up to a fixed point, or after the last one to its planned end.

    `late` minutes are to be made up: `gaps` of them fall into gaps of the plan, sessions give up
    others, and `left_over` remain, by which what is next begins late, or is `moved`. After it all
    `spare` minutes are free before it.
    """

    until: Slot | None
    target: dt.datetime
    late: int
    gaps: int
    left_over: int
    spare: int = 0
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
    """What a rebalance would do: its sessions, the parts of the day that are late, and the fact."""

    lines: tuple[Line, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    fact: ev.Rebalanced = ev.Rebalanced()

    @property
    def changes(self) -> bool:
        """Whether anything is planned anew."""
        return self.fact != ev.Rebalanced()

    @property
    def first(self) -> Stretch | None:
        """The first part of the day that is late."""
        return self.stretches[0] if self.stretches else None

    @property
    def lost(self) -> Slot | None:
        """The first fixed point that is not kept."""
        slots = (part.until for part in self.stretches if part.left_over)
        return next((slot for slot in slots if slot is not None), None)

    @property
    def moving(self) -> tuple[str, ...]:
        """The fixed points that are moved."""
        return tuple(session for session, _ in self.fact.shifted)


# The moves


def rebalance(
    state: State,
    now: dt.datetime,
    ways: Collection[Way] = WAYS,
    *,
    moving: Collection[str] = (),
) -> ev.AnyFact:
    """Plan the rest of the day anew, in these ways; `moving` are the fixed points that may move."""
    found = propose(state, now, ways, moving=moving)
    if found.changes:
        return found.fact
    raise Refused(why_unchanged(found))


def why_unchanged(found: Proposal) -> Phrase:
    """Say why a proposal changes nothing."""
    if not found.stretches:
        return NOTHING_LATE
    return FITS if all(part.saved for part in found.stretches) else UNCHANGED


def accept(state: State, now: dt.datetime, session: str) -> ev.AnyFact:
    """Accept that a session with a fixed start begins late."""
    slot = named(state, session)
    row = next((row for row in schedule(state, now).rows if row.slot is slot), None)
    if row is None or not row.conflict:
        raise Refused(phrase("That session is not late."))
    return ev.LatenessAccepted(session)


# The proposal


def propose(
    state: State,
    now: dt.datetime,
    ways: Collection[Way] = WAYS,
    *,
    moving: Collection[str] = (),
) -> Proposal:
    """Work out a rebalance of the rest of the day, without making it."""
    plan = schedule(state, now)
    ahead = _ahead(plan)
    if not ahead or ahead[0].slot.day != day_at(state, now):
        return Proposal()
    works = list(_works(state, plan, ahead, ways, moving))
    late = [work for work in works if work.late > 0]
    if not late or any(work.late >= DAY_MINUTES for work in late):  # then it is another day
        return Proposal(tuple(_line(row, row, ev.Rebalanced()) for row in ahead))
    fact = _fact(state, ahead, late)
    after = {row.session.id: row for row in _forecast(state, plan.now, fact).rows}
    if stuck := {id_ for id_, _ in fact.shifted if after[id_].conflict}:
        # Its clock time would mean another date.
        return propose(state, now, ways, moving=set(moving) - stuck)
    lines = tuple(_line(row, after[row.session.id], fact) for row in ahead)
    return Proposal(lines, tuple(_stretch(work, after) for work in late), fact)


def _ahead(plan: Schedule) -> list[Row]:
    """List what is to come of the day that the running or next session is on."""
    here = plan.current or plan.following
    return [
        row
        for row in plan.rows
        if here is not None
        and row.slot.day == here.slot.day
        and row.expected_start is not None
        and not row.running
    ]


def _forecast(state: State, now: dt.datetime, fact: ev.Rebalanced) -> Schedule:
    return schedule(fold(state, [ev.Event("", now, "", fact)]), now)


def _line(row: Row, after: Row, fact: ev.Rebalanced) -> Line:
    minutes = _minutes(_length(row))
    least = min(row.session.shortest, minutes) if _untouched(row) else minutes
    if row.session.id in fact.skipped:
        return Line(row, minutes, least)
    moved = dict(fact.shifted).get(row.session.id, 0)
    return Line(row, minutes, least, after, _minutes(_length(after)), moved)


def _stretch(work: _Work, after: Mapping[str, Row]) -> Stretch:
    """Read from the forecast after the rebalance what is made up and what is left over."""
    held = (after[item.id].expected_end for item in work.items if not item.cut)
    reached = max((end for end in held if end is not None), default=work.reached)
    left = max(0, _minutes(reached - work.target))
    late = max(work.late, left)
    return Stretch(
        until=work.until,
        target=work.target,
        late=late,
        gaps=min(work.gaps, late - left),
        left_over=left,
        spare=max(0, int((work.target - reached) / MINUTE)),
        moved=work.moved,
    )


# A part of the day at work


class _Item(Struct):
    """A session to come; of its `length` no more than `room` minutes may be `taken`.

    It begins no earlier than `opens`. One that ends at a fixed time `closes` no earlier than that,
    and takes only its least before.
    """

    id: str
    row: Row
    length: dt.timedelta
    room: int = 0
    opens: dt.datetime | None = None
    closes: dt.datetime | None = None
    taken: int = 0
    cut: bool = False


class _Work(Struct):
    """A part of the day with the instant it is reached and the one that is to be kept."""

    items: list[_Item]
    until: Slot | None
    reached: dt.datetime
    target: dt.datetime
    late: int = 0
    gaps: int = 0
    moved: int = 0


def _works(
    state: State,
    plan: Schedule,
    ahead: Sequence[Row],
    ways: Collection[Way],
    moving: Collection[str],
) -> Iterator[_Work]:
    """Solve the parts of the day one after the other, each reached when the one before lets it."""
    running, first = plan.current, ahead[0]
    base = first.slot.start
    if running is None or running.expected_end is None:
        reached = first.expected_start or base
        late = _minutes(reached - base if _untouched(first) else plan.offset)
    else:
        reached = running.expected_end
        base = base if first.slot.anchor is Anchor.NONE else running.slot.end
        late = _minutes(reached - base)
    for rows, fixed in _parts(ahead):
        items = [_item(state, row) for row in rows]
        if any(row.slot.anchor is Anchor.NOT_BEFORE for row in rows):
            reached = max(reached, base)  # such a start waits for what is planned before it
        target = fixed.slot.start if fixed else rows[-1].slot.end
        work = _Work(items, fixed.slot if fixed else None, reached, target)
        pushed = _left_over(work)
        work.late = max(late, pushed, 0)
        work.gaps = work.late - max(pushed, 0)
        left = _solve(work, ways) if work.late else 0
        if fixed and left and fixed.session.id in moving:
            work.moved = left
        yield work
        if fixed is None:
            return
        base, late = target, left
        reached = max(target, _reach(work))


def _parts(ahead: Sequence[Row]) -> Iterator[tuple[list[Row], Row | None]]:
    """Divide what is to come at its fixed points, each the first of the part after it."""
    part: list[Row] = []
    for row in ahead:
        if row.slot.anchor is Anchor.FIXED and not row.progress.begun:
            yield part, row
            part = []
        part.append(row)
    yield part, None


def _item(state: State, row: Row) -> _Item:
    session, id_, opens = row.session, row.session.id, _own(state, row.slot)
    if not _untouched(row):
        if session.end_fixed:
            return _Item(id_, row, ZERO, opens=opens, closes=row.slot.end + row.progress.added)
        return _Item(id_, row, _length(row), opens=opens)
    if session.end_fixed:
        return _Item(id_, row, session.shortest * MINUTE, opens=opens, closes=row.slot.end)
    room = session.duration - session.shortest
    return _Item(id_, row, session.duration * MINUTE, room, opens)


def _own(state: State, slot: Slot) -> dt.datetime | None:
    """Give the instant of a session's own start, None if it has none."""
    clock = slot.session.start
    if clock is None or slot.anchor is Anchor.FIXED:
        return None if clock is None else slot.start
    written = state.programme.days[slot.day]
    day = Day(state.dates[slot.day], written.start, ())
    return own_start(day, clock, slot.start, state.zone)


def _untouched(row: Row) -> bool:
    """Say whether a session has not begun and nothing was given to it or taken from it."""
    return not row.progress.begun and row.progress.added == ZERO


def _left_over(work: _Work) -> int:
    """Say by how many minutes the target is missed, less than none if there is time to spare."""
    return _minutes(_reach(work) - work.target)


def _reach(work: _Work) -> dt.datetime:
    """Say when the part of the day is over."""
    items = [item for item in work.items if not item.cut]
    return max(start + _total(items[place:]) for place, start in _sources(items, work))


def _total(items: Sequence[_Item]) -> dt.timedelta:
    return sum((item.length - item.taken * MINUTE for item in items), ZERO)


def _sources(items: Sequence[_Item], work: _Work) -> list[tuple[int, dt.datetime]]:
    """List from where time runs: the place of a session and the instant it cannot begin before.

    The target is met when it is from each of them: what follows is as long as its sessions.
    """
    found = [(0, work.reached)]
    for place, item in enumerate(items):
        if item.opens is not None:
            found.append((place, item.opens))
        if item.closes is not None:
            found.append((place + 1, item.closes))
    return found


def _solve(work: _Work, ways: Collection[Way]) -> int:
    """Take from the sessions what is needed and no more; give the minutes left over."""
    left = _shorten(work, ways)
    if left and "optional" in ways:
        left = _cut(work, ways, left)
    return left


def _shorten(work: _Work, ways: Collection[Way]) -> int:
    """Shorten sessions as far as is needed, and give what cannot be made up for.

    What is nearest to the target comes first: after a gap in the plan only that helps.
    """
    items = [item for item in work.items if not item.cut]
    for item in work.items:
        item.taken = 0
    lost = 0
    for place, start in sorted(_sources(items, work), reverse=True):
        need = _minutes(start + _total(items[place:]) - work.target) - lost
        for way in WAYS[:2]:
            if way in ways and need > 0:
                need -= _take(need, [i for i in items[place:] if way != "breaks" or _is_break(i)])
        lost += max(0, need)
    return lost


def _is_break(item: _Item) -> bool:
    return item.row.session.kind == "break"


def _take(need: int, items: Sequence[_Item]) -> int:
    """Take minutes from sessions in proportion to what each can still give, exact in the sum."""
    rooms = [item.room - item.taken for item in items]
    total = sum(rooms)
    need = min(need, total)
    if need <= 0:
        return 0
    shares = [divmod(need * room, total) for room in rooms]
    rest = need - sum(whole for whole, _ in shares)
    by_remainder = sorted(range(len(items)), key=lambda i: -shares[i][1])
    for i, (whole, _) in enumerate(shares):
        items[i].taken += whole
    for i in by_remainder[:rest]:
        items[i].taken += 1
    return need


def _cut(work: _Work, ways: Collection[Way], left: int) -> int:
    """Cut optional sessions, the highest priority number first, and only as many as needed."""
    able = [item for item in work.items if _may_go(item)]
    able.sort(key=lambda item: -item.row.session.priority)
    chosen: list[_Item] = []
    while left and (better := _first_that_helps(work, ways, able, left)):
        item, left = better
        item.cut = True
        chosen.append(item)
    for item in reversed(chosen):
        item.cut = False
        if _shorten(work, ways) > left:
            item.cut = True
    return _shorten(work, ways)


def _may_go(item: _Item) -> bool:
    row = item.row
    return row.session.optional and _untouched(row) and row.slot.anchor is not Anchor.FIXED


def _first_that_helps(
    work: _Work, ways: Collection[Way], able: Sequence[_Item], left: int
) -> tuple[_Item, int] | None:
    for item in able:
        if item.cut:
            continue
        item.cut = True
        rest = _shorten(work, ways)
        item.cut = False
        if rest < left:
            return item, rest
    return None


# The fact


def _fact(state: State, ahead: Sequence[Row], late: Sequence[_Work]) -> ev.Rebalanced:
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
    return ev.Rebalanced(
        tuple(draft.durations), tuple(draft.delays), tuple(moved.items()), tuple(draft.skipped)
    )


def _planned_until(state: State, first: int) -> dt.datetime:
    """Give the instant until which a day is planned before the session at a position."""
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

    def __init__(self, state: State, chain: dt.datetime, moved: Mapping[str, int]) -> None:
        self.state = state
        self.chain = self.time = chain
        self.moved = moved
        self.inside = False
        self.durations: list[tuple[str, int]] = []
        self.delays: list[tuple[str, int]] = []
        self.skipped: list[str] = []

    def leave(self, slot: Slot) -> None:
        """Pass by a session that is not planned anew; it stays where it was planned."""
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
            self._delay(id_, _minutes(start - self.chain))
            start = max(start, self.chain)
        self.chain = start + slot.session.duration * MINUTE

    def enter(self, item: _Item, reached: dt.datetime | None) -> None:
        """Plan a session anew; `reached` is when the part of the day begins that it is first in."""
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
        if not _untouched(item.row):
            self.leave(slot)
            return
        if slot.anchor is Anchor.FIXED:
            start = slot.start + self.moved.get(item.id, 0) * MINUTE
        else:
            start = self._begin(item, begins)
        length = session.duration - item.taken
        if item.closes is not None:
            length = max(0, _minutes(self.time - start))
        if length != session.duration:
            self.durations.append((item.id, length))
        self.chain = start + length * MINUTE

    def _begin(self, item: _Item, begins: dt.datetime) -> dt.datetime:
        """Plan a session to begin when it is expected to, but not before what it follows ends."""
        if item.opens is not None and item.opens >= begins:
            self._delay(item.id, 0)
            return max(item.opens, self.chain)
        delay = max(0, _minutes(begins - self.chain))
        self._delay(item.id, delay)
        return self.chain + delay * MINUTE

    def _delay(self, id_: str, minutes: int) -> None:
        minutes = max(0, minutes)
        if minutes != self.state.programme.delays.get(id_, 0):
            self.delays.append((id_, minutes))


# Small steps


def _minutes(length: dt.timedelta) -> int:
    """Give a length in whole minutes, a part of a minute counted as a whole one."""
    return -(-length // MINUTE)


def _length(row: Row) -> dt.timedelta:
    """Say how long a session to come is expected to take."""
    if row.expected_start is None or row.expected_end is None:
        return row.session.duration * MINUTE
    return row.expected_end - row.expected_start

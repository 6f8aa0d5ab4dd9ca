"""Making up for a delay takes from sessions what is needed, part by part of the day, and no more.

What is late is so by whole minutes, as people tell it: a part of one does not count, so that every
sum is exact and is the one that stands in every other place.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from typing import Final, Literal

from msgspec import Struct

from facilitator.core.base.ids import SessionId
from facilitator.core.base.span import MINUTE, ZERO
from facilitator.core.record.agenda import Day
from facilitator.core.record.plan import Anchor, Slot, own_start
from facilitator.core.record.state import State
from facilitator.core.time.schedule import Row, Schedule

Way = Literal["breaks", "proportional", "optional"]
"""How time is made up for, beside the gaps in the plan, which are always used."""

WAYS: Final[tuple[Way, ...]] = ("breaks", "proportional", "optional")
"""In the order in which they are used, each only for what those before it have left."""


class Terms(Struct, frozen=True):
    """How time may be made up: in which `ways`, and from what.

    `moving` are the fixed points that may move, `keeping` the sessions from which nothing is taken;
    one that ends at a fixed time is shorter all the same when it begins late.
    """

    ways: Collection[Way] = WAYS
    moving: Collection[SessionId] = ()
    keeping: Collection[SessionId] = ()


class Item(Struct):
    """A session to come; of its `length` no more than `room` minutes may be `taken`.

    It begins no earlier than `opens`. One that ends at a fixed time `closes` no earlier than that,
    and takes only its least before. Only one that `may_go` is ever `cut`.
    """

    id: SessionId
    row: Row
    length: dt.timedelta
    room: int = 0
    opens: dt.datetime | None = None
    closes: dt.datetime | None = None
    taken: int = 0
    may_go: bool = False
    cut: bool = False


class Work(Struct):
    """A part of the day with the instant it is reached and the one that is to be kept."""

    items: list[Item]
    until: Slot | None
    reached: dt.datetime
    target: dt.datetime
    late: int = 0
    gaps: int = 0
    left: int = 0
    moved: int = 0


def works(state: State, plan: Schedule, ahead: Sequence[Row], terms: Terms) -> Iterator[Work]:
    """Solve the parts of the day one after the other, each reached when the one before lets it."""
    running, first = plan.current, ahead[0]
    base = first.due
    if running is None or running.expected_end is None:
        reached = first.expected_start or base
    else:
        reached = running.expected_end
        opens = _own(state, first.slot)
        if opens is not None and base <= opens:  # it waits for its own start, after a gap
            base = running.due_end
    late = whole_minutes(reached - base)
    for rows, fixed in _parts(ahead):
        items = [_item(state, row, terms) for row in rows]
        if any(row.slot.anchor is Anchor.NOT_BEFORE for row in rows):
            reached = max(reached, base)  # such a start waits for what is planned before it
        target = fixed.slot.start if fixed else rows[-1].slot.end
        work = Work(items, fixed.slot if fixed else None, reached, target)
        pushed = _left_over(work)
        work.late = max(late, pushed, 0)
        work.gaps = work.late - max(pushed, 0)
        left = work.left = _solve(work, terms.ways) if work.late else 0
        if fixed and left and fixed.session.id in terms.moving:
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


def _item(state: State, row: Row, terms: Terms) -> Item:
    session, id_, opens = row.session, row.session.id, _own(state, row.slot)
    free = untouched(row) and id_ not in terms.keeping
    may_go = free and session.optional and row.slot.anchor is not Anchor.FIXED
    if not untouched(row):
        if session.end_fixed:
            return Item(id_, row, ZERO, opens=opens, closes=row.slot.end + row.progress.added)
        return Item(id_, row, expected_length(row), opens=opens)
    if session.end_fixed:
        least, closes = session.shortest * MINUTE, row.slot.end
        return Item(id_, row, least, opens=opens, closes=closes, may_go=may_go)
    room = session.duration - session.shortest if free else 0
    return Item(id_, row, session.duration * MINUTE, room, opens, may_go=may_go)


def _own(state: State, slot: Slot) -> dt.datetime | None:
    """Return the instant of a session's own start, None if it has none."""
    clock = slot.session.start
    if clock is None or slot.anchor is Anchor.FIXED:
        return None if clock is None else slot.start
    written = state.programme.days[slot.day]
    day = Day(state.dates[slot.day], written.start, ())
    return own_start(day, clock, slot.start, state.zone)


def untouched(row: Row) -> bool:
    """Return whether a session has not begun and nothing was given to it or taken from it."""
    return not row.progress.begun and row.progress.added == ZERO


def _left_over(work: Work) -> int:
    """Return by how many minutes the target is missed, less than none if there is time to spare."""
    return whole_minutes(_reach(work) - work.target)


def _reach(work: Work) -> dt.datetime:
    """Return when the part of the day is over."""
    items = [item for item in work.items if not item.cut]
    return max(start + _total(items[place:]) for place, start in _sources(items, work))


def _total(items: Sequence[Item]) -> dt.timedelta:
    return sum((item.length - item.taken * MINUTE for item in items), ZERO)


def _sources(items: Sequence[Item], work: Work) -> list[tuple[int, dt.datetime]]:
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


def _solve(work: Work, ways: Collection[Way]) -> int:
    """Take from the sessions what is needed and no more; give the minutes left over."""
    left = _shorten(work, ways)
    if left and "optional" in ways:
        left = _cut(work, ways, left)
    return left


def _shorten(work: Work, ways: Collection[Way]) -> int:
    """Shorten sessions as far as is needed, and give what cannot be made up for.

    What is nearest to the target comes first: after a gap in the plan only that helps.
    """
    items = [item for item in work.items if not item.cut]
    for item in work.items:
        item.taken = 0
    lost = 0
    for place, start in sorted(_sources(items, work), reverse=True):
        need = whole_minutes(start + _total(items[place:]) - work.target) - lost
        for way in WAYS[:2]:
            if way in ways and need > 0:
                need -= _take(need, [i for i in items[place:] if way != "breaks" or _is_break(i)])
        lost += max(0, need)
    return lost


def _is_break(item: Item) -> bool:
    return item.row.session.kind == "break"


def _take(need: int, items: Sequence[Item]) -> int:
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


def _cut(work: Work, ways: Collection[Way], left: int) -> int:
    """Cut optional sessions, the highest priority number first, and only as many as needed."""
    able = [item for item in work.items if item.may_go]
    able.sort(key=lambda item: -item.row.session.priority)
    chosen: list[Item] = []
    while left and (better := _first_that_helps(work, ways, able, left)):
        item, left = better
        item.cut = True
        chosen.append(item)
    for item in reversed(chosen):
        item.cut = False
        if _shorten(work, ways) > left:
            item.cut = True
    return _shorten(work, ways)


def _first_that_helps(
    work: Work, ways: Collection[Way], able: Sequence[Item], left: int
) -> tuple[Item, int] | None:
    for item in able:
        if item.cut:
            continue
        item.cut = True
        rest = _shorten(work, ways)
        item.cut = False
        if rest < left:
            return item, rest
    return None


# Small steps


def whole_minutes(length: dt.timedelta) -> int:
    """Return a length in whole minutes, rounded down as it is shown."""
    return length // MINUTE


def expected_length(row: Row) -> dt.timedelta:
    """Return how long a session to come is expected to take."""
    if row.expected_start is None or row.expected_end is None:
        return row.session.duration * MINUTE
    return row.expected_end - row.expected_start

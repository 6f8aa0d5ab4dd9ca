"""The programme as a column: sign, time as it is now, how far from the plan, title.

Only one day is open; the others are a line each, unless they are opened.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from facilitator.core.base import signs
from facilitator.core.base.cells import cells, one_line
from facilitator.core.base.span import ZERO
from facilitator.core.base.text import capital
from facilitator.core.record.plan import Anchor, expected_end, planned_end
from facilitator.core.time.day_bar import Hold
from facilitator.core.time.figures import apart
from facilitator.core.time.phase_signs import STATUSES
from facilitator.core.time.schedule import PAST, Phase, Row, Status
from facilitator.tui.places.run.moment import Moment, Stage
from facilitator.tui.widgets.inks import Piece
from facilitator.tui.widgets.labelled import gauge
from facilitator.tui.widgets.panel import Standing

LOOKS: Final[Mapping[Phase, Standing]] = MappingProxyType(
    {Phase.CALM: "ok", Phase.WARNING: "warn", Phase.DANGER: "warn", Phase.OVERTIME: "err"}
)
"""The colour of the time in each phase."""

_HOLDS: Final[Mapping[Hold, str]] = MappingProxyType({Hold.LATE: "warn", Hold.MISSED: "err"})
GAUGE: Final = "gauge"
_INDENT: Final = 2
LATE: Final = 3
"""How many cells the distance from the plan takes at least."""

Item = Row | int | str
"""A session, a day that is one line (counted from 0), or the gauge of what runs."""


def items(of: Moment, opened: Collection[int] = ()) -> list[Item]:
    """List the rows of the panel; `opened` are days that were opened besides the one shown."""
    listed: list[Item] = []
    days = sorted({row.slot.day for row in of.plan.rows})
    for day in days:
        if day != of.day:
            listed.append(day)
        if day == of.day or day in opened:
            for row in of.rows_of(day):
                listed.append(row)
                if row.running:
                    listed.append(GAUGE)
    return listed


def position(listed: Sequence[Item], of: Moment) -> int:
    """Find the row of the session that runs, or else of the next one."""
    found = (
        at for at, item in enumerate(listed) if isinstance(item, Row) and item.session.id == of.here
    )
    return next(found, 0)


def late_cells(of: Moment) -> int:
    """Say how many cells the distance from the plan takes, so that all titles begin below it."""
    return max((len(apart(row.late)) for row in of.plan.rows), default=0)


def draw(  # noqa: PLR0913 - what it is, and how it stands in the panel
    item: Item,
    of: Moment,
    width: int,
    *,
    narrow: bool,
    opened: Collection[int] = (),
    late: int = LATE,
) -> list[Piece]:
    """Draw one row; the distance from the plan takes at least `late` cells."""
    if isinstance(item, str):
        return _gauge(of, width)
    if isinstance(item, int):
        return _day(item, of, width, narrow=narrow, opened=item in opened)
    return _session(item, of, late)


def _day(day: int, of: Moment, width: int, *, narrow: bool, opened: bool) -> list[Piece]:
    """Write a day that is over, or to come, on one line, with as much of it as has room."""
    sign = signs.UNFOLDED if opened else signs.CURSOR
    named = f"{sign} {capital(of.language.weekday_and_day(of.state.dates[day]))}"
    told = (f"{named} · {about}" for about in _about(day, of, narrow=narrow))
    return [(next((line for line in told if cells(line) <= width), named), "muted")]


def _about(day: int, of: Moment, *, narrow: bool) -> Iterator[str]:
    """Say what there is to know of a day: at length, and then shorter."""
    rows = of.rows_of(day)
    if day > of.today:
        start, end = min(row.slot.start for row in rows), planned_end(row.slot for row in rows)
        times = f"{of.clock(start)}\N{EN DASH}{of.clock(end)}"
        if not narrow:
            yield f"{times}, " + of.language.count("{n} session", "{n} sessions", len(rows))
        yield times
        return
    held = sum(row.held for row in rows)
    if not narrow:
        words = of.say("{n} of {all} held", n=held, all=len(rows))
        ended = max((row.actual_end for row in rows if row.actual_end), default=None)
        if of.stage is Stage.BETWEEN and day == of.today and ended is not None:
            yield f"{words}, {of.clock(ended)}"
        yield words
    yield f"{held}/{len(rows)}"


def _gauge(of: Moment, width: int) -> list[Piece]:
    row, left = of.plan.current, of.plan.remaining
    room = max(0, width - _INDENT)
    if row is None or left is None or row.actual_start is None:
        return []
    whole = expected_end(row.slot, row.progress, of.now) - row.progress.spans[0].start
    whole -= row.progress.still(of.now)
    share = 1.0 if left <= ZERO or whole <= ZERO else 1 - left / whole  # over is said beside it
    look = "muted" if row.status is Status.PAUSED else LOOKS[of.plan.phase]
    return [(" " * _INDENT, ""), *gauge(share, room, look)]


def _session(row: Row, of: Moment, cells: int) -> list[Piece]:
    late = row.late
    over = row.running and of.plan.phase is Phase.OVERTIME
    urgent = "err" if over else hold(row, of)
    following = of.plan.following is not None and row.session.id == of.plan.following.session.id
    ink, bold = _ink(row, of, following=following)
    weight = " bold" if bold or (following and urgent) else ""
    late_look = urgent or "warn" if late > ZERO else "ok"
    return [
        (f"{_sign(row, of)} ", f"{urgent or ink}{weight}"),
        (of.clock(row.begins), f"{urgent or ink}{weight}"),
        (f" {apart(late):>{cells}} ", late_look),
        # Over time the title stays in its own ink: the sign, the time and the gauge are red.
        (one_line(row.session.title), f"{'' if over else ink}{weight}"),
    ]


def hold(row: Row, of: Moment) -> str:
    """Give the colour of a fixed point that is not kept, the same as in the bar of the day."""
    points = of.bar.points if of.bar is not None else ()
    holds = {point.session: point.hold for point in points}
    return _HOLDS.get(holds.get(row.session.id, Hold.KEPT), "")


def _sign(row: Row, of: Moment) -> str:
    if row.running:
        paused = row.status is Status.PAUSED
        over = of.plan.phase is Phase.OVERTIME
        return signs.PAUSED if paused else signs.OVER if over else signs.HERE
    if row.expected_end is None or row.status is Status.INTERRUPTED:
        return STATUSES[row.status]
    if row.session.remote:
        return signs.BY_LINK
    if row.slot.anchor is Anchor.FIXED:
        return signs.FIXED
    if row.session.id == of.here:
        return signs.NEXT
    return signs.NOT_BEFORE if row.slot.anchor is Anchor.NOT_BEFORE else " "


def _ink(row: Row, of: Moment, *, following: bool) -> tuple[str, bool]:
    """Give the colour of a row, and whether it is bold: what runs, and what is next before that.

    A link is red once it is lost, and amber when it is next and nobody knows how it is.
    """
    if row.running:
        return ("" if row.status is Status.PAUSED else LOOKS[of.plan.phase]), True
    if row.status in PAST or row.expected_end is None:
        return "muted", False
    known = of.state.checked.get(row.session.id) if row.session.remote else True
    here = row.session.id == of.here
    if known is False:
        return "err", here or following
    return ("warn", True) if known is None and following else ("", here)


def sessions(listed: Sequence[Item]) -> Iterator[int]:
    """Give the rows that can be chosen: all but the gauge."""
    return (at for at, item in enumerate(listed) if not isinstance(item, str))

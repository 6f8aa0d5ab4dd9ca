"""The line of a series: every meeting stands in its order, in any window, with its name below."""

from __future__ import annotations

import calendar
import datetime as dt

import pytest
from msgspec.structs import replace

from builders import ENGLISH
from core.answers.asking import room
from facilitator.core.base import signs
from facilitator.core.base.cells import cells
from facilitator.core.record.earlier import EarlierMeeting
from facilitator.core.record.state import State
from facilitator.tui.places.series.timeline import lines

TODAY = dt.date(2013, 3, 21)
NARROWEST, EACH = 56, 40
"""The cells there are in the smallest window, and from twice which on one without a date stands."""
GAP = 2
WHOLE = calendar.month_name[1:]


def series(*months: int) -> State:
    """Make the state of a meeting of March 2013 with earlier ones so many months before it."""
    before = tuple(
        EarlierMeeting(f"r{n}", f"Meeting {n}", TODAY - dt.timedelta(days=30 * n), "Kista")
        for n in sorted(months, reverse=True)
    )
    state = room().state
    return replace(state, earlier=replace(state.earlier, meetings=before))


@pytest.mark.parametrize("months", [(1,), (1, 2), (3, 6, 9), (1, 2, 3, 24)])
def test_every_meeting_stands_in_its_order_with_its_name_below(months: tuple[int, ...]) -> None:
    state = series(*months)
    for width in range(NARROWEST, 160):
        drawn = [line.plain for line in lines(state, TODAY, width, ENGLISH)]
        assert all(cells(line) <= width for line in drawn)
        months_, marks, names, when = drawn
        at = [x for x, sign in enumerate(marks) if sign == signs.DONE]
        assert len(at) == len(months)
        assert max(at) < marks.index(signs.HERE)
        for x in (*at, marks.index(signs.HERE)):
            for below in (names, when):
                assert below[x] != " "
                assert below[max(0, x - 1)] in {" ", below[0]}
        # Where there is room, what has no date stands behind the line and not on it.
        behind = [x for x, sign in enumerate(marks) if x >= cells(months_) + GAP and sign != " "]
        assert len(behind) == when.count("no date yet") == marks.count(signs.OPEN)
        assert len(behind) == min(2, max(0, width // EACH - 1))
        # The months are named in one way: all of them whole, or all by their first letters.
        named = set(months_.replace("─", " ").split())
        assert named <= set(WHOLE) or named <= {name[:3] for name in WHOLE}

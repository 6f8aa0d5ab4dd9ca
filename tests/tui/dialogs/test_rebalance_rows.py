"""What a proposal of a rebalance leads to is said part by part of the day, in this order."""

from __future__ import annotations

from builders import ENGLISH, Room, one_day, session
from facilitator.core.time import moves
from facilitator.core.time.rebalance.propose import propose
from facilitator.core.time.view import View
from facilitator.tui.dialogs.rebalance_rows import Shown, sums


def _late() -> Room:
    """Begin a day 40 minutes late, of which nothing before lunch can be shortened any more."""
    day = one_day(
        session("a", 120, 90),
        session("lunch", 60, start="12:00", kind="break"),
        session("b", 120, 60),
        session("end", 30, start="15:00"),
    )
    return Room(day).until("10:40").do(moves.start)


def test_each_part_is_said_and_the_last_that_none_is_below_its_least() -> None:
    room = _late()
    shown = Shown(View(room.state, room.schedule), (), propose(room.state, room.now))
    first, last = (line.plain for line in sums(shown, ENGLISH, 200))
    assert first == "LUNCH 12:00, 40 min late: 40 min still missing"
    made_up = "END 15:00, 40 min late: 40 min taken from sessions"
    assert last == f"{made_up} · none below its least"
    assert [line.plain for line in sums(shown, ENGLISH, len(last) - 1)] == [first, made_up]


def test_what_a_session_that_ends_at_a_fixed_time_takes_up_is_not_said_to_be_a_gap() -> None:
    day = one_day(session("a", 60), session("z", 30, 10, end_fixed=True))
    room = Room(day).until("10:02").do(moves.start)
    shown = Shown(View(room.state, room.schedule), (), propose(room.state, room.now, ()))
    (only,) = (line.plain for line in sums(shown, ENGLISH, 200))
    assert only == "the end of the day 11:30, 2 min late: 2 min absorbed anyway"

"""Ready proposals: which ways lead to something else, and in which order they are shown."""

from __future__ import annotations

from builders import Room, one_day, session
from facilitator.core.record.agenda import Session
from facilitator.core.record.programme import Rebalanced
from facilitator.core.time import moves
from facilitator.core.time.rebalance.ready import MOST, ready
from facilitator.core.time.rebalance.ways import WAYS, Way
from facilitator.core.time.schedule import schedule
from facilitator.core.time.view import View

LUNCH = session("lunch", 60, start="11:00")


def late(*sessions: Session, by: float = 10) -> Room:
    """Hold a morning that began late, with lunch at 11."""
    room = Room(one_day(session("a", 20), *sessions, LUNCH, start="10:00")).until("10:00")
    room.wait(by)
    room.do(moves.start)
    return room


def look(room: Room) -> View:
    return View(room.state, schedule(room.state, room.now))


def ways(room: Room, *, keeping: tuple[str, ...] = ()) -> list[tuple[Way, ...]]:
    return [each.ways for each in ready(look(room), keeping=keeping)]


def test_the_mildest_that_saves_lunch_comes_first_and_no_two_do_the_same() -> None:
    room = late(session("b", 20, 5), session("pause", 20, 5, kind="break"))
    assert ways(room) == [("proportional",), ("breaks",), ()]


def test_what_saves_lunch_comes_before_what_does_not() -> None:
    room = late(session("b", 20, 15), session("c", 20, optional=True))
    assert ways(room) == [("optional",), ("proportional",), ()]
    left = [each.left_over for each in ready(look(room))]
    assert left == sorted(left)
    assert len(left) <= MOST


def test_where_gaps_are_enough_they_are_all_that_is_proposed() -> None:
    assert ways(late(session("b", 20, 5), by=10)) == [()]


def test_what_is_kept_is_not_proposed_to_be_shortened() -> None:
    room = late(session("b", 20, 5), session("pause", 20, 5, kind="break"))
    assert ways(room, keeping=("b",)) == [("proportional",), ()]
    (only,) = ready(look(room), keeping=("b", "pause"))
    assert only.ways == ()


def test_where_nothing_is_late_there_is_one_that_changes_nothing() -> None:
    (only,) = ready(look(late(by=0)))
    assert only.ways == WAYS
    assert only.fact == Rebalanced()

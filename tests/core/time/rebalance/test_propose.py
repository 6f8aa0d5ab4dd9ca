"""Rebalancing by tables: what is late, what is given up for it, what is left over."""

from __future__ import annotations

import datetime as dt

import pytest

from builders import DATE, Room, agenda, at, day, one_day, session
from facilitator.core.base.refusal import Refused
from facilitator.core.record.agenda import Session
from facilitator.core.record.programme import Rebalanced
from facilitator.core.record.sessions import Extended
from facilitator.core.time import moves, programme_moves
from facilitator.core.time.day_bar import day_bar
from facilitator.core.time.rebalance.propose import accept, propose, rebalance
from facilitator.core.time.rebalance.ways import Way
from facilitator.core.time.schedule import Status
from facilitator.core.time.spare import spare

LATER = DATE + dt.timedelta(days=1)
LUNCH = session("lunch", 60, start="12:00", kind="break")
ALL: tuple[Way, ...] = ("breaks", "proportional", "optional")


def late(*sessions: Session | str, by: float = 12, start: str = "10:00") -> Room:
    """Start the first session of a day late."""
    return Room(one_day(*sessions, start=start)).until(start).wait(by).do(moves.start)


def sums(room: Room, ways: tuple[Way, ...] = ALL, **options: tuple[str, ...]) -> list[list[int]]:
    """List late, into gaps, given up and left over of each part of the day."""
    found = propose(room.state, room.now, ways, **options)
    return [[p.late, p.gaps, p.given, p.left_over] for p in found.stretches]


@pytest.mark.parametrize(
    ("ways", "durations", "skipped", "expected"),
    [
        ((), {}, (), [[12, 0, 0, 12], [12, 0, 0, 12]]),
        (("breaks",), {"c": 5, "lunch": 53}, (), [[12, 0, 5, 7], [7, 0, 7, 0]]),
        (("proportional",), {"b": 26, "c": 8, "d": 34}, (), [[12, 0, 12, 0]]),
        (("breaks", "proportional"), {"b": 27, "c": 5, "d": 36}, (), [[12, 0, 12, 0]]),
        (("optional",), {}, ("e",), [[12, 0, 12, 0]]),
        (ALL, {"b": 27, "c": 5, "d": 36}, (), [[12, 0, 12, 0]]),
    ],
)
def test_each_way_gives_what_it_says(
    ways: tuple[Way, ...],
    durations: dict[str, int],
    skipped: tuple[str, ...],
    expected: list[list[int]],
) -> None:
    lunch = session("lunch", 60, 45, start="12:00", kind="break")
    room = late(
        "a",
        session("b", 30, 20),
        session("c", 10, 5, kind="break"),
        session("d", 40, 25),
        session("e", 20, optional=True, priority=2),
        lunch,
        by=2,
        start="09:50",
    )
    room = room.wait(10).do(moves.extend, 10)
    found = propose(room.state, room.now, ways)
    assert sums(room, ways) == expected
    assert dict(found.fact.durations) == durations
    assert found.fact.skipped == skipped


def test_the_plan_is_what_is_expected_and_later_offsets_are_compared_with_it() -> None:
    room = late("a", session("b", 30, 20), session("c", 60, 50), LUNCH, by=12.5)
    assert room.schedule.current is not None
    ended = room.schedule.current.slot.end
    room.do(rebalance)
    assert room.row("a").slot.end == ended
    planned = [room.clock(room.row(id_).slot.start) for id_ in ("b", "c", "lunch")]
    assert planned == ["10:42", "11:06", "12:00"]
    assert propose(room.state, room.now).stretches == ()
    room.until("10:42").do(moves.next_session)
    assert room.schedule.offset.total_seconds() == 0
    room.wait(33)  # nine minutes too long: late again
    assert sums(room) == [[9, 0, 4, 5], [5, 0, 0, 5]]
    room.do(rebalance)
    assert room.row("c").session.duration == 50
    assert room.row("lunch").conflict


def test_gaps_are_used_first_and_only_what_helps_is_shortened() -> None:
    waits = session("wait", 30, 20, start="11:10", starts="not-before")
    room = late(session("a", 30), session("b", 30, 10), waits, session("c", 20, 15), LUNCH, by=12)
    assert sums(room) == [[12, 10, 2, 0]]
    planned = Room(room.state.agenda, room.now).do(moves.start).do(rebalance)
    assert {id_: n for id_, n in planned.state.programme.delays.items() if n} == {"b": 12}
    assert [planned.clock(planned.row(id_).slot.start) for id_ in ("wait", "c")] == [
        "11:11",
        "11:40",
    ]
    room.wait(40)
    assert sums(room) == [[22, 10, 12, 0]]


def test_a_fixed_end_takes_up_what_it_can_and_its_least_is_kept() -> None:
    room = late(session("a", 30), session("b", 30, 25), session("z", 20, 10, end_fixed=True))
    assert sums(room) == [[12, 10, 2, 0]]
    room.do(rebalance)
    assert dict(room.state.programme.delays) == {"b": 12}
    assert room.expected("z") == ("11:10", "11:20")
    assert room.clock(room.row("z").slot.end) == "11:20"


def test_the_highest_priority_number_is_cut_first_and_no_more_than_is_needed() -> None:
    room = late(
        session("a", 30),
        session("b", 20, optional=True, priority=1),
        session("c", 20, optional=True, priority=3),
        session("d", 20, optional=True, priority=2),
        session("lunch", 60, start="11:30"),
        by=25,
    )
    assert propose(room.state, room.now).fact.skipped == ("c", "d")
    assert sums(room) == [[25, 0, 25, 0]]
    room.do(rebalance)
    assert room.clock(room.row("b").slot.start) == "10:55"
    assert not room.row("lunch").conflict


def test_a_fixed_point_moves_only_when_it_is_named() -> None:
    room = late("a", session("b", 90, 85), LUNCH, "d")
    assert sums(room) == [[12, 0, 5, 7], [7, 0, 0, 7]]
    assert propose(room.state, room.now, moving=("b", "d")).moving == ()
    room.do(rebalance, ALL, moving=("lunch",))
    assert room.clock(room.row("lunch").slot.start) == "12:07"
    assert not room.row("lunch").conflict
    room.do(moves.undo)
    assert room.clock(room.row("lunch").slot.start) == "12:00"


def test_lateness_is_accepted_only_of_what_is_late() -> None:
    room = late("a", session("b", 90), LUNCH)
    assert room.do(accept, "lunch").state.programme.accepted == {"lunch"}
    with pytest.raises(Refused, match="not late"):
        room.do(accept, "b")


def test_only_the_current_day_is_planned_anew() -> None:
    room = Room(agenda(day("a", session("b", 30, 10)), day(session("c", 30, 10))))
    room.until("10:00").wait(12).do(moves.start)
    before = room.state.slots[2]
    assert room.do(rebalance).state.slots[2] == before
    room.do(moves.next_session).wait(5).do(moves.end)
    assert propose(room.state, room.now).stretches == ()


def test_a_later_day_is_planned_anew_from_its_own_first_session_on() -> None:
    room = Room(agenda(day("a", "b"), day("c", session("d", 30, 10), session("e", start="11:00"))))
    room.until("10:00").do(moves.start).do(moves.next_session).do(moves.end)
    room.until("10:10", LATER).do(moves.start).do(rebalance)
    assert room.row("d").session.duration == 20
    assert not room.row("e").conflict


@pytest.mark.parametrize(
    ("room", "reason"),
    [
        (late("a", LUNCH, by=0), "Nothing ahead is late"),
        (late("a", LUNCH, by=12), "already allows for it"),
        (late("a", session("b", 90), LUNCH, by=0).wait(60), ""),
    ],
)
def test_it_says_why_nothing_changes(room: Room, reason: str) -> None:
    if not reason:
        assert isinstance(rebalance(room.state, room.now), Rebalanced)
        return
    with pytest.raises(Refused, match=reason):
        room.do(rebalance)


def test_no_fixed_point_comes_to_mean_another_date_by_what_is_late_before_it() -> None:
    room = Room(agenda(day(session("early", start="10:00")), day("a", "b", start="13:00")))
    room.do(programme_moves.move, "early", 2, "b")
    room.until("20:00", LATER).do(moves.start)
    assert propose(room.state, room.now).changes
    before = room.row("early").slot
    room.until("23:00", LATER)  # 10:00 would be that of the next morning
    assert not propose(room.state, room.now).changes
    assert room.row("early").slot == before


def test_no_fixed_point_is_moved_to_a_clock_time_that_means_another_date() -> None:
    room = Room(agenda(day("a", session("b", start="16:00"), start="08:00"), day("c")))
    room.until("08:00").do(moves.start)
    for clock, date, moved in (("23:00", DATE, ("b",)), ("00:05", LATER, ())):
        found = propose(room.state, room.until(clock, date).now, moving=["b"])
        assert found.moving == moved


def test_no_delay_and_no_session_is_planned_that_is_a_day_long() -> None:
    waits = session("a", start="11:00", starts="not-before")
    fixed = session("c", 120, start="10:20", end_fixed=True)
    for room, clock in (
        (Room(one_day(waits, session("b", 30, 10))), "10:30"),
        (Room(one_day(session("a", 20), fixed, session("b", 30, 10))), "09:50"),
    ):
        assert propose(room.state, room.until("23:00").now).changes
        assert not propose(room.state, room.until(clock, LATER).now).changes


def test_what_was_given_time_or_interrupted_is_planned_around() -> None:
    room = late("a", "b", "c", session("d", 20, 10), session("e", 20, 10), by=12)
    room.put(Extended("b", 600))
    room.wait(10).do(moves.go_to, "c").wait(5).do(moves.back).do(rebalance)
    for row in room.schedule.rows:
        if row.status is Status.UPCOMING and not row.progress.added:
            assert (row.slot.start, row.slot.end) == (row.expected_start, row.expected_end)


def test_what_comes_after_a_fixed_point_that_is_kept_stays_as_it_is() -> None:
    room = late("a", session("b", 90, 60), LUNCH, "d", "e").do(moves.skip, "d")
    assert propose(room.state, room.now).fact == Rebalanced((("b", 78),), (("b", 12),))
    before = room.row("e").slot
    assert room.do(rebalance).row("e").slot == before


def test_what_comes_after_a_skipped_session_is_planned_for_when_it_is_expected() -> None:
    room = late("a", "b", session("c", 60, 50), LUNCH, by=37).do(moves.skip, "b").do(rebalance)
    assert room.row("c").slot.start == room.row("c").expected_start
    assert room.row("c").slot.end == at("12:00")


def test_one_minute_is_made_up_for_too() -> None:
    room = late("a", session("b", 90, 60), LUNCH, by=1)
    assert propose(room.state, room.now).fact.durations == (("b", 89),)


def test_a_session_skipped_among_those_planned_anew_gives_its_time() -> None:
    room = late("a", "b", session("c", 20), session("d", 40, 20), LUNCH, by=32)
    room.do(moves.skip, "c").do(rebalance)
    assert room.state.programme.cut == {"c"}
    assert room.row("d").slot.start == room.row("d").expected_start
    assert room.row("d").slot.end == at("12:00")


def test_what_was_cut_first_is_held_after_all_if_another_cut_is_enough() -> None:
    room = late(
        session("a", 30),
        session("b", 20, optional=True, priority=3),
        session("c", 30, optional=True, priority=2),
        session("lunch", 60, start="11:20"),
        by=25,
    )
    assert propose(room.state, room.now).fact.skipped == ("c",)


def test_time_saved_may_be_kept_before_the_last_session_of_a_day() -> None:
    room = late("a", "b", "c", by=0).wait(24).do(moves.next_session, hold=True)
    assert (room.state.current, room.expected("c")) == ("b", ("11:00", "11:30"))


def test_a_session_cut_before_stays_cut_and_takes_no_time() -> None:
    room = late("a", session("b", 20, optional=True), session("c", 40, 30), LUNCH, by=55)
    room.do(rebalance).wait(12).do(moves.extend, 12).do(rebalance)
    assert room.state.programme.cut == {"b"}
    assert room.row("c").slot.start == room.row("c").expected_start


def test_time_saved_is_kept_in_reserve() -> None:
    room = late("a", "b", "c", LUNCH, by=0).wait(24)
    room.do(moves.next_session, hold=True)
    assert room.state.current == "b"
    assert room.expected("c") == ("11:00", "11:30")
    assert room.schedule.offset.total_seconds() == -360
    room.do(moves.undo)
    room.do(moves.next_session).wait(24)
    assert moves.can_wait(room.state, room.now) is None  # the lunch keeps its start anyhow
    with pytest.raises(Refused, match="can wait"):
        room.do(moves.next_session, hold=True)


def test_the_day_ends_with_what_is_held_and_not_with_what_was_cut() -> None:
    room = late("a", session("b", 65), session("c", 15, optional=True), session("d", 10), by=14)
    room.do(rebalance, ("optional",))
    assert room.state.programme.cut == {"c"}
    assert room.row("c").slot.end > room.row("d").slot.end == room.row("d").expected_end
    assert spare(room.schedule) == dt.timedelta(0)
    drawn = day_bar(room.state, room.schedule)
    assert drawn is not None
    assert drawn.points[-1].at == drawn.points[-1].expected == room.row("d").slot.end

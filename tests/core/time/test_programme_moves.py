"""The programme as it is changed live: added, moved, replanned, split, and read again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from builders import DATE, ENGLISH, Room, agenda, at, day, minutes, one_day, session
from facilitator.core.base.refusal import Refused
from facilitator.core.record.programme import (
    Rebalanced,
    SessionAdded,
    SessionChanged,
    SessionMoved,
    SessionSplit,
)
from facilitator.core.record.sessions import SessionStarted
from facilitator.core.record.speakers import SpeakerLost
from facilitator.core.review.review import review
from facilitator.core.time import moves
from facilitator.core.time import programme_moves as pm
from facilitator.core.time.rebalance.propose import rebalance

LATER = DATE + dt.timedelta(days=2)

Try = Callable[[Room], object]


def _second(room: Room) -> Room:
    return room.wait(10).do(moves.next_session)


def order(room: Room) -> list[list[str]]:
    return [[s.id for s in one.sessions] for one in room.state.programme.days]


def started(*sessions: str) -> Room:
    return Room(one_day(*sessions)).until("10:00").do(moves.start)


def test_a_session_is_added_as_the_next_one_and_moves_what_follows() -> None:
    room = started("a", "b").do(pm.add, "Extra  fråga", 15)
    assert order(room) == [["a", "extra-fråga", "b"]]
    assert room.state.session("extra-fråga").kind == "discussion"  # type: ignore[union-attr]
    assert room.expected("b") == ("10:45", "11:15")
    room.do(moves.next_session)
    assert room.state.current == "extra-fråga"


def test_a_session_is_added_on_the_day_of_what_it_comes_after_or_on_the_day_at_hand() -> None:
    room = Room(agenda(day("a"), day("b"), day("c"))).do(pm.add, "X", 10, after="b")
    assert order(room) == [["a"], ["b", "x"], ["c"]]
    room.until("10:00", DATE + dt.timedelta(days=1)).do(moves.start).do(pm.add, "Y", 10)
    assert order(room) == [["a"], ["b", "y", "x"], ["c"]]


def test_the_same_title_twice_makes_two_sessions_and_undo_takes_them_away() -> None:
    room = started("a", "b").do(pm.add, "B", 5, after="b").do(pm.add, "B", 5, after="b")
    assert order(room) == [["a", "b", "b-3", "b-2"]]
    room.do(moves.undo).do(moves.undo)
    assert order(room) == [["a", "b"]]
    assert room.state.slots == started("a", "b").state.slots


def test_sessions_change_places_and_days() -> None:
    room = Room(agenda(day("a", "b", "c"), day("d")))
    room.do(pm.earlier, "c")
    assert order(room) == [["a", "c", "b"], ["d"]]
    room.do(pm.later, "c").do(pm.later, "c")
    assert order(room) == [["a", "b"], ["c", "d"]]
    room.do(pm.earlier, "c")
    assert order(room) == [["a", "b", "c"], ["d"]]
    room.do(pm.move, "a", 2, "d")
    assert order(room) == [["b", "c"], ["d", "a"]]


def test_the_first_and_the_last_session_go_no_further() -> None:
    room = Room(agenda(day("a"), day("b")))
    for move, session_id, why in ((pm.earlier, "a", "first session"), (pm.later, "b", "last")):
        with pytest.raises(Refused, match=f"It is the {why}"):
            room.do(move, session_id)


@pytest.mark.parametrize(("told", "held"), [(-9, 0), (0, 0), (1, 0), (2, 1), (3, 1), (9, 1)])
def test_a_day_that_there_is_not_is_taken_for_the_nearest(told: int, held: int) -> None:
    facts = (
        SessionAdded("x", "X", 10, told, None),
        SessionMoved("x", told, None),
        SessionSplit("a", "x", "X", 10, told, None),
    )
    for fact in facts:
        room = Room(agenda(day("a"), day("b")))
        if isinstance(fact, SessionMoved):
            room.put(SessionAdded("x", "X", 10, 2 - held, None))
        room.put(fact)
        assert "x" in order(room)[held]


def test_nothing_is_moved_before_what_runs() -> None:
    room = started("a", "b", "c").do(moves.next_session)
    with pytest.raises(Refused, match="gone past"):
        room.do(pm.earlier, "c")
    with pytest.raises(Refused, match="there already"):
        room.do(pm.move, "c", 1, None)
    with pytest.raises(Refused, match="gone past"):
        room.do(pm.move, "c", 1, "a")


def test_what_is_planned_late_stays_so_when_its_order_changes() -> None:
    room = Room(one_day("a", session("b", 40, 20), "c", session("d", start="12:30")))
    room.until("10:12").do(moves.start).do(rebalance)
    assert dict(room.state.programme.delays) == {"b": 12}
    changes: list[Try] = [
        lambda r: r.do(pm.add, "x", 5, after="a"),
        lambda r: r.do(pm.later, "b"),
        lambda r: r.do(pm.lengthen, "b", 1),
        lambda r: r.do(pm.split, "a", 10, title="rest", day=1),
    ]
    for change in changes:
        change(room)
        following = room.schedule.following
        assert following is not None
        assert room.clock(following.slot.start) == "10:42"
        room.do(moves.undo)
    room.do(pm.later, "b").do(pm.earlier, "b")
    assert dict(room.state.programme.delays) == {"b": 12}


def test_a_session_is_replanned_and_its_own_start_is_a_fixed_point() -> None:
    room = Room(one_day("a", "b", "c"))
    what = replace(pm.wanted(room.row("c").session), minutes=20, shortest=10, start=dt.time(11, 30))
    room.do(pm.change, "c", what)
    assert room.row("c").slot.start == at("11:30")
    assert room.schedule.fixed_point is not None
    assert room.row("c").session.shortest == 10


def test_minutes_are_given_and_taken_and_the_shortest_goes_along() -> None:
    room = Room(one_day("a", session("b", 30, 20)))
    for id_, by, expected in (
        ("a", 5, (35, 35)),
        ("a", -10, (25, 25)),
        ("b", 5, (35, 20)),
        ("b", -20, (15, 15)),
        ("b", -99, (1, 1)),
    ):
        made = room.do(pm.lengthen, id_, by).row(id_).session
        assert (made.duration, made.shortest) == expected
    with pytest.raises(Refused):
        room.do(pm.lengthen, "b", -1)


def test_a_start_may_be_in_the_night_also_in_the_hour_that_is_left_out_of_it() -> None:
    date = dt.date(2013, 3, 30)
    for clock, shown in ((dt.time(1, 30), "01:30"), (dt.time(2, 30), "03:30")):
        room = Room(agenda(day("a", "b", date=date, start="23:00"))).until("22:00", date)
        room.do(pm.change, "b", pm.Wanted("B", 10, 5, clock))
        assert room.clock(room.row("b").slot.start) == shown


def test_a_start_of_its_own_is_of_whole_minutes_whatever_a_journal_says() -> None:
    room = Room(one_day("a", "b"))
    room.put(SessionChanged("b", "B", 30, 10, dt.time(11, 30, 41, 5, tzinfo=dt.UTC)))
    assert room.row("b").slot.start == at("11:30")


def test_what_may_be_cut_is_switched() -> None:
    room = Room(one_day("a", "b")).do(pm.cuttable, "b")
    assert room.row("b").session.optional
    assert not room.do(pm.cuttable, "b").row("b").session.optional


def test_a_skipped_session_is_taken_back_by_itself_whatever_it_was_skipped_by() -> None:
    room = started("a", "b", "c").do(moves.skip, "b").do(moves.skip, "c")
    room.put(Rebalanced(skipped=("b",)))
    assert room.clock(room.row("c").slot.start) == "10:30"
    room.do(pm.take_back, "b")
    assert not room.state.of("b").skipped
    assert room.clock(room.row("c").slot.start) == "11:00"
    assert room.state.of("c").skipped
    assert room.do(moves.undo).state.of("b").skipped
    with pytest.raises(Refused, match="not skipped"):
        room.do(pm.take_back, "a")


def test_what_was_dropped_of_a_day_is_taken_back_as_if_nothing_was_said() -> None:
    room = Room(agenda(day("a", "b"), day("c"))).until("10:00").do(moves.start).do(moves.end)
    room.do(moves.settle_leftover, ("b",), "homework").do(pm.take_back, "b")
    assert not room.state.leftovers
    assert not room.state.of("b").over
    room.do(pm.move, "b", 2, "c")
    assert order(room) == [["a"], ["c", "b"]]


def test_the_rest_of_the_running_session_is_held_later() -> None:
    room = started("a", "b").wait(10)
    assert pm.whole_minutes_left(room.state, room.now, "a") == 20
    room.do(pm.split, "a", 15, title="A, resten", day=1, after="b")
    assert order(room) == [["a", "b", "a-resten"]]
    assert room.schedule.remaining == minutes(5)
    assert room.schedule.offset == minutes(-15)
    assert room.expected("b") == ("10:15", "10:45")
    assert room.expected("a-resten") == ("10:45", "11:00")


def test_the_rest_of_a_session_to_come_goes_to_the_next_day() -> None:
    room = Room(agenda(day("a", session("b", 40, 20)), day("c")))
    room.do(pm.split, "b", 30, title="B igen", day=2)
    assert order(room) == [["a", "b"], ["b-igen", "c"]]
    first, rest = room.row("b").session, room.row("b-igen").session
    assert (first.duration, first.shortest) == (10, 10)
    assert (rest.duration, rest.shortest) == (30, 10)  # together as short as before


def test_the_rest_comes_after_what_that_day_has_gone_past() -> None:
    room = Room(agenda(day("a", "b"), day("c", "d"))).until("10:00").do(moves.go_to, "c")
    with pytest.raises(Refused, match="no such day"):
        room.do(pm.split, "d", 10, title="D igen", day=1)
    room.do(moves.go_to, "a").do(moves.go_to, "c").do(pm.split, "b", 10, title="B igen", day=2)
    assert order(room) == [["a", "b"], ["c", "b-igen", "d"]]


def test_all_but_a_minute_of_a_session_to_come_can_be_held_later() -> None:
    room = Room(one_day(session("a", 2))).do(pm.split, "a", 1, title="B", day=1)
    assert [row.session.duration for row in room.schedule.rows] == [1, 1]


def test_a_session_may_be_allowed_to_shrink_to_nothing() -> None:
    room = started("a", "b").do(pm.change, "b", pm.Wanted("B", 30, 0))
    assert room.row("b").session.shortest == 0


def _at(hour: int, minute: int) -> pm.Wanted:
    return pm.Wanted("X", 10, 5, dt.time(hour, minute))


def test_nothing_is_moved_to_a_day_gone_by() -> None:
    room = Room(agenda(day("a"), day("b", "c"))).until("10:00", DATE + dt.timedelta(days=1))
    with pytest.raises(Refused, match="That day is over"):
        room.do(moves.start).do(pm.move, "c", 1, "a")


REFUSED: list[tuple[Try, str]] = [
    (lambda r: r.do(pm.add, " ", 10), "needs a title"),
    (lambda r: r.do(pm.add, "x", 0), "from 1 to"),
    (lambda r: r.do(pm.add, "x", 10, after="nowhere"), "no session “nowhere”"),
    (lambda r: r.do(pm.move, "a", 1, "b"), "is running"),
    (lambda r: r.do(pm.earlier, "b"), "already gone past that place"),
    (lambda r: r.do(pm.move, "b", 7, None), "There is no day 7"),
    (lambda r: r.do(pm.move, "b", 1, "a"), "there already"),
    (lambda r: r.do(pm.later, "c"), "last session already"),
    (lambda r: r.do(pm.change, "b", pm.Wanted("B", 10, 20)), "shortest length"),
    (lambda r: r.do(pm.change, "b", pm.Wanted("B", 10, 5, priority=0)), "priority"),
    (lambda r: r.wait(20).do(pm.change, "b", _at(10, 10)), "past 10:10 already"),
    (
        lambda r: r.do(pm.change, "b", _at(12, 30)).do(pm.change, "c", _at(12, 0)),
        "“X” comes before",
    ),
    (lambda r: r.until("00:10").do(pm.change, "c", _at(9, 45)), "before the day does at 10:00"),
    (lambda r: r.do(pm.change, "b", pm.wanted(r.row("b").session)), "Nothing was changed"),
    (lambda r: r.do(pm.split, "b", 30, title="x", day=1), "From 1 to 29"),
    (lambda r: r.do(pm.split, "b", 5, title="x", day=2), "no such day"),
    (lambda r: _second(r).do(pm.split, "b", 5, title="x", day=1, after="a"), "gone past that"),
    (lambda r: r.do(pm.split, "c", 5, title="x", day=1, after="b"), "after the first part"),
    (lambda r: r.wait(40).do(pm.split, "a", 5, title="x", day=1), "Nothing of it is left"),
    (
        lambda r: r.do(moves.skip, "b").do(pm.split, "b", 5, title="x", day=1),
        "Nothing of it is left",
    ),
    (
        lambda r: r.do(moves.go_to, "b").do(moves.back).do(pm.split, "b", 5, title="x", day=1),
        "Nothing of it is left",
    ),
    (lambda r: r.do(pm.read_again, r.state.agenda, ""), "as it was"),
]


@pytest.mark.parametrize(("attempt", "why"), REFUSED)
def test_what_makes_no_sense_is_refused(attempt: Try, why: str) -> None:
    with pytest.raises(Refused) as refusal:
        attempt(started("a", "b", "c"))
    assert why in ENGLISH.say(refusal.value.phrase)


def test_a_swap_holds_another_session_while_the_speaker_is_away() -> None:
    room = started("a", "b", "c").wait(5)
    room.put(SpeakerLost("a", "c"))
    assert order(room) == [["c", "a", "b"]]
    assert room.state.current == "c"
    assert room.state.checked == {"a": False}
    room.wait(30).do(moves.next_session)
    assert room.state.current == "a"


def test_time_saved_is_kept_before_the_session_that_is_held_back() -> None:
    room = started("a", "b", "c").wait(20)
    room.put(SessionStarted("b", hold="c"))
    assert room.expected("b") == ("10:20", "10:50")
    assert room.expected("c") == ("11:00", "11:30")


def test_a_replanned_day_has_its_new_lengths_delays_and_starts() -> None:
    room = Room(one_day("a", session("b", 30, 10), session("c", start="11:15"), "d"))
    room.until("10:12").do(moves.start).wait(1)
    room.put(Rebalanced((("b", 20),), (("b", 12),), (("c", 15),), ("d",)))
    assert room.row("b").slot.start == at("10:42")
    assert room.row("b").slot.end == at("11:02")
    assert room.row("c").slot.start == at("11:30")
    assert room.state.of("d").skipped
    assert room.schedule.offset == minutes(0)  # what is late is the plan by now
    before = room.state.slots
    room.do(moves.undo)
    assert room.row("b").slot.start == at("10:30")
    room.do(moves.redo)
    assert room.state.slots == before


# Reading the agenda again


def revised(room: Room, *sessions: object) -> Room:
    made = one_day(*sessions)
    return room.do(pm.read_again, made, "new")


def test_what_was_changed_live_stays_unless_the_author_changed_it_too() -> None:
    room = started("a", "b", "c").do(pm.add, "x", 5, after="b")
    room.do(pm.change, "b", pm.Wanted("B", 20, 20)).do(pm.change, "c", pm.Wanted("C", 20, 20))
    revised(room, "a", "b", session("c", 45))
    assert order(room) == [["a", "b", "x", "c"]]
    assert room.row("b").session.duration == 20
    assert room.row("c").session.duration == 45


def test_an_order_changed_live_stays_unless_the_author_changed_it() -> None:
    room = started("a", "b", "c").do(pm.later, "b")
    revised(room, "a", "b", session("c", 45))
    assert order(room) == [["a", "c", "b"]]
    assert room.row("c").session.duration == 45
    revised(room.do(moves.undo), "a", "d", "c", "b")
    assert order(room) == [["a", "d", "c", "b"]]


def test_what_the_author_adds_or_takes_out_does_not_change_an_order_changed_live() -> None:
    room = started("a", "b", "c", "d").do(pm.later, "b")
    revised(room, "a", "b", "x", "c", "y")
    assert order(room) == [["a", "c", "y", "b", "x"]]
    room.do(moves.next_session)
    room.do(pm.read_again, one_day("z", "a", "b", "x", "c", "y"), "newer")
    assert order(room) == [["a", "c", "z", "y", "b", "x"]]  # nothing new before what has begun


def test_what_has_begun_keeps_its_plan_and_its_date_whatever_the_author_writes_later() -> None:
    room = Room(agenda(day("a", "b"), day("c"))).until("10:00").do(moves.move_day, 1, LATER)
    room.now += dt.timedelta(days=2)
    room.do(moves.start).wait(50).do(moves.next_session)
    before = review(room.state, room.now).days[0]
    made = agenda(day(session("a", 50), session("b", 45), date=LATER, start="10:20"), day("c"))
    room.do(pm.read_again, made, "new")
    after = review(room.state, room.now).days[0]
    assert room.state.dates[0] == LATER
    assert (after.date, after.began_late, after.balance) == (
        before.date,
        before.began_late,
        before.balance,
    )
    assert [each.planned for each in after.sessions] == [minutes(30), minutes(30)]
    as_written = Room(agenda(day("a", "b", date=LATER), day("c")))
    assert room.state.slots[:2] == as_written.state.slots[:2]


def test_no_day_is_put_before_one_that_has_begun() -> None:
    room = started("a", "b")
    made = agenda(day("x", date=DATE - dt.timedelta(days=1)), day("a", "b", date=DATE))
    with pytest.raises(Refused) as refusal:
        room.do(pm.read_again, made, "new")
    assert "day 1, which is day 2 in the file" in ENGLISH.say(refusal.value.phrase)


def test_what_has_begun_stays_as_long_as_it_was_under_its_new_title() -> None:
    room = started("a", "b")
    revised(room, replace(session("a", 90), title="Nytt namn"), "b")
    assert room.row("a").session.title == "Nytt namn"
    assert room.row("a").session.duration == 30


def test_a_day_that_has_begun_is_not_read_away() -> None:
    room = Room(agenda(day("a"), day("b"))).until("10:00").do(moves.start).do(moves.go_to, "b")
    with pytest.raises(Refused) as refusal:
        revised(room, "a")
    assert "day 2" in ENGLISH.say(refusal.value.phrase)

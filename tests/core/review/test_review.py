"""The review compares the meeting with the agenda as it was written."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from builders import DATE, ENGLISH, Room, agenda, at, day, minutes, one_day, session
from core.review.making import held, of
from facilitator.core.base.span import ZERO
from facilitator.core.people import marking
from facilitator.core.record.agenda import Participant, Step
from facilitator.core.record.programme import Rebalanced, SessionAdded, SessionSplit
from facilitator.core.record.sessions import LeftoverSettled
from facilitator.core.review import sentences
from facilitator.core.review.advice import advice
from facilitator.core.review.balance import Cause
from facilitator.core.review.review import (
    Arrivals,
    Outcome,
    SessionReview,
    arrivals,
    review,
)
from facilitator.core.time import moves, steps
from facilitator.core.time.programme_moves import split
from strategies import meetings

FRIDAY = DATE + dt.timedelta(days=1)


def one(room: Room, id_: str) -> SessionReview:
    return next(each for each in of(room).sessions if each.slot.session.id == id_)


def said(*rooms: Room) -> list[str]:
    return [ENGLISH.say(sentence) for sentence in advice([of(room) for room in rooms])]


def test_a_session_is_compared_without_its_pauses() -> None:
    room = Room(one_day("a", "b")).until("10:04:50").do(moves.toggle).wait(10)
    room.do(moves.toggle).wait(5).do(moves.toggle).do(moves.extend, 3).wait(28).do(moves.end)
    first = one(room, "a")
    assert first.outcome is Outcome.HELD
    assert (first.planned, first.actual, first.pauses) == (minutes(30), minutes(38), minutes(5))
    assert (first.over, first.given, first.overtime) == (minutes(8), minutes(3), minutes(5))
    assert (first.started_late, first.ended_late) == (minutes(4), minutes(17))
    assert [ENGLISH.say(each) for each in sentences.details(first)] == [
        "began 4 min late", "ended 17 min late", "paused 5 min", "3 min given", "5 min overtime",
    ]  # fmt: skip
    assert one(room, "b").outcome is Outcome.COMING


def test_the_steps_of_a_session_are_told_with_how_long_they_took() -> None:
    steps_ = (Step("In pairs", 4), Step("All", 20))
    on = Room(one_day(replace(session("a"), steps=steps_), "b")).until("10:00").do(moves.start)
    on.until("10:05").do(steps.begin_step, 1).until("10:08").do(steps.next_step).until("10:30")
    told = [ENGLISH.say(each) for each in sentences.details(one(on, "a"))]
    assert told[-2:] == ["“In pairs” 7:00 of 4:00", "“All” 21:00 of 20:00"]
    assert one(on, "b").steps == ()


def test_of_a_session_clicked_through_it_is_not_told_when_it_began() -> None:
    room = Room(one_day("a", "b")).until("10:04").do(moves.toggle).do(moves.next_session)
    first = one(room.wait(20), "a")
    assert (first.outcome, first.started_late) == (Outcome.MISSED, minutes(4))
    assert not sentences.details(first)


def test_time_away_is_not_the_sessions() -> None:
    room = Room(one_day("a")).until("10:00").do(moves.toggle).until("10:50")
    room.do(moves.settle_away, at("10:10"), at("10:40"), "paused").do(moves.end)
    first = one(room, "a")
    assert (first.actual, first.away, first.pauses) == (minutes(20), minutes(30), ZERO)
    assert of(room).days[0].balance == (
        (Cause.SHORTER, minutes(-10)),
        (Cause.AWAY, minutes(30)),
    )
    assert "away 30 min" in [ENGLISH.say(each) for each in sentences.details(first)]


@pytest.mark.parametrize(
    ("do", "outcome"),
    [
        (lambda room: room.do(moves.skip, "b"), Outcome.SKIPPED),
        (lambda room: room.do(moves.go_to, "c"), Outcome.MISSED),
        (lambda room: room.do(moves.next_session).do(moves.next_session), Outcome.MISSED),
        (lambda room: room.do(moves.next_session).wait(9), Outcome.RUNNING),
        (
            lambda room: room.do(moves.go_to, "b").wait(9).do(moves.back).wait(1),
            Outcome.INTERRUPTED,
        ),
        (lambda room: room, Outcome.COMING),
        (lambda room: room.do(moves.close), Outcome.MISSED),
    ],
)
def test_what_became_of_a_session(do: object, outcome: Outcome) -> None:
    room = Room(one_day("a", "b", "c")).until("10:00").do(moves.toggle).wait(20)
    assert callable(do)
    do(room)
    assert one(room, "b").outcome is outcome


def test_of_a_session_that_goes_on_only_what_is_over_is_told() -> None:
    room = Room(one_day("a", "b")).until("10:00").do(moves.toggle)
    for wait, words in ((20, "going on"), (20, "10 min over")):
        room.wait(wait)
        assert words in ENGLISH.say(sentences.session(one(room, "a")))
    assert ENGLISH.say(sentences.session(of(held(("talk", 30, 20))).sessions[0])) == "10 min under"
    room.do(moves.go_to, "b").wait(40).do(moves.back)
    assert ENGLISH.say(sentences.session(one(room, "b"))) == "interrupted"


def test_planned_is_what_the_author_wrote_whatever_was_changed_live() -> None:
    room = Room(one_day(session("a", 60, 30), "b", start="10:00")).until("10:00")
    room.put(Rebalanced(durations=(("a", 40),)))
    room.put(SessionAdded("x", "X", 15, 1, "a"))
    room.do(moves.toggle).wait(50).do(moves.next_session).wait(15).do(moves.next_session)
    first, added = one(room, "a"), one(room, "x")
    assert (first.planned, first.given) == (minutes(60), minutes(-20))
    assert (first.over, first.overtime) == (minutes(-10), minutes(10))
    assert (added.planned, added.home, added.outcome) == (minutes(15), None, Outcome.HELD)
    second = one(room, "b")
    assert second.started_late == minutes(5), "as the author wrote, not as it was planned last"


def test_the_end_of_a_day_is_accounted_for_to_the_minute() -> None:
    lunch = session("lunch", 60, start="12:00", kind="break")
    room = Room(one_day("a", session("b", 60), lunch, "c", "d")).until("10:09")
    room.do(moves.toggle).wait(40).do(moves.next_session).wait(50).do(moves.end)
    room.until("12:05").do(moves.toggle).wait(60).do(moves.next_session).wait(10)
    room.do(moves.toggle).wait(7).do(moves.toggle).wait(20).do(moves.close)
    day_ = of(room).days[0]
    assert day_.over
    assert (day_.began_late, day_.ended_late) == (minutes(9), minutes(-18))
    assert dict(day_.balance) == {
        Cause.BEGAN: minutes(9),
        Cause.LONGER: minutes(10),
        Cause.SHORTER: minutes(-10),
        Cause.PAUSES: minutes(7),
        Cause.LEFT_OUT: minutes(-30),
        Cause.BETWEEN: minutes(-4),
    }
    assert [ENGLISH.say(each) for each in sentences.day(day_)] == [
        "began 9 min late",
        "ended 18 min early",
    ]
    assert ENGLISH.say(sentences.balance(*day_.balance[0])) == "9 min lost: the start of the day"


def test_a_session_carried_to_the_next_day_is_reviewed_there() -> None:
    room = Room(agenda(day("a", "b"), day("c", start="09:00"))).until("10:00")
    room.do(moves.toggle).wait(30).do(moves.end).until("11:00")
    room.put(LeftoverSettled(("b",), "next-day"))
    room.until("09:00", FRIDAY).do(moves.toggle).wait(30).do(moves.next_session).wait(30)
    found = of(room.do(moves.end))
    first, second = found.days
    assert dict(first.balance) == {Cause.LEFT_OUT: minutes(-30)}
    assert dict(second.balance) == {Cause.ADDED: minutes(30)}
    moved = second.sessions[-1]
    assert (moved.moved, moved.home, moved.over) == (True, 0, ZERO)
    assert "moved from day 1" in [ENGLISH.say(each) for each in sentences.details(moved)]


def test_people_who_came_late_are_counted_for_each_day() -> None:
    programme = one_day("a")
    people = [Participant("Anna"), Participant("Bo"), Participant("Eva", role="speaker")]
    room = Room(replace(programme, participants=tuple(people))).until("10:12").do(moves.toggle)
    for who in ("anna", "bo", "eva"):
        room.do(marking.here, who, 0)
    assert of(room).arrivals == Arrivals()  # it was not said when they came
    for who in ("anna", "bo", "eva"):
        room.do(marking.came_at, who, 0, dt.time(10, 12))
    assert of(room).arrivals == Arrivals(2, 2, minutes(24))
    assert of(room).arrivals.mean == minutes(12)
    assert arrivals([of(room), of(room)]) == Arrivals(4, 4, minutes(48))
    in_time = Room(room.state.agenda).until("10:00").do(marking.on_time, "anna", 0)
    assert of(in_time).arrivals == Arrivals(1, 0, ZERO)
    sentence = sentences.arrived(of(room).arrivals)
    assert sentence is not None
    assert ENGLISH.say(sentence) == "2 of 2 came late, 12 min on average."
    room.wait(30).do(moves.end)
    assert any(line.startswith("2 of 2 people arrived late, 12 min") for line in said(room))
    for who in ("anna", "bo"):
        room.do(marking.came_at, who, 0, dt.time(10, 4))
    assert not any("arrived late" in line for line in said(room))
    assert sentences.arrived(Arrivals()) is None


def test_the_rest_of_a_session_is_planned_with_it() -> None:
    room = Room(one_day("a", "b")).until("10:00").do(moves.start).wait(10)
    room.do(split, "a", 15, title="Resten", day=1, after="b")
    room.put(SessionSplit("resten", "sista", "Sista", 5, 1, "resten"))
    assert [each.planned // minutes(1) for each in of(room).sessions] == [30, 30, 0, 0]


@given(meetings(), st.integers(0, 600))
def test_laws_of_the_review(room: Room, later: int) -> None:
    found = review(room.state, room.now + minutes(later))
    assert [each.slot for each in found.sessions] == list(room.state.slots)
    written = {each.id: each.duration for day_ in room.state.agenda.days for each in day_.sessions}
    for each in found.sessions:
        of_slot = each.slot.session
        if of_slot.id not in room.state.programme.rests:
            assert each.planned == minutes(written.get(of_slot.id, of_slot.duration))
        assert each.actual >= ZERO
        assert each.overtime >= ZERO
    for one_day_ in found.days:
        if one_day_.over and one_day_.ended_late is not None:
            parts = [amount for _, amount in one_day_.balance]
            assert sum(parts, ZERO) == one_day_.ended_late
            assert all(parts)
        else:
            assert not one_day_.balance
    for kind in found.kinds:
        assert kind.actual == kind.planned + kind.longer - kind.shorter
    for sentence in advice([found]) + advice([found, found]):
        assert "{" not in ENGLISH.say(sentence)

"""Where a rehearsal says that a plan is too tight."""

from __future__ import annotations

from collections.abc import Iterable

from builders import ENGLISH, Room, one_day, session
from core.review.making import LUNCH
from facilitator.core.review.rehearsal import in_rehearsal, rehearsed
from facilitator.core.review.review import review
from facilitator.core.review.tightness import Finding
from facilitator.core.time import moves


def _said(found: Iterable[Finding]) -> list[str]:
    return [ENGLISH.say(text) for each in found for text in (each.said, each.advice)]


DAY = (session("a", 30, 20), session("b", 60, 30), session("c", 15, 10, kind="break"))


def test_what_took_longer_and_the_fixed_point_that_was_missed() -> None:
    room = Room(one_day(*DAY, session("d", 10), LUNCH)).until("10:00").do(moves.start)
    room.wait(30).do(moves.next_session).wait(83).do(moves.next_session)
    room.wait(8).do(moves.next_session).wait(10).do(moves.next_session).wait(60).do(moves.end)
    found = in_rehearsal(room.state, room.now)
    assert _said(found) == [
        "“B” took 1 h 23 min instead of 1 h.",
        "Plan 1 h 25 min for it, or ask for less.",
        "“C” was left with 8 min; it needs 10 min.",
        "Leave time free before it, or make a session before it shorter.",
        "“LUNCH” began 11 min late, though its start is fixed.",
        "Take 11 min out of what comes before it, or let it begin later.",
        "The day ended 11 min late.",
        "Plan less, or mark a session as optional so that it can be cut.",
    ]
    assert [each.session for each in found] == ["b", "c", "lunch", "lunch"]
    assert rehearsed(review(room.state, room.now)) == (5, 5)


def test_a_fixed_point_that_only_cuts_saved() -> None:
    room = Room(one_day(*DAY, session("d", 10), LUNCH)).until("10:10").do(moves.start)
    room.wait(30).do(moves.next_session).do(moves.extend, -5).wait(55)
    room.do(moves.skip).do(moves.skip).do(moves.end)
    room.until("12:00").do(moves.start).wait(60).do(moves.end)
    assert _said(in_rehearsal(room.state, room.now)) == [
        "“C” was not held at all; it needs 10 min.",
        "Leave time free before it, or make a session before it shorter.",
        "“LUNCH” began on time at 12:00 only because of cuts: “B”, “C”, “D”.",
        "Plan these as short as they became, or leave them out from the beginning.",
    ]


def test_a_rehearsal_as_planned_or_not_begun_finds_nothing() -> None:
    room = Room(one_day(*DAY, session("d", 15), LUNCH))
    assert in_rehearsal(room.state, room.now) == ()
    assert rehearsed(review(room.state, room.now)) == (0, 5)
    room.until("10:00").do(moves.start)
    for length in (31, 59, 15, 15, 60):
        room.wait(length).do(moves.next_session)
    assert in_rehearsal(room.state, room.now) == ()

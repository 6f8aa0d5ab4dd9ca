"""Where the time of a meeting went."""

from __future__ import annotations

from builders import ENGLISH, Room, one_day, session
from core.review.making import LUNCH, held, of
from facilitator.core.base.span import MINUTE, ZERO
from facilitator.core.review.review import Review
from facilitator.core.review.went import to_the_minute, went
from facilitator.core.time import moves


def told(review: Review) -> list[tuple[str, int]]:
    return [(ENGLISH.say(each.of), each.by // MINUTE) for each in went(review)]


def test_what_took_most_stands_first_and_what_gave_most_after_it() -> None:
    found = of(held(("talk", 30, 32), ("break", 15, 10), ("round", 30, 37), ("talk", 5, 4)))
    assert told(found) == [("S2", 7), ("S0", 2), ("S1", -5), ("S3", -1)]
    (day,) = found.days
    assert sum((each.by for each in went(found)), ZERO) == day.ended_late


def test_a_late_start_is_told_before_the_day_is_over() -> None:
    room = Room(one_day("a", "b")).until("10:04").do(moves.next_session).wait(2)
    assert told(of(room)) == [("the start of the day", 4)]


def test_only_what_was_to_begin_at_a_time_and_began_is_held_to_it() -> None:
    room = Room(one_day(session("a", 120), LUNCH, "b")).until("10:00").do(moves.next_session)
    assert not to_the_minute(of(room))
    room = room.wait(126).do(moves.next_session).wait(1)
    assert [(each.slot.session.id, each.started_late) for each in to_the_minute(of(room))] == [
        ("lunch", 6 * MINUTE)
    ]

"""Advice is given from its limits on, by one meeting or by several."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from builders import ENGLISH, Room, one_day, session
from core.review.making import held, of
from facilitator.core.review.advice import advice
from facilitator.core.review.review import (
    by_kind,
)
from facilitator.core.time import moves


def said(*rooms: Room) -> list[str]:
    return [ENGLISH.say(sentence) for sentence in advice([of(room) for room in rooms])]


DISCUSSIONS = "Discussions took 1.4 times the planned time: plan 1 h 5 min where"
ENDED = "The meeting ended 18 min late. Most was lost by sessions longer than planned: 18 min."
AGAIN = "“S0” took 15 min more than planned: plan 45 min if it comes again."


@pytest.mark.parametrize(
    ("room", "sentences_"),
    [
        (held(("discussion", 45, 60), ("discussion", 45, 66)), [DISCUSSIONS, "The meeting ended"]),
        (held(("discussion", 45, 63)), [DISCUSSIONS, ENDED]),
        (held(("discussion", 30, 45)), [AGAIN, "The meeting ended"]),
        (held(("talk", 45, 30)), ["Talks took 0.7 times the planned time: 30 min is enough where"]),
        (held(("talk", 45, 54)), []),  # not ten minutes
        (held(("talk", 90, 101)), ["The meeting ended"]),  # ten minutes, but not 15 %
        (held(("break", 15, 9), ("break", 20, 14)), ["The breaks were shortened by 12 min in all"]),
        (held(("break", 30, 45)), ["The breaks were 15 min longer", "The meeting ended"]),
        (held(("talk", 30, 30), late=5), ["The meeting began 5 min late"]),
        (held(("talk", 30, 30), late=4), []),
    ],
)  # fmt: skip
def test_advice_is_given_from_its_limits_on(room: Room, sentences_: list[str]) -> None:
    kept = ["What was held kept close to its times: plan the next meeting the same way."]
    found = sorted(said(room))
    assert len(found) == len(sentences_ or kept)
    for line, begin in zip(found, sorted(sentences_ or kept), strict=True):
        assert line.startswith(begin)


def test_advice_on_what_was_left_out_paused_or_waited_for() -> None:
    room = Room(one_day("a", "b", "c", "d")).until("10:00").do(moves.toggle).wait(10)
    room.do(moves.toggle).wait(12).do(moves.toggle).wait(20).do(moves.end).wait(15)
    room.do(moves.next_session).wait(30).do(moves.end).wait(9).do(moves.next_session).wait(30)
    assert said(room.do(moves.close)) == [
        "1 session was not held, 30 min of the plan: plan less, or mark what can be cut.",
        "The clock stood still for 12 min in all: leave some time free for what comes up.",
    ]
    room = Room(one_day("a", "b")).until("10:00").do(moves.toggle).wait(30).do(moves.end).wait(12)
    room.do(moves.next_session).wait(30).do(moves.end)
    assert said(room)[-1].startswith("12 min went by between sessions")


def test_several_meetings_are_pooled_by_time() -> None:
    short, long = held(("discussion", 20, 40), late=10), held(("discussion", 100, 100), late=0)
    both = by_kind(each for room in (short, long) for each in of(room).sessions)
    assert [(each.held, each.ratio) for each in both] == [(2, 140 / 120)]
    assert said(short, long) == [
        "1 of 2 days began late, 10 min on average: ask people to come earlier.",
        "1 of 2 days ended late, 30 min on average: leave some time free each day.",
        "Discussions took 1.2 times the planned time: plan 1 h 10 min where you planned 1 h.",
    ]


def test_a_long_title_is_cut_in_a_sentence() -> None:
    long = replace(session("a", 30), title="very long " * 1000)
    room = Room(one_day(long)).until("10:00").do(moves.toggle).wait(50).do(moves.end)
    assert max(map(len, said(room))) < 200


def test_before_anything_was_held_nothing_is_advised() -> None:
    room = Room(one_day("a")).until("10:00")
    assert not of(room).begun
    assert not said(room)
    assert of(room.do(moves.toggle)).begun
    assert not said(room)

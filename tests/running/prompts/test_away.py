"""What a time away was: the figures of each answer, and what was said elsewhere."""

from __future__ import annotations

import pytest

from builders import at, one_day
from facilitator.core.record.sessions import AwayChoice, AwaySettled
from facilitator.core.time import moves
from facilitator.running.sleep import Absence
from running.led import LedRoom, consequences


def away(since: str = "10:05", until: str = "10:17") -> LedRoom:
    """Begin a session, and sleep while it runs."""
    room = LedRoom(one_day("a", "b")).until("10:00").do(moves.start).until(until)
    assert room.unsettled.add(Absence(at(since), at(until)))
    return room


def test_it_waits_and_says_what_each_answer_leads_to() -> None:
    room = away()
    (one,) = room.waiting
    assert one.key == ("away", "a", at("10:05").isoformat())
    assert (one.text, one.details) == ("Away 12 min, from 10:05 to 10:17", ("A",))
    assert not one.front
    prompt = one.prompt()
    assert consequences(prompt) == {
        "counted": "13 min left",
        "paused": "25 min left",
        "ended": "day ends 10:47, 13 min early",
    }
    assert [answer.sure for answer in prompt.question.answers] == ["", "", "End “A” at 10:05?"]


@pytest.mark.parametrize("choice", ["counted", "paused", "ended"])
def test_each_answer(choice: AwayChoice) -> None:
    room = away()
    room.answer(room.open("away"), choice)
    assert room.last() == AwaySettled("a", at("10:05"), at("10:17"), choice)
    assert "away" not in room.kinds


def test_more_than_an_hour_may_stand_in_front_and_comes_back_when_it_is_put_off() -> None:
    room = away(until="11:10")
    (one,) = room.waiting
    assert one.front
    room.asking.put_off(one.key, room.view)
    assert room.wait(1).waiting[0].calm
    assert not room.wait(1).waiting[0].calm


def test_a_clock_set_back_was_no_end() -> None:
    room = away("10:15", "10:05")
    prompt = room.open("away")
    assert prompt.question.words == "The clock went back 10 min, from 10:15 to 10:05"
    assert [answer.value for answer in prompt.question.answers] == ["counted", "paused"]


def test_of_two_programs_that_wake_together_the_first_answer_counts() -> None:
    room = away()
    prompt = room.open("away")
    room.put(AwaySettled("a", at("10:05:02"), at("10:17:01"), "paused"))
    assert room.kinds == []
    events = len(room.events)
    room.answer(prompt, "paused")
    assert len(room.events) == events
    assert room.told == ["That time was already accounted for in another window."]


def test_each_time_away_is_asked_about_in_any_order() -> None:
    room = away("10:02", "10:04").until("10:12")
    room.unsettled.add(Absence(at("10:08"), at("10:12")))
    first, second = (one.prompt() for one in room.waiting)
    room.answer(second, "paused")
    room.answer(first, "paused")
    assert room.state.of("a").away == at("10:06") - at("10:00")
    assert room.kinds == []


def test_one_whose_session_has_ended_waits_no_more_unless_that_is_undone() -> None:
    room = away()
    room.do(moves.next_session)
    assert room.kinds == []
    room.do(moves.undo)
    assert room.kinds == ["away"]

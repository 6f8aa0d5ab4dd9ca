"""All fixed points that begin late stand in one question, with the same figures everywhere."""

from __future__ import annotations

import datetime as dt

import pytest

from builders import ENGLISH, Room, day, one_day, session
from facilitator.core.record.programme import LatenessAccepted, Rebalanced
from facilitator.core.record.stage import StageTold
from facilitator.core.time import moves
from facilitator.core.time.rebalance.propose import propose, rebalance
from facilitator.core.time.rebalance.sentences import sentences
from facilitator.running import messages
from facilitator.running.prompts.replan import ReplanPrompt
from facilitator.running.prompts.room import RoomPrompt
from running.led import LedRoom, consequences

LUNCH = session("lunch", 60, start="11:00")
BUS = session("bus", 10, start="14:00")


def late(by: float = 15.7) -> LedRoom:
    """Begin a day late by so many minutes; part of one makes no difference."""
    room = LedRoom(one_day("a", session("b", 30, 25), LUNCH, session("c", 110), BUS))
    return room.until("10:00").wait(by).do(moves.start)


def test_what_is_asked() -> None:
    room = late()
    (one,) = room.waiting
    assert one.key == ("fixed-points", "lunch")
    assert one.text == "“LUNCH” 11:00 and “BUS” 14:00 will not be kept"
    assert one.details == ("15 min late at most",)
    asked = one.prompt().question
    assert asked.words == one.text
    assert asked.detail.split("\n") == [
        "“LUNCH” 11:00 starts at 11:15 as things stand, 15 min late.",
        "“BUS” 14:00 starts at 14:05 as things stand, 5 min late.",
        "Even with everything before it shortened, 10 min is missing.",
    ]
    assert [(answer.words, answer.consequence) for answer in asked.answers] == [
        (
            "see what can be shortened or cut",
            "“LUNCH” at 11:10, day ends 14:10 as planned",
        ),
        (
            "accept that they start late",
            "“LUNCH” at 11:15, “BUS” at 14:05, day ends 14:15, 5 min late",
        ),
    ]  # to move them leads to the same
    assert [answer.sure for answer in asked.answers] == ["", ""]


def test_three_lost_points_are_named_by_the_first() -> None:
    points = [session(f"p{n}", 30, start=f"{11 + n}:00") for n in range(3)]
    room = LedRoom(one_day(session("a", 60), points[0], session("b", 30), points[1],
                           session("c", 30), points[2])).until("10:10").do(moves.start)  # fmt: skip
    assert room.waiting[0].text == "“P0” 11:00 and 2 more will not be kept"


def test_the_figures_are_those_of_run_and_of_the_replanning() -> None:
    room = LedRoom(one_day("a", "b", LUNCH, session("c", 60))).until("10:00").wait(15.7)
    room.do(moves.start)
    (one,) = room.waiting
    assert one.details[0] == "starts at 11:15 as things stand, 15 min late"
    assert messages.offset_line(room.schedule, ENGLISH) == "15 min behind"
    assert messages.fixed_point_line(room.schedule, room.state, ENGLISH) == (
        "LUNCH 11:00: end by 10:30, 15 min too late"
    )
    told = [ENGLISH.say(each) for each in sentences(propose(room.state, room.now), room.state.zone)]
    assert told[0].startswith("It is 15 minutes late before “LUNCH” at 11:00, of which 15 minutes")
    prompt = one.prompt()
    assert [*consequences(prompt)] == ["accept"]  # nothing can be made up


def test_all_are_accepted_at_once_and_the_room_may_be_told() -> None:
    room = late()
    room.answer(room.open("fixed-points"), "accept")
    assert room.last() == LatenessAccepted("lunch", ("bus",))
    assert room.kinds == []
    (tell,) = room.asked
    assert isinstance(tell, RoomPrompt)
    room.answer(tell, "show")
    until = room.now + dt.timedelta(minutes=10)
    assert room.last() == StageTold("LUNCH starts at 11:15 · BUS starts at 14:05", until=until)
    assert room.do(moves.undo).do(moves.undo).kinds == ["fixed-points"]


def test_what_a_rebalance_left_late_is_asked_again_only_when_it_is_five_minutes_later() -> None:
    room = LedRoom(one_day("a", session("b", 30, 25), LUNCH)).until("10:15").do(moves.start)
    assert room.kinds == ["fixed-points"]
    room.do(rebalance)
    assert room.expected("lunch")[0].startswith("11:10")
    assert room.kinds == []
    room.do(moves.extend, 4)
    assert room.kinds == []
    room.do(moves.extend, 2)
    assert room.kinds == ["fixed-points"]
    room.do(moves.undo).do(moves.undo).do(moves.undo)
    assert room.kinds == ["fixed-points"]


def test_what_a_rebalance_kept_is_asked_about_as_soon_as_it_is_lost() -> None:
    room = late(9).do(rebalance)
    assert room.kinds == []
    assert room.do(moves.extend, 6).kinds == ["fixed-points"]


def test_what_was_accepted_is_asked_again_when_it_is_five_minutes_later() -> None:
    room = late()
    room.answer(room.open("fixed-points"), "accept").wait(30)
    assert room.wait(4.9).kinds == []
    assert room.wait(0.2).kinds == ["fixed-points"]
    again = LedRoom(room.state.agenda)  # as after a restart
    again.events, again.state, again.now = room.events, room.state, room.now
    assert again.kinds == ["fixed-points"]
    again.now = room.wait(-0.2).now
    assert again.kinds == []


def test_a_later_point_that_is_lost_by_itself_is_asked_about_beside_one_that_was_accepted() -> None:
    room = late()
    room.answer(room.open("fixed-points"), "accept")
    room.do(moves.next_session).do(moves.extend, 90)
    (one,) = room.waiting
    assert one.key == ("fixed-points", "lunch", "bus")


def test_what_is_late_no_more_is_told_and_nothing_is_done() -> None:
    room = late()
    prompt = room.open("fixed-points")
    room.do(moves.extend, -25)
    events = len(room.events)
    room.answer(prompt, "accept")
    assert (len(room.events), room.told) == (events, ["That session is not late."])
    room.answer(prompt, "move")
    assert len(room.events) == events
    assert len(room.told) == 2


@pytest.mark.parametrize("answer", ["rebalance", None])
def test_seeing_what_can_be_cut_and_deciding_later_change_nothing(answer: str | None) -> None:
    room = late()
    events = len(room.events)
    room.answer(room.open("fixed-points"), answer)
    assert len(room.events) == events
    assert [type(prompt) for prompt in room.asked] == ([ReplanPrompt] if answer else [])


def test_the_next_day_is_not_yet_asked_about() -> None:
    room = Room(one_day("a"))
    assert day("a").sessions == room.state.programme.days[0].sessions
    led = LedRoom(one_day(session("a", 90), LUNCH)).until("09:00")
    assert led.kinds == []  # it has not begun: there is time to think


def test_replanning_that_was_applied_is_a_fact() -> None:
    room = late()
    room.answer(room.open("fixed-points"), "rebalance")
    (replan,) = room.asked
    assert [answer.value for answer in replan.question.answers] == ["apply", "accept", "move"]
    assert [bool(answer.sure) for answer in replan.question.answers] == [False, False, True]
    room.answer(replan, "apply")
    assert isinstance(room.last(), Rebalanced)

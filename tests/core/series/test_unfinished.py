"""What a meeting leaves undone: homework, and sessions that were not held to their end."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from builders import REGIONS, Room, agenda, day, session
from facilitator.core.record.agenda import Agenda, Homework
from facilitator.core.record.homework import HandedIn
from facilitator.core.record.opening import AgendaRevised, BroughtForward, MeetingClosed
from facilitator.core.record.sessions import LeftoverSettled
from facilitator.core.series.carrying import leave
from facilitator.core.series.unfinished import due_then, not_held
from facilitator.core.time import moves, speakers

APRIL = dt.date(2013, 4, 26)
WORDS = Homework(id="words", title="Word cloud", collects="terms", due=APRIL)


def programme(task: Homework = WORDS) -> Agenda:
    remote = replace(session("eu", 30, 20), remote=True, speakers=("Bo",))
    made = agenda(day("hej", remote, session("fika", 10, kind="break"), "skl", "mer"))
    return replace(made, organisations=REGIONS, homework=(task,))


def left(room: Room) -> list[str]:
    return [one.id for one in not_held(room.state)]


def test_homework_that_was_reviewed_is_left_out_once_all_is_in() -> None:
    early = Room(programme())
    early.put(*(HandedIn("words", of, text="x") for of in "ab"))
    assert [task.id for task in due_then(early.state)] == ["words"]  # due at the next meeting
    first = Room(programme())
    first.put(HandedIn("words", "a", text="x"))
    room = Room(programme())
    room.put(BroughtForward("", leave(first.state, "r")))
    late = replace(programme(replace(WORDS, due=dt.date(2013, 3, 21))), title="Träff 2")
    room.put(AgendaRevised("", late))
    assert [task.id for task in due_then(room.state)] == ["words"]
    room.put(HandedIn("words", "b", text="x"))
    assert not due_then(room.state)


def test_what_was_not_held_is_left_and_a_break_is_not() -> None:
    room = Room(programme()).until("10:00").do(moves.start).wait(30)
    room.do(moves.end).do(moves.skip, "skl").put(LeftoverSettled(("mer",), "homework"))
    room.put(MeetingClosed())
    assert left(room) == ["eu", "skl", "mer"]


def test_a_session_that_runs_is_not_left_and_one_that_was_interrupted_is() -> None:
    room = Room(programme()).until("10:00").do(moves.start).wait(5)
    assert "hej" not in left(room)
    room.do(moves.end).do(moves.start).wait(5).do(moves.back).wait(5).do(moves.end)
    assert left(room) == ["eu", "skl", "mer"]


@pytest.mark.parametrize(("heard", "carried"), [(5, True), (19, True), (20, False), (30, False)])
def test_a_talk_whose_speaker_was_lost_is_left_unless_it_was_long_enough(
    heard: int, *, carried: bool
) -> None:
    room = Room(programme()).until("10:00").do(moves.start).wait(30).do(moves.next_session)
    room.wait(heard).do(speakers.check_line, "eu", fine=False).do(moves.next_session)
    assert ("eu" in left(room)) is carried


def test_a_talk_that_gave_way_for_another_is_left_unless_it_is_heard_after_all() -> None:
    room = Room(programme()).until("10:00").do(moves.start).wait(30).do(moves.next_session)
    room.wait(2).do(speakers.lost, "eu", "skl").wait(30).do(moves.end)
    assert "eu" in left(room)
    room.do(moves.go_to, "eu").wait(25).do(moves.end)
    assert "eu" not in left(room)


def test_a_talk_that_was_short_with_a_line_that_worked_was_held() -> None:
    room = Room(programme()).until("10:00").do(moves.start).wait(30).do(moves.next_session)
    room.do(speakers.check_line, "eu", fine=True).wait(5).do(moves.next_session)
    assert "eu" not in left(room)

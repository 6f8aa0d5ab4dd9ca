"""The morning after a day that nobody ended."""

from __future__ import annotations

import datetime as dt

import pytest

from builders import DATE, agenda, at, day, session
from facilitator.core.notes import moves as note_moves
from facilitator.core.notes.capture import Capture
from facilitator.core.record.sessions import AwaySettled, LeftoverSettled
from facilitator.core.time import moves
from facilitator.running.prompts.leftover import LeftoverPrompt
from facilitator.running.sleep import Absence
from running.led import LedRoom, consequences

NEXT = DATE + dt.timedelta(days=1)


def evening(*, days: int = 2) -> LedRoom:
    """Begin the last session but one of the first day, which ends at 11:00."""
    programme = [
        day("a", session("b", 30), session("late", 20)),
        day("c", session("closing", 30), start="09:00"),
    ]
    room = LedRoom(agenda(*programme[:days])).until("10:00").do(moves.start)
    return room.until("10:30").do(moves.next_session)


def morning(room: LedRoom) -> LedRoom:
    return room.until("08:30", NEXT)


def test_before_midnight_nothing_is_asked_and_after_it_that_stands_in_front() -> None:
    room = evening().until("23:58")
    assert room.kinds == []
    (one,) = morning(room).waiting
    assert one.key == ("morning", "b")
    assert one.front
    assert one.text == "“B” of Thursday, 21 March 2013 was never ended"
    assert one.details == ("today is Friday, 22 March 2013, day 2",)
    asked = one.prompt().question
    assert asked.words == f"{one.text}; {one.details[0]}"
    assert [answer.words for answer in asked.answers] == [
        "it ended yesterday at 11:00",
        "it goes on now: the night does not count",
        "it ran all night: the night counts",
    ]
    assert consequences(one.prompt())["counted"] == "21 h 30 min over time"
    assert consequences(one.prompt())["paused"] == "less than a minute left"


def test_it_ended_yesterday_and_what_was_not_held_is_offered_for_today() -> None:
    room = morning(evening())
    room.answer(room.open("morning"), room.open("morning").question.answers[0].value)
    assert room.last() == AwaySettled("b", at("11:00"), room.now, "ended")
    assert (room.row("b").actual_end, room.schedule.today) == (at("11:00"), 1)
    (left,) = room.asked
    assert isinstance(left, LeftoverPrompt)
    first = left.question.answers[0]
    assert first.words == "take it today"
    assert first.consequence == "before “CLOSING”, day ends 10:20, 20 min late"
    room.answer(left, first.value)
    assert room.last() == LeftoverSettled(("late",), "next-day", "closing")
    assert [slot.session.id for slot in room.state.slots if slot.day] == ["c", "late", "closing"]
    assert room.kinds == []


def test_an_undo_asks_again() -> None:
    room = morning(evening())
    first = room.open("morning").question.answers[0]
    room.answer(room.open("morning"), first.value)
    assert room.kinds == ["leftovers"]
    room.do(moves.undo)
    assert room.kinds == ["morning"]
    assert room.open("morning").question.answers[0] == first
    room.answer(room.open("morning"), "paused")
    assert room.kinds == ["leftovers"]  # what was to come after it yesterday
    assert room.state.current == "b"


def test_what_was_noted_last_is_a_likely_end_and_so_is_when_the_laptop_was_closed() -> None:
    room = evening().until("11:04").do(note_moves.capture, Capture("note", "Sist"))
    room.unsettled.add(Absence(at("11:09"), at("08:30", NEXT)))
    words = [answer.words for answer in morning(room).open("morning").question.answers]
    assert words[:3] == [
        "it ended yesterday at 11:09",
        "it ended yesterday at 11:04",
        "it ended yesterday at 11:00",
    ]
    assert room.kinds == ["morning"]  # it is not asked besides what the time away was
    later = evening()
    later.unsettled.add(Absence(at("18:00"), at("08:30", NEXT)))  # it was left open all day
    words = [answer.words for answer in morning(later).open("morning").question.answers]
    assert words[0] == "it ended yesterday at 11:00"


@pytest.mark.parametrize("days", [1, 2])
def test_days_later_it_is_named_by_its_date(days: int) -> None:
    room = evening(days=days).until("08:30", DATE + dt.timedelta(days=3))
    asked = room.open("morning").question
    assert asked.answers[0].words == "it ended on Thursday, 21 March 2013 at 11:00"
    assert asked.words.endswith("; today is Sunday, 24 March 2013")


def test_what_somebody_else_ended_is_told() -> None:
    room = morning(evening())
    prompt = room.open("morning")
    room.do(moves.end)
    events = len(room.events)
    room.answer(prompt, prompt.question.answers[0].value)
    assert len(room.events) == events
    assert room.told == ["That no longer applies: nothing was changed."]

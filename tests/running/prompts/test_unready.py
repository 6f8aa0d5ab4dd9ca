"""What is not ready for a session is asked about before it begins."""

from __future__ import annotations

from msgspec.structs import replace

from builders import one_day, session
from facilitator.core.record.materials import MaterialTicked
from facilitator.core.time import moves
from facilitator.running.prompts.unready import UnreadyPrompt
from running.led import LedRoom

WORK = replace(session("work"), prepare=("Put out chairs",), materials=("Pens", "Tape"), lead="Ann")


def room(ready: int = 10) -> LedRoom:
    return LedRoom(one_day("a", WORK), ready=ready).until("10:00").do(moves.start)


def test_it_waits_from_some_minutes_before() -> None:
    led = room()
    assert led.until("10:19").kinds == []
    (one,) = led.until("10:20").waiting
    assert (one.key, one.text) == (("unready", "work"), "3 things are not ready for “WORK”")
    assert one.details == ("10:30 · Put out chairs, Pens, Tape", "Put out chairs, Pens, Tape")
    assert room(0).until("10:25").kinds == []


def test_one_item_is_ticked_off_and_the_rest_is_asked_about_again() -> None:
    led = room().until("10:22")
    prompt = led.open("unready")
    assert prompt.question.words == "What is ready for “WORK” at 10:30?"
    assert prompt.question.detail == "Ann leads it."
    led.answer(prompt, "1")
    assert led.last() == MaterialTicked("work", "Pens")
    (again,) = led.asked
    assert isinstance(again, UnreadyPrompt)
    assert again.items == ("Put out chairs", "Tape")
    led.answer(again, "all")
    assert led.kinds == []
    assert led.told == ["2 items ticked off. u takes them back."]
    assert len(led.events) == 5
    assert led.events[-1].joined == led.events[-2].id
    assert led.events[-2].joined is None
    led.told.clear()
    led.answer(again, "all")  # which is known by now
    assert led.told == ["Nothing was changed."]
    assert len(led.events) == 5

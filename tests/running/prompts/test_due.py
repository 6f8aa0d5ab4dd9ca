"""The session whose time has come while nothing runs."""

from __future__ import annotations

import datetime as dt

from builders import DATE, agenda, day
from facilitator.core.record.sessions import SessionSkipped, SessionStarted
from facilitator.core.time import moves
from running.led import LedRoom, consequences


def room() -> LedRoom:
    return LedRoom(agenda(day("a", "b", "c"), day("z"))).until("09:55")


def test_it_waits_from_a_minute_after_its_time() -> None:
    led = room()
    assert led.until("10:00:59").kinds == []
    (one,) = led.until("10:01").waiting
    assert (one.key, one.text, one.details) == (
        ("due", "a"),
        "“A” 10:00 has not started",
        ("1 min late",),
    )
    assert consequences(one.prompt())["start"] == "day ends 11:31, 1 min late"
    led.do(moves.start)
    assert led.kinds == []


def test_after_one_that_ended_early_it_waits_for_its_planned_time() -> None:
    led = room().until("10:00").do(moves.start).wait(10).do(moves.end)
    assert led.until("10:30").kinds == []
    assert led.until("10:31").kinds == ["due"]
    led.answer(led.open("due"), "start")
    assert led.last() == SessionStarted("b")


def test_it_can_be_left_out() -> None:
    led = room().until("10:05")
    led.answer(led.open("due"), "skip")
    assert led.last() == SessionSkipped("a")


def test_what_begins_tomorrow_is_not_due_tonight() -> None:
    led = room().until("10:00").do(moves.go_to, "c").do(moves.end)
    assert "due" not in led.until("23:00").kinds
    assert "due" in led.until("10:05", DATE + dt.timedelta(days=1)).kinds


def test_what_began_meanwhile_is_told() -> None:
    led = room().until("10:05")
    prompt = led.open("due")
    led.do(moves.start)
    led.answer(prompt, "start")
    assert led.told == ["That no longer applies: nothing was changed."]

"""Whether the line to a remote speaker works is asked before it is needed."""

from __future__ import annotations

from msgspec.structs import replace

from builders import one_day, session
from facilitator.core.record.speakers import SpeakerChecked
from facilitator.core.time import moves
from facilitator.running.prompts.lost_speaker import LostSpeakerPrompt
from running.led import LedRoom

CALL = replace(session("call", 60), remote=True, speakers=("Ann",))


def room(lead: int = 10) -> LedRoom:
    return LedRoom(one_day("a", CALL, "b"), lead=lead).until("10:00").do(moves.start)


def test_it_waits_from_some_minutes_before_and_comes_back_when_it_is_two_minutes_nearer() -> None:
    led = room()
    assert led.until("10:19").kinds == []
    (one,) = led.until("10:20").waiting
    assert (one.key, one.text) == (("line", "call"), "Does the line to Ann work?")
    assert one.details == (
        "10:30 CALL · The agenda has neither a link nor a phone number.",
        "10:30 CALL",
    )
    led.asking.put_off(one.key, led.view)
    assert led.until("10:21:59").waiting[0].calm
    assert not led.until("10:22").waiting[0].calm
    assert room(0).until("10:25").kinds == []


def test_a_line_that_works_is_asked_about_no_more() -> None:
    led = room().until("10:22")
    led.answer(led.open("line"), "works")
    assert led.last() == SpeakerChecked("call", fine=True)
    assert led.kinds == []


def test_one_that_is_lost_leads_to_what_is_held_first() -> None:
    led = room().until("10:22")
    prompt = led.open("line")
    led.answer(prompt, "lost")
    assert led.last() == SpeakerChecked("call", fine=False)
    assert [type(one) for one in led.asked] == [LostSpeakerPrompt]
    assert led.kinds == ["speaker"]
    led.answer(prompt, "lost")  # which is known already
    assert len(led.events) == 3

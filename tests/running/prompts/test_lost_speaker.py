"""A remote speaker who is lost: what is held first, and that the talk comes back."""

from __future__ import annotations

from msgspec.structs import replace

from builders import one_day, session
from facilitator.core.record.sessions import Paused, SessionStarted
from facilitator.core.record.speakers import SpeakerChecked, SpeakerLost
from facilitator.core.room.audience import audience
from facilitator.core.room.stage import show_page
from facilitator.core.time import moves, speakers
from facilitator.core.time.schedule import Status
from facilitator.running.prompts.lost_speaker import WAIT, WORKS, LostSpeakerPrompt, at_hand
from running.led import LedRoom

CALL = replace(session("call", 60), remote=True, speakers=("Ann",))


def room(*more: str) -> LedRoom:
    lunch = session("lunch", 60, start="13:00")
    programme = one_day("a", CALL, "b", "c", *more, lunch)
    return LedRoom(programme).until("10:00").do(moves.start)


def asked(led: LedRoom) -> LostSpeakerPrompt:
    prompt = at_hand(led)
    assert isinstance(prompt, LostSpeakerPrompt)
    return prompt


def values(prompt: LostSpeakerPrompt) -> list[str]:
    return [answer.value for answer in prompt.question.answers]


def swapped() -> LedRoom:
    """Hold another session after the call broke off, ten minutes after it began."""
    led = room().until("10:30").do(moves.next_session).wait(10)
    return led.answer(asked(led), "b")


def test_what_fits_comes_first_while_it_is_not_known_that_the_line_is_lost() -> None:
    led = room().until("10:30").do(moves.next_session).wait(10)
    assert values(asked(led)) == ["b", "c", WORKS, WAIT]
    led.answer(asked(led), WAIT)
    assert led.last() == Paused("call")
    assert led.state.checked == {"call": False}


def test_while_another_session_is_held_the_talk_that_comes_back_is_offered_first() -> None:
    led = swapped()
    assert led.last() == SpeakerLost("call", "b")
    prompt = asked(led)
    assert values(prompt)[:3] == [WORKS, "call", "c"]
    first, now = prompt.question.answers[:2]
    assert (first.words, first.consequence) == ("The line works", "“CALL” starts at 11:10")
    assert (now.words, now.sure) == (
        "The line works: start it now instead of “B”",
        "End “B” now?",
    )
    led.answer(prompt, "call")
    assert [event.fact for event in led.events[-2:]] == [
        SessionStarted("call"),
        SpeakerChecked("call", fine=True),
    ]


def test_it_waits_shortly_before_the_talk_is_to_go_on() -> None:
    led = swapped()
    assert led.kinds == []
    (one,) = led.until("11:00").waiting
    assert (one.key, one.text, one.details) == (
        ("speaker", "call"),
        "The speaker of “CALL” is lost",
        ("expected at 11:10",),
    )
    led.answer(led.open("speaker"), WORKS)
    assert led.kinds == []


def test_the_programme_shows_when_the_talk_goes_on_not_when_it_was_cut_off() -> None:
    led = swapped()
    row = led.row("call")
    assert row.status is Status.INTERRUPTED
    assert led.clock(row.actual_start) == "10:30"
    assert led.clock(row.begins) == "11:10"
    led.do(show_page, "programme")
    page = audience(led.state, led.now, led.language)
    assert [(entry.lead, entry.title) for entry in page.entries][:3] == [
        ("10:00", "A"),
        ("10:40", "B"),
        ("11:10", "CALL"),
    ]


def test_there_are_no_more_answers_than_digits() -> None:
    led = room(*[f"s{n}" for n in range(12)]).until("10:30").do(moves.next_session)
    led.do(speakers.check_line, "call", fine=False)
    found = asked(led)
    assert len(found.question.answers) == 9
    assert values(found)[0] == WORKS
    assert values(found)[-1] == WAIT


def test_a_talk_that_is_over_by_now_is_told() -> None:
    led = room().until("10:30").do(moves.next_session).wait(10)
    prompt = asked(led)
    led.do(moves.next_session)
    events = len(led.events)
    for value in ("b", "c", WORKS):
        led.answer(prompt, value)
    assert len(led.events) == events
    assert len(led.told) == 3

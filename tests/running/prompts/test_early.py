"""A session that ends early: going on, waiting, or keeping the time."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from builders import one_day, session
from facilitator.core.record.sessions import SessionEnded, SessionStarted
from facilitator.core.time import moves, speakers
from facilitator.running.prompts.early import EarlyPrompt, Meant, finish
from facilitator.running.prompts.prompt import Act
from running.led import LedRoom


def running(at: str = "10:10") -> LedRoom:
    programme = one_day("a", "b", "c", session("lunch", 60, start="12:00"))
    return LedRoom(programme).until("10:00").do(moves.start).until(at)


def asked(room: LedRoom, meant: Meant) -> EarlyPrompt:
    prompt = finish(room, meant)
    assert isinstance(prompt, EarlyPrompt)
    return prompt


def test_what_is_asked_with_what_it_leads_to() -> None:
    prompt = asked(running(), "next")
    assert prompt.question.words == "20 min early. What next?"
    assert [(one.key, one.words, one.consequence) for one in prompt.question.answers] == [
        (
            "1",
            "start “B” now",
            "“LUNCH” 12:00 is kept, 50 min to spare, day ends 13:00 as planned",
        ),
        (
            "2",
            "wait for “B” until 10:30",
            "“LUNCH” 12:00 is kept, 30 min to spare, day ends 13:00 as planned",
        ),
        (
            "3",
            "start it now and keep the time: the one after waits until 11:00",
            "“LUNCH” 12:00 is kept, 50 min to spare, day ends 13:00 as planned",
        ),
    ]
    assert (prompt.again, prompt.question.escape) == ("session.next", "go on with this session")


@pytest.mark.parametrize(("meant", "again"), [("next", "session.next"), ("wait", "session.end")])
def test_the_first_answer_is_what_the_key_is_for(meant: Meant, again: str) -> None:
    prompt = asked(running(), meant)
    assert (prompt.question.answers[0].value, prompt.again) == (meant, again)


@pytest.mark.parametrize(
    ("value", "fact"),
    [
        ("next", SessionStarted("b")),
        ("wait", SessionEnded("a")),
        ("bank", SessionStarted("b", "c")),
    ],
)
def test_each_answer(value: str, fact: object) -> None:
    room = running()
    assert room.answer(asked(room, "next"), value).last() == fact


def test_it_is_not_asked_in_the_last_two_minutes_nor_at_the_end_of_a_day() -> None:
    assert isinstance(finish(running("10:28:01"), "next"), Act)
    assert isinstance(asked(running("10:28"), "next"), EarlyPrompt)
    room = running().until("12:10").do(moves.go_to, "lunch")
    assert isinstance(finish(room, "wait"), Act)


def test_when_somebody_else_went_on_nothing_is_skipped() -> None:
    room = running()
    prompt = asked(room, "next")
    room.do(moves.next_session)
    room.answer(prompt, "next")
    assert room.last() == SessionStarted("b")
    assert room.told == ["That session no longer runs: nothing was changed."]


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("10:10", "20 min early. What next?"),
        ("10:24:00.4", "6 min early. What next?"),  # the figure shows 6:00
        ("10:24:01", "5 min early. What next?"),
        ("10:29:30", "The time is up. What next?"),
        ("10:31", "The time is up. What next?"),
    ],
)
def test_while_it_is_open_it_says_how_early_it_is_by_then(at: str, words: str) -> None:
    room = running()
    prompt = asked(room, "next")
    assert prompt.afresh is not None
    room.until(at)
    again = prompt.afresh()
    assert again is not None
    assert again.question.words == words


def test_it_is_asked_no_more_once_something_else_runs() -> None:
    room = running()
    prompt = asked(room, "next")
    assert prompt.afresh is not None
    room.do(moves.next_session)
    assert prompt.afresh() is None


def test_to_wait_until_the_next_is_due_leads_to_what_follows_from_then() -> None:
    room = LedRoom(one_day("a", "b", session("lunch", 30, start="11:00"))).until("10:02:40")
    prompt = asked(room.do(moves.start), "next")
    assert prompt.question.answers[1].words == "wait for “B” until 10:30"
    assert prompt.question.answers[1].consequence.startswith("“LUNCH” 11:00 is kept, day ends")


def test_what_was_left_for_another_is_waited_for_until_it_is_due() -> None:
    away = replace(session("away", 45), remote=True)
    room = LedRoom(one_day(away, session("b", 45), "c")).until("10:00").do(moves.start)
    room.until("10:38").do(speakers.lost, "away", "b").until("10:40")
    assert asked(room, "next").question.answers[1].words == "wait for “AWAY” until 11:23"

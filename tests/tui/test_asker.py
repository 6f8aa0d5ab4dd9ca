"""The questions the app asks: which day it is, what a time away was, what is left over."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from facilitator.core.record.programme import LatenessAccepted
from facilitator.core.record.sessions import (
    AwayChoice,
    AwaySettled,
    LeftoverChoice,
    LeftoverSettled,
    SessionStarted,
)
from facilitator.core.time import moves
from facilitator.files.config import Config
from facilitator.opening import Request
from facilitator.tui.dialogs.interruption import Interruption
from facilitator.tui.dialogs.sheet import Sheet
from tui.harness import Stage, moment, stage


async def _asleep(on: Stage, minutes: float) -> None:
    """Run the first session from ten o'clock for five minutes and then sleep."""
    await on.press("space")
    await on.advance(5)
    await on.sleep(minutes)


@pytest.mark.parametrize(
    ("key", "choice", "seen"),
    [
        ("1", "counted", "3 min left"),
        ("escape", "counted", "3 min left"),
        ("2", "paused", "15 min left"),
        ("3", "ended", "Next: Talk"),
    ],
)
async def test_after_sleep_it_asks_what_the_time_was(
    tmp_path: Path, key: str, choice: AwayChoice, seen: str
) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await _asleep(on, 12)
        assert "Away 12 min, from 10:05 to 10:17" in on.text
        assert "the session ended at 10:05" in on.text
        await on.answer("n", "space")
        await on.answer(key)
        assert on.last == AwaySettled("check-in", moment("10:05"), moment("10:17"), choice)
        assert seen in on.text
        assert on.kinds == ["session-started", "away-settled"]
        await on.beat()
        await on.answer("escape")  # after a pause lunch cannot be kept, which is asked about once
        await on.beat()
        assert on.question == "Run"


async def test_a_long_absence_has_to_be_answered(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await _asleep(on, 61)
        await on.answer("escape", "escape", "q")
        assert on.question == "Interruption"
        assert "Esc" not in on.text
        await on.press("ctrl+q")
        assert "Leave all the same?" in on.text
        await on.press("escape")
        await on.answer("2")
        assert on.question == "Run"
        assert "15 min left" in on.text


async def test_a_short_nap_an_idle_meeting_and_a_pause_raise_no_question(tmp_path: Path) -> None:
    async with stage(tmp_path, at="09:30") as on:
        await on.sleep(30)
        assert on.question == "Run"
        await on.press("space")
        await on.sleep(0.5)
        assert on.question == "Run"
        await on.press("space")
        await on.sleep(9)
        assert on.question == "Run"


async def test_a_clock_set_back_is_asked_about(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("space")
        await on.advance(15)
        await on.sleep(-10)
        assert "The clock went back 10 min, from 10:15 to 10:05" in on.text
        assert "the session ended" not in on.text
        await on.answer("2")
        assert "5 min left" in on.text


async def test_sleeping_again_asks_again_and_both_are_settled(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await _asleep(on, 3)
        await on.sleep(4)
        assert "Away 3 min" in on.text
        await on.answer("2")
        await on.beat()
        assert "Away 4 min" in on.text
        await on.answer("2")
        assert on.kinds == ["session-started", "away-settled", "away-settled"]
        assert "15 min left" in on.text


async def test_what_a_time_away_was_is_asked_when_the_line_is_left(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("space", "i")
        await on.type("half")
        await on.sleep(12)
        assert "Once the line or form is closed you are asked" in on.said[-1]
        await on.type(" done, ended e 3")
        await on.beat()
        on.app.led.pulse()  # what it does every tenth second
        assert on.meeting.last_seen == moment("10:00")  # so that a restart finds that time again
        await on.press("enter")
        assert on.kinds == ["session-started", "noted"]
        assert on.last.text == "half done, ended e 3"
        await on.beat()
        assert on.question == "Run"
        await on.press("escape")
        await on.beat()
        assert "Away 12 min, from 10:00 to 10:12" in on.text
        await on.answer("2")
        assert on.last == AwaySettled("check-in", moment("10:00"), moment("10:12"), "paused")


@pytest.mark.parametrize("key", ["a", "m", "g", "slash", "ctrl+p", "question_mark"])
async def test_no_question_opens_over_what_is_open(tmp_path: Path, key: str) -> None:
    config = Config(remote_check=10)
    async with stage(tmp_path, at="10:00", config=config) as on:
        await on.press("space", key)
        here = on.app.screen
        await on.advance(55)
        await on.sleep(12)
        assert on.app.screen is here
        await on.press("escape")
        await on.beat()
        assert "Away 12 min" in on.text


async def test_sessions_not_held_are_not_asked_about_over_a_line(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("space", "i")
        on.do_elsewhere(moves.go_to, "guests")
        await on.type("said")
        await on.press("enter")
        await on.type("more")
        assert on.question == "Run"
        assert on.app.screen.focused is not None
        await on.press("escape")
        await on.beat()
        assert "What becomes of them?" in on.text


async def test_what_a_time_away_was_is_asked_again_when_the_answer_is_undone(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("space")
        await on.capture("before")
        await on.sleep(70)
        await on.answer("3")
        assert on.meeting.state.current is None
        await on.press("u")
        assert "Away 1 h 10 min, from 10:00 to 11:10" in on.text
        await on.answer("2")
        assert on.last.choice == "paused"
        on.do_elsewhere(moves.undo)
        await on.beat()
        assert "Away 1 h 10 min" in on.text
        await on.answer("escape")  # the time counts, and more can be undone
        assert on.kinds[-1] == "undone"
        await on.press("u")
        assert on.kinds[-2:] == ["undone", "undone"]
        assert not on.meeting.state.notes


async def test_a_time_away_settled_elsewhere_is_not_asked_about(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("space", "i")
        await on.sleep(12)
        on.do_elsewhere(moves.settle_away, moment("10:00"), moment("10:12"), "counted")
        await on.press("escape")
        await on.beat()
        assert on.question == "Run"
        await on.press("i")
        await on.sleep(5)
        on.do_elsewhere(moves.end)
        await on.press("escape")
        await on.beat()
        assert on.question == "Run"


PRINTABLE = 'abcdefghijklmnopqrstuvwxyzåäöABCDEFGHIJKLMNOPQRSTUVWXYZ!>"?#=%@+-<,. /'


async def _lunch_is_lost(on: Stage) -> None:
    await on.press("space")
    await on.advance(75)
    await on.beat()
    assert "Lunch 12:00 begins at" in on.text


# A question that opens by itself


async def test_a_question_that_opens_by_itself_takes_no_key_for_a_second(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await _lunch_is_lost(on)
        on.wait(0.9)
        await on.press(*PRINTABLE, *"0123456789", "enter", "escape", "space", "tab")
        assert on.question == "Interruption"
        assert on.kinds == ["session-started"]
        await on.answer("3")
        assert on.kinds[-1] == "rebalanced"


async def test_a_question_that_opens_by_itself_takes_no_letters(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await _lunch_is_lost(on)
        on.wait(60)
        await on.press(*PRINTABLE, "enter", "enter", "space", "tab", "up", "backspace", "delete")
        assert on.question == "Interruption"
        assert on.kinds == ["session-started"]
        await on.type("at 12:30")  # a digit in a text is no answer
        assert on.question == "Interruption"
        await on.answer("2")
        assert on.last == LatenessAccepted("lunch")


@pytest.mark.parametrize("number", range(4))
async def test_every_question_that_opens_by_itself_is_answered_by_digits(
    tmp_path: Path, number: int
) -> None:
    config = Config(remote_check=10)
    at, date = ("10:00", "2013-04-02") if number == 3 else ("10:00", "2013-03-21")
    async with stage(tmp_path, at=at, date=date, config=config) as on:
        if number == 0:
            await _asleep(on, 12)
        elif number == 1:
            await on.press("space")
            await on.advance(11)
            assert "Does the line" in on.text
        elif number == 2:
            on.meeting.do(moves.go_to, "guests")
            await on.press("plus")
        assert isinstance(on.app.screen, Interruption)
        keys = [option.key for option in on.app.screen._options]  # noqa: SLF001 - no other way
        assert keys == [str(n) for n in range(1, len(keys) + 1)]
        on.wait(10)
        await on.press(*PRINTABLE, "enter")
        assert isinstance(on.app.screen, Interruption)


async def test_after_a_crash_the_session_runs_and_the_time_away_is_asked_about(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("space")
        await on.capture("said before")
        await on.advance(5)
        on.meeting.beat()
    async with stage(tmp_path, at="10:12") as on:
        assert "▶ 10:00 10:00 Check-in" in on.text
        assert "Away 7 min, from 10:05 to 10:12" in on.text
        await on.answer("2")
        assert "said before" in on.text
        assert "15 min left" in on.text
        assert on.kinds == ["session-started", "noted", "away-settled"]


async def test_a_question_left_open_is_asked_again_after_a_restart(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("space")
        await on.advance(5)
        on.meeting.beat()
        await on.sleep(70)
        await on.press("ctrl+q", "y")
    async with stage(tmp_path, at="11:20") as on:
        assert "Away 1 h 15 min, from 10:05 to 11:20" in on.text


async def test_a_restart_within_a_minute_goes_on_without_a_question(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("space")
        record = on.journal
    async with stage(tmp_path, at="10:00", record=record) as on:
        assert on.question == "Run"
        assert "20 min left" in on.text


# On a day that is not in the programme


@pytest.mark.parametrize(
    ("key", "dates", "rehearsal"),
    [
        ("1", ("2013-04-02", "2013-04-03"), False),
        ("2", ("2013-04-01", "2013-04-02"), False),
        ("3", ("2013-03-21", "2013-03-22"), True),
    ],
)
async def test_it_asks_which_day_today_is(
    tmp_path: Path, key: str, dates: tuple[str, ...], *, rehearsal: bool
) -> None:
    async with stage(tmp_path, date="2013-04-02", request=Request(speed=0)) as on:
        assert "The programme has no day on Tuesday, 2 April 2013" in on.text
        assert "today is day 2 (planned Friday, 22 March 2013)" in on.text
        await on.answer("4", "n")
        await on.answer(key)
        assert tuple(date.isoformat() for date in on.meeting.state.dates) == dates
        assert on.meeting.state.rehearsal is rehearsal
        assert ("REHEARSAL" in on.text) is rehearsal
        assert len(on.facts) == (0 if rehearsal else 1)


async def test_not_saying_which_day_it_is_leaves_and_writes_nothing(tmp_path: Path) -> None:
    async with stage(tmp_path, date="2013-04-02") as on:
        await on.answer("escape")
        assert on.exited
        assert on.desk.library.records() == []


async def test_a_record_is_opened_as_it_is_on_another_day(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.press("n", "e", "e")
    async with stage(tmp_path, date="2013-04-02") as on:
        assert "rehearse" not in on.text
        await on.answer("3")
        assert on.kinds == ["session-started", "session-ended"]
        assert on.meeting.state.dates[0] == dt.date(2013, 3, 21)


# What a day did not get round to


@pytest.mark.parametrize(
    ("key", "choice", "seen"),
    [
        ("1", "next-day", ["Day 2, Friday, 22 March 2013", "Lunch", "Strategy"]),
        ("2", "homework", ["×"]),  # noqa: RUF001 - the sign of what is not held
        ("3", "dropped", ["×"]),  # noqa: RUF001 - as above
    ],
)
async def test_at_the_end_of_a_day_it_asks_what_becomes_of_the_rest(
    tmp_path: Path, key: str, choice: LeftoverChoice, seen: list[str]
) -> None:
    async with stage(tmp_path, at="12:40", size=(80, 40)) as on:
        on.meeting.do(moves.go_to, "rules")
        await on.advance(5)
        await on.answer("escape")  # lunch cannot be kept, which is asked about
        await on.press("s", "y")
        await on.press("g", "end", "up", "enter", "y")
        assert on.facts[-1] == SessionStarted("guests")
        assert "3 sessions were not held. What becomes of them?" in on.text
        assert "• Strategy" in on.text
        await on.answer(key)
        left = ("check-in", "introduction", "strategy")
        assert on.last == LeftoverSettled(left, choice)
        assert on.question == "Run"
        assert [words for words in seen if words not in on.text] == []


async def test_what_is_left_over_can_be_decided_later(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("g", "end", "enter", "y")
        await on.answer("escape")
        assert on.kinds == ["session-started"]
        await on.press("plus")
        assert on.question == "Run"  # one no is enough
        await on.press("e")
        assert "What becomes of them?" in on.text
        assert "make homework of them" in on.text
        assert "Kaffe" not in on.text  # nobody makes up for a break


async def test_after_the_last_day_nothing_can_be_carried_to_a_next_one(tmp_path: Path) -> None:
    async with stage(tmp_path, date="2013-03-22", at="09:00") as on:
        await on.press("g", "end", "enter")
        await on.answer("2", "e")
        assert "1 session was not held. What becomes of it?" in on.text
        assert "next day" not in on.text
        assert "make homework of it" in on.text


async def test_a_question_takes_one_answer_however_fast_the_keys_come(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await _asleep(on, 12)
        on.wait()
        await on.burst("121111")
        assert on.question == "Run"
        assert on.kinds == ["session-started", "away-settled"]
        assert on.last.choice == "counted"


@pytest.mark.parametrize("key", ["g", "question_mark", "slash", "r", "a", "m"])
async def test_what_lies_over_a_place_is_left_once(tmp_path: Path, key: str) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press(key)
        assert on.question != "Run"
        await on.burst(["escape"] * 4)
        assert on.question == "Run"
        await on.press(key, "enter", *["escape"] * 2)
        await on.press(key)
        await on.burst(["enter"] * 2 + ["escape"] * 2)
        await on.press("escape")
        assert on.question == "Run"


async def test_what_is_left_below_a_question_goes_with_it(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        below = Sheet("Below", [])
        on.app.push_screen(below)
        on.app.push_screen(Sheet("Above", []))
        await on.rest()
        below.dismiss()
        await on.rest()
        assert "Above" in on.text
        await on.press("escape")
        assert on.question == "Run"


async def test_what_is_told_does_not_hide_the_answers(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("v")
        on.app.tell("something " * 15, wrong=True)
        await on.rest()
        assert "something" in on.text
        assert on.line("d  nothing, it is dark")
        assert on.line("Esc  leave it so")

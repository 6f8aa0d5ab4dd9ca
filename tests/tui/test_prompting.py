"""The questions the app asks: which day it is, what a time away was, what is left over."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from facilitator.core.record.sessions import (
    AwayChoice,
    AwaySettled,
    LeftoverChoice,
    LeftoverSettled,
    SessionStarted,
)
from facilitator.core.time import moves, speakers
from facilitator.files.config import Config
from facilitator.opening import Request
from facilitator.tui.dialogs.sheet import Sheet
from tui.harness import PROGRAMME, Stage, moment, stage


async def _asleep(on: Stage, minutes: float) -> None:
    """Run the first session from ten o'clock for five minutes and then sleep."""
    await on.press("space")
    await on.advance(5)
    await on.sleep(minutes)


def _waiting(on: Stage) -> list[str]:
    """Name the kinds of the questions that wait."""
    return [each.key[0] for each in on.app.prompting.waiting()]


@pytest.mark.parametrize(
    ("keys", "choice", "seen"),
    [
        (("1",), "counted", "3 min left"),
        (("2",), "paused", "15 min left"),
        (("3", "3"), "ended", "Can start now"),
    ],
)
async def test_after_sleep_what_the_time_was_waits_to_be_asked(
    tmp_path: Path, keys: tuple[str, ...], choice: AwayChoice, seen: str
) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await _asleep(on, 12)
        assert on.lines[-2].startswith(" ▲ Away 12 min, from 10:05 to 10:17 · Check-in")
        assert on.question == "Run"
        await on.press("tab")
        assert "The session ended at 10:05" in on.text
        await on.press(*keys)
        assert on.last == AwaySettled("check-in", moment("10:05"), moment("10:17"), choice)
        assert seen in on.text
        assert on.kinds == ["session-started", "away-settled"]
        assert "Away" not in on.text


async def test_what_ends_a_session_is_asked_once_more(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await _asleep(on, 12)
        await on.press("tab", "3")
        assert "at 10:05? · once more: 3" in on.text
        assert on.kinds == ["session-started"]
        await on.press("up", "3")
        assert "at 10:05? · once more: 3" in on.text
        await on.press("escape")
        assert on.kinds == ["session-started"]


async def test_a_question_put_off_waits_calmly(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await _asleep(on, 12)
        await on.press("tab", "escape")
        assert on.question == "Run"
        assert "Away 12 min" in on.lines[-2]
        await on.press("n", "tab", "escape")
        assert on.kinds[-1] == "session-started"


async def test_after_a_long_absence_the_question_stands_in_front(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await _asleep(on, 61)
        assert on.question == "AskSheet"
        await on.burst("12")  # nobody has seen it yet
        assert on.kinds == ["session-started"]
        await on.answer("2")
        assert on.question == "Run"
        assert "15 min left" in on.text


async def test_a_short_nap_an_idle_meeting_and_a_pause_raise_no_question(tmp_path: Path) -> None:
    async with stage(tmp_path, at="09:30") as on:
        await on.sleep(30)
        assert "Away" not in on.text
        await on.press("space")
        await on.sleep(0.5)
        assert "Away" not in on.text
        await on.press("space")
        await on.sleep(9)
        assert "Away" not in on.text


async def test_a_clock_set_back_is_asked_about(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("space")
        await on.advance(15)
        await on.sleep(-10)
        assert "The clock went back 10 min, from 10:15 to 10:05" in on.text
        await on.press("tab")
        assert "the session ended" not in on.text
        await on.press("2")
        assert "5 min left" in on.text


async def test_sleeping_again_asks_again_and_both_are_settled(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await _asleep(on, 3)
        await on.sleep(4)
        assert "Away 3 min" in on.lines[-2]
        assert "Tab answer 1/2" in on.lines[-2]
        await on.press("tab", "2")
        on.app.saying.clear()
        await on.beat()
        assert "Away 4 min" in on.lines[-2]
        await on.press("tab", "2")
        assert on.kinds == ["session-started", "away-settled", "away-settled"]
        assert "15 min left" in on.text


async def test_a_question_waits_in_the_corner_while_text_is_typed(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("space", "i")
        await on.type("half")
        await on.sleep(12)
        assert on.lines[-2].endswith("▲ 1 question waits")
        await on.type(" done, ended e 3")
        await on.beat()
        on.app.led.pulse()  # what it does every tenth second
        assert on.meeting.last_seen == moment("10:00")  # so that a restart finds that time again
        await on.press("enter")
        assert on.kinds == ["session-started", "noted"]
        assert on.last.text == "half done, ended e 3"
        await on.press("escape", "tab", "2")
        assert on.last == AwaySettled("check-in", moment("10:00"), moment("10:12"), "paused")


@pytest.mark.parametrize("key", ["a", "m", "g", "slash", "ctrl+p", "question_mark"])
async def test_no_question_opens_over_what_is_open(tmp_path: Path, key: str) -> None:
    config = Config(remote_check=10)
    async with stage(tmp_path, at="10:00", config=config) as on:
        await on.press("space", key)
        here = on.app.screen
        await on.advance(55)
        await on.sleep(70)
        assert on.app.screen is here
        assert on.question == on.place
        await on.press("escape")
        await on.beat()
        assert "question" in on.lines[-2] or "▲" in on.lines[-2]


async def test_what_a_time_away_was_is_asked_again_when_the_answer_is_undone(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("space")
        await on.capture("before")
        await on.sleep(70)
        await on.answer("3", "3")
        assert on.meeting.state.current is None
        await on.press("u")
        assert "away" in _waiting(on)
        on.meeting.do(moves.settle_away, moment("10:00"), moment("11:10"), "paused")
        await on.beat()
        assert "away" not in _waiting(on)
        on.do_elsewhere(moves.undo)
        await on.beat()
        assert "away" in _waiting(on)
        await on.press("u")
        assert on.kinds[-2:] == ["undone", "undone"]
        assert not on.meeting.state.notes


async def test_a_time_away_settled_elsewhere_is_not_asked_about(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("space")
        await on.sleep(12)
        await on.press("tab")
        on.do_elsewhere(moves.settle_away, moment("10:00"), moment("10:12"), "counted")
        await on.press("2")
        assert on.kinds == ["session-started", "away-settled"]
        assert on.last.choice == "counted"
        assert on.app.prompting.waiting() == ()


PRINTABLE = "abcdefghjklmnopqrstuvwxyzåäöABCDEFGHJKLMNOPQRSTUVWXYZ@+-<,. /"


async def _lunch_is_lost(on: Stage) -> None:
    await on.press("space")
    await on.advance(75)
    on.app.saying.clear()
    await on.beat()
    assert "“Lunch” 12:00 will not be kept" in on.lines[-2]


# An open question


async def test_an_open_question_takes_no_key_at_first(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await _lunch_is_lost(on)
        await on.burst(["tab", "2", "enter", "3", "escape"])
        assert on.question == "AskSheet"
        assert on.kinds == ["session-started"]
        await on.answer("2")
        assert on.kinds[-1] == "lateness-accepted"


async def test_an_open_question_takes_no_letters(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await _lunch_is_lost(on)
        await on.press("tab", *PRINTABLE, "space", "backspace", "delete")
        assert on.question == "AskSheet"
        assert on.kinds == ["session-started"]


async def test_moving_a_fixed_point_is_asked_once_more_and_told_to_the_room(tmp_path: Path) -> None:
    ending = PROGRAMME.replace('"45m"', '"45m"\nmin = "40m"\nend_fixed = true')
    async with stage(tmp_path, ending, at="10:00") as on:
        await _lunch_is_lost(on)
        await on.press("tab", "3")
        assert on.kinds == ["session-started"]
        await on.press("3")
        assert on.kinds[-1] == "rebalanced"


async def test_after_a_crash_the_session_runs_and_the_time_away_is_asked_about(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("space")
        await on.capture("said before")
        await on.advance(5)
        on.meeting.beat()
    async with stage(tmp_path, at="10:12") as on:
        assert "▶ 10:00" in on.text
        assert "Away 7 min, from 10:05 to 10:12" in on.lines[-2]
        await on.press("tab", "2")
        assert "said before" in on.text
        assert "15 min left" in on.text
        assert on.kinds == ["session-started", "noted", "away-settled"]


async def test_a_question_left_open_is_asked_again_after_a_restart(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("space")
        await on.advance(5)
        on.meeting.beat()
        await on.sleep(70)
        await on.answer("escape", "q", "1")
        assert on.exited
    async with stage(tmp_path, at="11:20") as on:
        assert on.question == "AskSheet"
        assert "Away 1 h 15 min, from 10:05 to 11:20" in on.text


async def test_a_restart_within_a_minute_goes_on_without_a_question(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("space")
        record = on.journal
    async with stage(tmp_path, at="10:00", record=record) as on:
        assert on.app.prompting.waiting() == ()
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
        assert "Today is day 2 (planned Friday, 22 March 2013)" in on.text
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
        await on.press("n")
        on.meeting.do(moves.end)
    async with stage(tmp_path, date="2013-04-02") as on:
        assert "rehearse" not in on.text
        await on.answer("3")
        assert on.kinds == ["session-started", "session-ended"]
        assert on.meeting.state.dates[0] == dt.date(2013, 3, 21)


# What a day did not get round to


@pytest.mark.parametrize(
    ("key", "choice"),
    [("1", "next-day"), ("2", "homework"), ("3", "dropped")],
)
async def test_at_the_end_of_a_day_it_asks_what_becomes_of_the_rest(
    tmp_path: Path, key: str, choice: LeftoverChoice
) -> None:
    async with stage(tmp_path, at="12:40", size=(80, 40)) as on:
        on.meeting.do(moves.go_to, "rules")
        await on.advance(5)
        await on.press("s", "1", "g", "end", "up", "enter", "1")
        assert on.facts[-1] == SessionStarted("guests")
        on.app.saying.clear()
        await on.beat()
        assert "3 sessions were not held" in on.lines[-2]
        await on.press("tab")
        assert "• Strategy" in on.text
        assert "Lunch" not in on.text.split("not held")[1]  # nobody makes up for a break
        await on.press(key)
        left = ("check-in", "introduction", "strategy")
        before = "homework" if choice == "next-day" else None  # the last session of the day
        assert on.last == LeftoverSettled(left, choice, before)


async def test_what_is_left_over_can_be_decided_later(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("g", "end", "enter", "1", "tab", "escape")
        assert on.kinds == ["session-started"]
        await on.press("plus")
        assert on.question == "Run"
        assert on.app.prompting.waiting()[0].calm


async def test_after_the_last_day_nothing_can_be_carried_to_a_next_one(tmp_path: Path) -> None:
    async with stage(tmp_path, date="2013-03-22", at="09:00") as on:
        await on.press("g", "end", "enter", "tab", "2")
        on.meeting.do(moves.end)
        await on.beat()
        await on.press("tab")
        assert "1 session was not held" in on.text
        assert "next day" not in on.text
        assert "Make homework of it" in on.text


async def test_a_question_takes_one_answer_however_fast_the_keys_come(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await _asleep(on, 12)
        await on.press("tab")
        on.wait()
        await on.burst("121")
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
        assert on.line("8  Nothing, it is dark")
        await on.press("escape")
        assert "something" in on.lines[-2]


async def _without_a_speaker(on: Stage) -> None:
    """Come near a session whose speaker is lost, which nobody has decided about."""
    await on.press("space")
    await on.advance(12)
    on.meeting.do(speakers.check_line, "introduction", fine=False)
    await on.beat()
    assert [(one.key[0], one.calm) for one in on.app.prompting.waiting()] == [("speaker", False)]


async def test_a_question_that_a_key_of_its_own_asked_is_put_off_as_well(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00", config=Config(remote_check=10)) as on:
        await _without_a_speaker(on)
        await on.press("l", "escape")
        assert [one.calm for one in on.app.prompting.waiting()] == [True]


async def test_what_an_answer_asks_next_is_put_off_with_its_question(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("space")
        await on.advance(75)
        assert _waiting(on) == ["fixed-points"]
        await on.press("tab", "1")
        assert on.question == "Rebalance"
        await on.press("escape")
        assert [one.calm for one in on.app.prompting.waiting()] == [True]


async def test_what_a_key_asked_says_the_figures_of_the_moment(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("space")
        await on.advance(4)
        await on.press("n")
        assert "16 min early. What next?" in on.text
        await on.advance(10)
        assert "6 min early. What next?" in on.text
        assert "6 min left" in on.text
        await on.press("n")  # the same key takes the first answer
        assert on.last == SessionStarted("introduction")


async def test_all_that_is_ticked_off_by_one_answer_is_taken_back_by_one_key(
    tmp_path: Path,
) -> None:
    asks = Config(remote_check=0, prepare_check=10)
    needing = PROGRAMME.replace("remote = true", 'remote = true\nmaterials = ["Pens", "Tape"]')
    async with stage(tmp_path, needing, at="10:00", config=asks) as on:
        await on.press("space")
        await on.advance(11)
        await on.press("tab")
        await on.answer("1")
        assert on.meeting.state.ticked == {"introduction": {"Pens", "Tape"}}
        assert "2 items ticked off" in on.text
        await on.press("u")
        assert on.meeting.state.ticked == {}

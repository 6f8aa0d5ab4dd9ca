"""Leading a meeting without any interface: what each look finds, and what waits to be asked."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from cli.calling import AGENDA
from facilitator.core.base.refusal import Refused
from facilitator.core.time import moves
from facilitator.files.config import Config
from facilitator.files.errors import FileProblem
from facilitator.running.agenda_watch import BEATS_PER_LOOK
from facilitator.running.leading import BEATS_PER_PULSE, Leading
from facilitator.running.prompts.prompt import Act, Prompt
from plain.playing import Room


@pytest.fixture
def room(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Room:
    return Room(tmp_path, capsys)


def minutes(n: float) -> dt.timedelta:
    return dt.timedelta(minutes=n)


def waiting(leading: Leading) -> list[str]:
    """Give the kinds of what waits now."""
    return [one.key[0] for one in leading.asking.waiting(leading.view())]


def prompts(leading: Leading) -> list[Prompt]:
    """Open all that waits."""
    return [one.prompt() for one in leading.asking.waiting(leading.view())]


def answer(leading: Leading, prompt: Prompt, value: str | None) -> None:
    for effect in prompt.answered(value):
        if isinstance(effect, Act):
            leading.act(effect.decision)


def test_the_most_urgent_question_comes_first(room: Room) -> None:
    room.path.write_text(
        AGENDA.replace('title = "Utvärdering"', 'title = "Utvärdering"\nremote = true'), "utf-8"
    )
    leading = room.lead(Config(remote_check=200))
    leading.act(moves.start)
    room.clock.advance(minutes(5))
    leading.look()
    room.clock.sleep(minutes(90))
    leading.look()
    assert waiting(leading) == ["fixed-points", "line", "away"]
    conflict, _, away = prompts(leading)
    assert conflict.about == ("lunch",)
    answer(leading, away, "counted")
    assert waiting(leading) == ["fixed-points", "line"]


def test_times_away_wait_each_until_it_is_answered(room: Room) -> None:
    leading = room.lead()
    leading.act(moves.start)
    room.clock.sleep(minutes(2))
    leading.look()
    room.clock.sleep(minutes(3))
    leading.look()
    first, second = prompts(leading)
    assert first.question.words != second.question.words
    answer(leading, second, "paused")
    (left,) = prompts(leading)
    assert left.question.words == first.question.words
    answer(leading, left, "paused")
    assert prompts(leading) == []


def test_a_time_away_waits_again_when_its_answer_was_undone_and_not_when_that_is_redone(
    room: Room,
) -> None:
    leading = room.lead()
    leading.act(moves.start)
    room.clock.sleep(minutes(9))
    leading.look()
    (away,) = prompts(leading)
    answer(leading, away, "ended")
    assert waiting(leading) == []
    leading.act(moves.undo)
    assert waiting(leading) == ["away"]
    leading.act(moves.redo)
    assert waiting(leading) == []


def test_what_was_not_held_waits_whoever_went_on(room: Room) -> None:
    leading = room.lead()
    assert waiting(leading) == []
    room.other(leading.meeting).do(moves.go_to, "avslutning")
    leading.look()
    assert waiting(leading) == ["leftovers"]


def test_what_hinders_reading_and_writing_is_news_once_and_shown_until_a_move_is_kept(
    room: Room,
) -> None:
    leading = room.lead()
    journal = leading.meeting.journal.path
    journal.rename(journal.with_name("aside"))
    found = leading.look()
    assert found.unreadable is not None
    assert found.changed
    assert leading.look().unreadable is None
    with pytest.raises(FileProblem):
        leading.act(moves.start)
    assert not leading.trouble.writable
    journal.with_name("aside").rename(journal)
    assert leading.look().readable
    assert not leading.look().readable
    assert leading.trouble.shown is not None
    with pytest.raises(Refused):
        leading.act(moves.pause)
    assert leading.trouble.shown is not None
    leading.act(moves.start)
    assert leading.look().unreadable is None
    now = leading.trouble
    assert now.shown is None
    assert now.writable


def test_an_edited_agenda_waits_within_some_looks(room: Room) -> None:
    leading = room.lead()
    leading.look()
    room.path.write_text(AGENDA.replace('"Lunch"', '"Mat"'), "utf-8")
    for _ in range(BEATS_PER_LOOK):
        leading.look()
    assert waiting(leading) == ["agenda-file"]
    room.path.write_text(AGENDA, "utf-8")
    for _ in range(BEATS_PER_LOOK):
        leading.look()
    assert waiting(leading) == []


def test_a_sign_of_life_is_left_but_not_while_a_time_away_is_unsettled(room: Room) -> None:
    leading = room.lead()
    leading.act(moves.start)
    leading.look()
    assert leading.meeting.last_seen == room.clock.now()
    before = room.clock.now()
    room.clock.sleep(minutes(12))
    for _ in range(BEATS_PER_PULSE + 1):
        leading.look()
    assert leading.meeting.last_seen == before
    (away,) = prompts(leading)
    leading.pulse()
    assert leading.meeting.last_seen == before
    answer(leading, away, "counted")
    leading.pulse()
    assert leading.meeting.last_seen == room.clock.now()


def test_a_clock_set_back_is_asked_about_once_and_after_a_restart_no_more(room: Room) -> None:
    leading = room.lead()
    leading.act(moves.start)
    room.clock.advance(minutes(10))
    leading.look()
    room.clock.sleep(minutes(-30))
    assert leading.look().set_back is None  # a session runs, so it is asked about
    [prompt] = prompts(leading)
    answer(leading, prompt, "counted")
    left = leading.view().plan.remaining
    room.clock.advance(minutes(0.5))  # and the program crashes
    again = room.lead()
    assert prompts(again) == []
    assert left is not None
    assert again.view().plan.remaining == left - minutes(0.5)
    again.act(moves.end)
    room.clock.sleep(minutes(-30))
    set_back = again.look().set_back
    assert set_back is not None
    assert set_back.length == minutes(-30)
    assert waiting(again) == []


def test_a_clock_set_back_by_less_than_a_minute_leaves_no_more_time(room: Room) -> None:
    leading = room.lead()
    leading.act(moves.start)
    leading.act(moves.extend, 5)
    leading.undo()
    room.clock.advance(minutes(10))
    left = leading.look().view.plan.remaining
    room.clock.sleep(minutes(-0.5))
    news = leading.look()
    assert news.set_back is not None
    assert news.set_back.length == minutes(-0.5)
    assert news.view.plan.remaining == left
    assert waiting(leading) == []
    assert leading.look().view.plan.remaining == left  # it is counted once
    leading.redo()  # nobody did anything meanwhile
    assert left is not None
    assert leading.view().plan.remaining == left + minutes(5)
    leading.undo()
    leading.undo()  # and what is taken back is what somebody did
    assert leading.meeting.state.current is None


def test_two_windows_count_a_clock_set_back_a_little_once(room: Room) -> None:
    leading, other = room.lead(), room.lead()
    leading.act(moves.start)
    room.clock.advance(minutes(10))
    other.look()
    left = leading.look().view.plan.remaining
    room.clock.sleep(minutes(-0.5))
    leading.look()
    assert other.look().view.plan.remaining == left
    assert leading.look().view.plan.remaining == left


def test_after_a_restart_the_time_before_it_waits(room: Room) -> None:
    leading = room.lead()
    leading.act(moves.start)
    leading.stop()
    room.clock.advance(minutes(12))
    (away,) = prompts(room.lead())
    assert "Away 12 min" in away.question.words


def test_it_rings_when_time_gets_short(room: Room) -> None:
    leading = room.lead()
    leading.act(moves.start)
    assert leading.look().sound is None
    room.clock.advance(minutes(17))
    assert leading.look().sound == "warning"
    assert leading.look().sound is None


def test_another_file_of_the_agenda_is_remembered(room: Room) -> None:
    leading = room.lead(watched=False)
    assert leading.agenda_file is None
    leading.agenda_file = room.path
    assert leading.agenda_file == room.path
    room.path.write_text(AGENDA.replace('"Lunch"', '"Mat"'), "utf-8")
    leading.look()
    assert waiting(leading) == ["agenda-file"]

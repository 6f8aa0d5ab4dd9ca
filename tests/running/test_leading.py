"""Leading a meeting without any interface: what each look finds, and what is due to be asked."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from cli.calling import AGENDA
from facilitator.core.base.refusal import Refused
from facilitator.core.record.undoing import Undone
from facilitator.core.time import moves
from facilitator.files.config import Config
from facilitator.files.errors import FileProblem
from facilitator.running.leading import BEATS_PER_PULSE, Leading
from facilitator.running.prompts.away import AwayPrompt
from facilitator.running.prompts.conflict import ConflictPrompt
from facilitator.running.prompts.leftover import LeftoverPrompt
from facilitator.running.prompts.line import LinePrompt
from facilitator.running.prompts.prompt import Act, Prompt
from plain.playing import Room


@pytest.fixture
def room(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Room:
    return Room(tmp_path, capsys)


def minutes(n: float) -> dt.timedelta:
    return dt.timedelta(minutes=n)


def due(leading: Leading) -> list[Prompt]:
    """Ask all that is due."""
    asked = []
    while (prompt := leading.due()) is not None:
        asked.append(prompt)
    return asked


def answer(leading: Leading, prompt: Prompt, value: str | None) -> None:
    for effect in prompt.answered(value):
        assert isinstance(effect, Act)
        leading.act(effect.decision)


def test_each_question_is_due_once_and_the_most_urgent_first(room: Room) -> None:
    room.path.write_text(
        AGENDA.replace('title = "Utvärdering"', 'title = "Utvärdering"\nremote = true'), "utf-8"
    )
    leading = room.lead(Config(remote_check=200))
    leading.act(moves.start)
    room.clock.advance(minutes(5))
    leading.look()
    room.clock.sleep(minutes(90))
    assert leading.look().away
    asked = due(leading)
    assert [type(prompt) for prompt in asked] == [AwayPrompt, LinePrompt, ConflictPrompt]
    assert asked[2].about == ("lunch",)
    answer(leading, asked[0], "counted")
    assert due(leading) == []


def test_a_second_time_away_waits_until_the_first_is_answered(room: Room) -> None:
    leading = room.lead()
    leading.act(moves.start)
    room.clock.sleep(minutes(2))
    leading.look()
    room.clock.sleep(minutes(3))
    leading.look()
    (first,) = due(leading)
    answer(leading, first, "paused")
    (second,) = due(leading)
    assert first.question.words != second.question.words


def test_a_conflict_is_due_again_after_an_undo_and_a_time_away_when_its_answer_was_undone(
    room: Room,
) -> None:
    leading = room.lead()
    leading.act(moves.start)
    room.clock.sleep(minutes(95))
    leading.look()
    away, conflict = due(leading)
    answer(leading, away, "counted")
    assert isinstance(leading.act(moves.undo).fact, Undone)
    assert [type(prompt) for prompt in due(leading)] == [AwayPrompt, ConflictPrompt]
    assert isinstance(conflict, ConflictPrompt)


def test_what_was_not_held_is_due_after_a_move_only(room: Room) -> None:
    leading = room.lead()
    assert due(leading) == []
    room.other(leading.meeting).do(moves.go_to, "avslutning")
    leading.look()
    assert LeftoverPrompt not in map(type, due(leading))
    leading.act(moves.extend, 1)
    assert [type(prompt) for prompt in due(leading)] == [LeftoverPrompt]
    leading.act(moves.extend, 1)
    assert due(leading) == []


def test_only_the_wanted_kinds_are_due_and_the_others_stay_so(room: Room) -> None:
    leading = room.lead()
    leading.act(moves.start)
    room.clock.advance(minutes(95))
    leading.look()
    assert leading.due([AwayPrompt, LeftoverPrompt]) is None
    assert isinstance(leading.due(), ConflictPrompt)


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


def test_an_edited_agenda_is_news_within_some_looks_and_once(room: Room) -> None:
    leading = room.lead()
    leading.look()
    room.path.write_text(AGENDA.replace('"Lunch"', '"Mat"'), "utf-8")
    assert [leading.look().edited for _ in range(8)].count(True) == 1


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
    (away,) = due(leading)
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
    news = leading.look()
    assert (news.away, news.set_back) == (True, None)
    [prompt] = due(leading)
    answer(leading, prompt, "counted")
    left = leading.view().plan.remaining
    room.clock.advance(minutes(0.5))  # and the program crashes
    again = room.lead()
    assert due(again) == []
    assert left is not None
    assert again.view().plan.remaining == left - minutes(0.5)
    again.act(moves.end)
    room.clock.sleep(minutes(-30))
    news = again.look()
    assert news.set_back is not None
    assert (news.away, news.set_back.length) == (False, minutes(-30))


def test_after_a_restart_the_time_before_it_is_due(room: Room) -> None:
    leading = room.lead()
    leading.act(moves.start)
    leading.stop()
    room.clock.advance(minutes(12))
    (away,) = due(room.lead())
    assert "Away 12 min" in away.question.words


def test_it_rings_when_time_gets_short(room: Room) -> None:
    leading = room.lead()
    leading.act(moves.start)
    assert not leading.look().rings
    room.clock.advance(minutes(17))
    assert leading.look().rings
    assert not leading.look().rings


def test_another_file_of_the_agenda_is_remembered(room: Room) -> None:
    leading = room.lead(watched=False)
    assert leading.agenda_file is None
    leading.agenda_file = room.path
    assert leading.agenda_file == room.path
    room.path.write_text(AGENDA.replace('"Lunch"', '"Mat"'), "utf-8")
    assert leading.look().edited

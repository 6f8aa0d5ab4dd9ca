"""Watching a record: what others do to it is followed, and nothing is ever done to it."""

from __future__ import annotations

import datetime as dt
import itertools
import os
import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from builders import ENGLISH
from facilitator.core.base.clock import SimulatedClock
from facilitator.core.room import stage
from facilitator.core.time import moves
from facilitator.files.errors import FileProblem
from facilitator.files.records.library import Library
from facilitator.files.records.shared_clock import NAME, Reading, keep, share, shared
from facilitator.meeting import Meeting
from facilitator.opening import Desk, Request, of_agenda, open_meeting
from facilitator.watching import Watcher
from tui.harness import PROGRAMME, moment

_ids = itertools.count()


def opened(folder: Path, *, rehearse: bool = False) -> tuple[Meeting, Watcher, SimulatedClock]:
    clock = SimulatedClock(moment("10:00"))
    desk = Desk(Library(folder / "data"), clock, "laptop", lambda: f"x-{next(_ids)}")
    file = folder / "meeting.toml"
    file.write_text(PROGRAMME, "utf-8")
    request = Request(rehearse=rehearse)
    meeting = open_meeting(desk, of_agenda(desk, file, request), request, lambda: 0.0)
    return meeting, Watcher(desk.library, None, clock, lambda _: ENGLISH), clock


def test_a_record_that_was_written_anew_is_read_anew(tmp_path: Path) -> None:
    meeting, watcher, _ = opened(tmp_path)
    meeting.do(stage.tell, "Åsa begins")
    assert watcher.look().page.words == "Åsa begins"
    meeting.journal.rewrite(
        lambda event: (
            replace(event, fact=replace(event.fact, text="Somebody begins"))
            if event.id == meeting.journal.events[-1].id
            else event
        )
    )
    sight = watcher.look()
    assert (sight.page.words, sight.since) == ("Somebody begins", None)


def test_what_is_not_understood_leaves_what_was_seen(tmp_path: Path) -> None:
    meeting, watcher, clock = opened(tmp_path)
    meeting.do(moves.start)
    whole = meeting.journal.path.read_bytes()
    for broken in (whole + b'[[event]]\nkind = "of-the-future"\n\n', b"", b"\xff\x00\n\n"):
        meeting.journal.path.write_bytes(broken)
        since = clock.now()
        clock.advance(dt.timedelta(minutes=1))
        sight = watcher.look()
        assert sight.page.title == "Check-in"
        assert sight.since == since + dt.timedelta(minutes=1)
        meeting.journal.path.write_bytes(whole)
        assert watcher.look().since is None


def test_a_record_that_is_gone_is_not_taken_for_another(tmp_path: Path) -> None:
    meeting, watcher, _ = opened(tmp_path)
    meeting.do(moves.start)
    older = meeting.journal.path.parent.with_name("older")
    older.mkdir()
    text = meeting.journal.path.read_text("utf-8").replace("Check-in", "Another")
    (older / "journal.toml").write_text(text, "utf-8")
    meeting.journal.path.unlink()
    for _ in range(4):
        sight = watcher.look()
        assert (sight.page.title, sight.since) == ("Check-in", moment("10:00"))


def test_a_record_out_of_reach_is_told_and_followed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting, watcher, _ = opened(tmp_path)
    meeting.do(moves.start)
    is_file = Path.is_file
    barred = [watcher.record.journal.path]

    def looked(path: Path) -> bool:
        if path in barred:
            raise PermissionError
        return is_file(path)

    monkeypatch.setattr(Path, "is_file", looked)
    other = watcher.record.journal.path.parent.with_name("other")
    shutil.copytree(watcher.record.journal.path.parent, other)
    Library(tmp_path / "data").opened(other / "journal.toml")
    seen = [watcher.look() for _ in range(2)]
    assert [sight.since for sight in seen] == [None, moment("10:00")]
    barred.clear()
    assert watcher.look().since is None


def test_without_any_record_there_is_nothing_to_watch(tmp_path: Path) -> None:
    with pytest.raises(FileProblem):
        Watcher(Library(tmp_path), None, SimulatedClock(moment("10:00")), lambda _: ENGLISH)


def test_a_rehearsal_is_as_late_as_its_clock_says_or_as_its_last_event(tmp_path: Path) -> None:
    meeting, watcher, clock = opened(tmp_path, rehearse=True)
    meeting.do(moves.start)
    clock.advance(dt.timedelta(hours=1))
    watcher.look()
    assert watcher.now() == moment("10:00")
    share(meeting.journal.path, Reading(moment("10:05"), clock.now(), 10))
    assert watcher.now() == moment("10:00")  # nobody keeps that clock
    held = keep(meeting.journal.path)
    assert held is not None
    clock.advance(dt.timedelta(minutes=1))
    assert watcher.now() == moment("10:15")
    meeting.journal.path.with_name(NAME).unlink()
    assert watcher.now() == moment("10:15")  # what was known still counts
    away = meeting.journal.path.parent.rename(tmp_path / "away")
    clock.advance(dt.timedelta(minutes=1))
    assert watcher.now() == moment("10:25")
    away.rename(meeting.journal.path.parent)
    os.close(held)  # as when the program that kept it is killed
    clock.advance(dt.timedelta(minutes=1))
    assert watcher.now() == moment("10:25")


@pytest.mark.parametrize(
    "text",
    [
        "", "now = 1", "x = [", "\x00", "now = 2013-03-21T10:00:00\nreal = 2013-03-21T10:00:00",
        "now = 2013-03-21T10:00:00Z\nreal = 2013-03-21T10:00:00Z\nspeed = inf",
        "now = 2013-03-21T10:00:00Z\nreal = 2013-03-21T10:00:00Z\nspeed = nan",
        "now = 2013-03-21T10:00:00Z\nreal = 2013-03-21T10:00:00Z\nspeed = -1",
    ],
)  # fmt: skip
def test_a_clock_that_makes_no_sense_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / NAME).write_text(text, "utf-8")
    assert shared(tmp_path / "journal.toml") is None


def test_a_clock_beyond_the_calendar_stands_still() -> None:
    reading = Reading(moment("10:00"), moment("10:00"), 1e9)
    assert reading.at(moment("10:00") + dt.timedelta(days=9999)) == moment("10:00")

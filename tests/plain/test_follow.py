"""Following tells everything and writes nothing."""

from __future__ import annotations

import datetime as dt
import signal

import pytest

from facilitator.core.time import moves
from facilitator.files.catalogues import load
from facilitator.plain.follow import follow
from facilitator.plain.lines import NoLines, Signalled, Signals
from facilitator.watching import Watcher
from plain.playing import Room


def test_following_tells_everything_and_writes_nothing(
    room: Room, capsys: pytest.CaptureFixture[str]
) -> None:
    meeting = room.open()
    watcher = Watcher(room.desk.library, None, room.clock, lambda _: load("en"))
    before = sorted(meeting.journal.path.parent.iterdir())

    class Pauses(NoLines):
        steps = iter((moves.start, moves.pause, None))

        def line(self, seconds: float) -> str | None:
            assert 0 < seconds <= 1
            step = next(self.steps)
            if step is None:
                raise Signalled(signal.SIGTERM)
            meeting.do(step)
            room.clock.advance(dt.timedelta(minutes=1))
            return None

    assert follow(watcher, Pauses(Signals()), room.clock, load("en")) == 143
    lines = capsys.readouterr().out.splitlines()
    assert "10:01 laptop-1 started “Samling”." in lines
    assert "10:02 laptop-1 paused “Samling”." in lines
    assert [path for path in before if path.name != "journal.lock"]
    assert "pulse" not in {path.name for path in meeting.journal.path.parent.iterdir()}

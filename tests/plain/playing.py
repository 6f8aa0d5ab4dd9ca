"""A meeting led by lines of a script, whose time passes by the simulated clock."""

from __future__ import annotations

import datetime as dt
import signal
from collections.abc import Iterable
from itertools import count
from pathlib import Path
from typing import NamedTuple

import pytest

from cli.calling import AGENDA, TEN
from facilitator.core.base.clock import SimulatedClock
from facilitator.files.catalogues import load
from facilitator.files.records.library import Library
from facilitator.meeting import Meeting, Writer, resume
from facilitator.opening import Desk, Request, of_agenda, open_meeting
from facilitator.plain.commands import obey
from facilitator.plain.lines import Signalled, TooLong
from facilitator.plain.loop import Heed, Loop
from facilitator.plain.voice import Voice
from facilitator.running.agenda_watch import AgendaWatch

LOOK = dt.timedelta(seconds=15)
"""Between two looks while a script lets time pass."""

Script = Iterable[str | float | signal.Signals | TooLong]
"""Lines to type, minutes to let pass, what is raised; minutes below zero are slept."""


class Typist:
    """Types a script; its time passes by the simulated clock, without waiting."""

    by_hand = True

    def __init__(self, clock: SimulatedClock, script: Script) -> None:
        self._clock = clock
        self._script = iter(script)
        self._left = dt.timedelta()

    def line(self, seconds: float) -> str | None:
        assert 0 < seconds <= 1
        if self._left > dt.timedelta():
            self._clock.advance(min(LOOK, self._left))
            self._left -= LOOK
            return None
        match next(self._script, None):
            case None:
                raise EOFError
            case signal.Signals() as number:
                raise Signalled(number)
            case TooLong() as problem:
                raise problem
            case str() as line:
                return line
            case minutes if minutes < 0:
                self._clock.sleep(dt.timedelta(minutes=-minutes))
                return None
            case minutes:
                self._left = dt.timedelta(minutes=minutes)
                return None


class Played(NamedTuple):
    code: int
    lines: list[str]
    meeting: Meeting

    @property
    def kinds(self) -> list[str]:
        return [type(event.fact).__name__ for event in self.meeting.journal.events[1:]]

    def said(self, text: str) -> bool:
        return any(text in line for line in self.lines)


class Room:
    """A meeting on a disk of its own that scripts are played in, one after the other."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.clock = SimulatedClock(TEN)
        self._ids = count()
        self.desk = Desk(Library(folder / "data"), self.clock, "laptop-1", self._id)
        self.path = folder / "a.toml"
        self.path.write_text(AGENDA, encoding="utf-8")

    def _id(self) -> str:
        return f"id-{next(self._ids)}"

    def open(self) -> Meeting:
        request = Request()
        return open_meeting(self.desk, of_agenda(self.desk, self.path, request), request, float)

    def other(self, meeting: Meeting) -> Meeting:
        """Open the record in another program."""
        return resume(meeting.journal.path, Writer(self.clock, "laptop-2\x1b[2J\u202e", self._id))

    def play(self, *script: str | float | signal.Signals | TooLong) -> Played:
        return self.play_on(script)

    def play_on(self, script: Script, heed: Heed | None = None, *, watched: bool = False) -> Played:
        meeting = self.open()
        voice = Voice(load("en"), meeting.clock.now, lambda: meeting.state.zone)
        self._capsys.readouterr()
        loop = Loop(meeting, voice, Typist(self.clock, script), self.desk, obey)
        loop.heed = heed or loop.heed
        loop.watch = AgendaWatch(self.path if watched else None)
        code = loop.run()
        return Played(code, self._capsys.readouterr().out.splitlines(), meeting)

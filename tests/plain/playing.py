"""A meeting led by lines inside a test: a script of lines and times, and what comes of it."""

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
from facilitator.files.config import Config
from facilitator.files.records.library import Library
from facilitator.meeting import Meeting, Writer, resume
from facilitator.opening import Desk, Request, of_agenda, open_meeting
from facilitator.plain.commands import obey
from facilitator.plain.hooking import Hooking
from facilitator.plain.lines import ENDLESS, Signalled, TooLong
from facilitator.plain.loop import Loop
from facilitator.plain.voice import Voice, aloud
from facilitator.running.hooks import Tell
from facilitator.running.launch import Launch
from facilitator.running.leading import Leading

SECOND = 1 / 60
"""The minutes after which a question asked unbidden is answered."""

LOOK = dt.timedelta(seconds=15)
"""Between two looks while a script lets time pass."""

Script = Iterable[str | float | signal.Signals | TooLong]
"""Lines to type, minutes to let pass, what is raised; minutes below zero are slept."""


class Typist:
    """Types a script; its time passes by the simulated clock, without waiting."""

    by_hand = True
    screen = ENDLESS
    typing = ""

    def __init__(self, clock: SimulatedClock, script: Script) -> None:
        self._clock = clock
        self._script = iter(script)
        self._left = dt.timedelta()

    def close(self) -> None:
        pass

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

    def __init__(
        self,
        folder: Path,
        capsys: pytest.CaptureFixture[str],
        text: str = AGENDA,
        now: dt.datetime = TEN,
        *,
        language: str = "en",
    ) -> None:
        self._capsys = capsys
        self.language = aloud(load(language))
        self.clock = SimulatedClock(now)
        self._ids = count()
        self.desk = Desk(Library(folder / "data"), self.clock, "laptop-1", self._id)
        self.path = folder / "a.toml"
        self.path.write_text(text, encoding="utf-8")
        self.led: list[Leading] = []

    def _id(self) -> str:
        return f"id-{next(self._ids)}"

    def open(self, request: Request | None = None) -> Meeting:
        request = request or Request()
        return open_meeting(self.desk, of_agenda(self.desk, self.path, request), request, float)

    def lead(
        self,
        config: Config | None = None,
        request: Request | None = None,
        tell: Tell = print,
        *,
        watched: bool = True,
    ) -> Leading:
        """Open the meeting to lead it, without asking about lines unless that is configured."""
        config = config or Config(remote_check=0)
        launch = Launch(self.desk, None, Request(), self.language, config, float, self.path.parent)
        led = Leading(launch, self.open(request), self.path if watched else None, tell)
        self.led.append(led)
        return led

    def other(self, meeting: Meeting) -> Meeting:
        """Open the record in another program."""
        return resume(meeting.journal.path, Writer(self.clock, "laptop-2\x1b[2J\u202e", self._id))

    def play(self, *script: str | float | signal.Signals | TooLong) -> Played:
        return self.play_on(script)

    def play_on(
        self,
        script: Script,
        config: Config | None = None,
        request: Request | None = None,
        *,
        watched: bool = False,
    ) -> Played:
        hooking = Hooking()
        leading = self.lead(config, request, hooking.failed, watched=watched)
        meeting = leading.meeting
        self._capsys.readouterr()
        typist = Typist(self.clock, script)
        voice = Voice(self.language, meeting.clock.now, lambda: meeting.state.zone, typist)
        code = Loop(leading, voice, typist, self.desk, hooking, obey).run()
        return Played(code, self._capsys.readouterr().out.splitlines(), meeting)

"""The command line called inside a test, in a world of the test's own."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import NamedTuple

import pytest

from facilitator.cli.program import main
from facilitator.cli.world import World
from facilitator.core.base.clock import Clock, SimulatedClock
from facilitator.meeting import Meeting
from facilitator.opening import open_meeting
from facilitator.running.launch import Launch

TEN = dt.datetime(2013, 3, 21, 9, tzinfo=dt.UTC)
"""Ten o'clock in Stockholm, when the agenda starts."""

AGENDA = """\
format = 1
title = "Träff i Kista"
language = "sv"
timezone = "Europe/Stockholm"

[[participant]]
name = "Cissi Dahl"

[[day]]
date = 2013-03-21
start = "10:00"
[[day.session]]
title = "Samling"
duration = 20
[[day.session]]
id = "eu"
title = "Aktuellt i EU"
duration = 40
min = 30
[[day.session]]
title = "Lunch"
kind = "break"
start = "12:00"
duration = 60
[[day.session]]
title = "Utvärdering"
duration = 15
optional = true

[[day]]
date = 2013-03-22
start = "09:00"
[[day.session]]
title = "Avslutning"
end = "09:30"
end_fixed = true
"""


class Result(NamedTuple):
    code: int
    out: str
    err: str


class Cli:
    """Calls the program; `visit` is what its user does on the screen."""

    def __init__(
        self,
        folder: Path,
        capsys: pytest.CaptureFixture[str],
        by: str = "laptop-1",
        ids: str = "id",
    ) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.environ = {
            "FACILITATOR_DATA_DIR": str(self.data),
            "XDG_CONFIG_HOME": str(folder / "config"),
        }
        self.clock: Clock = SimulatedClock(TEN)
        self.at_terminal = True
        self.launches: list[Launch] = []
        self.visit: Callable[[Meeting], object] = lambda _: None
        self._capsys = capsys
        self._by = by
        self._ids = (f"{ids}-{n}" for n in count())

    def __call__(self, *words: str, stdin: str | None = None) -> Result:
        world = World(
            clock=self.clock,
            environ=self.environ,
            by=self._by,
            new_id=lambda: next(self._ids),
            stdin=None if stdin is None else io.StringIO(stdin),
            at_terminal=lambda: self.at_terminal,
            screen=self._screen,
        )
        self._capsys.readouterr()
        code = main(words, world)
        return Result(code, *self._capsys.readouterr())

    def _screen(self, launch: Launch) -> int:
        self.launches.append(launch)
        if launch.opening is not None:
            self.visit(open_meeting(launch.desk, launch.opening, launch.request, launch.seconds))
        return 0

    def write(self, name: str, text: str = AGENDA) -> Path:
        path = self.folder / name
        path.write_text(text, encoding="utf-8", newline="\n")
        return path

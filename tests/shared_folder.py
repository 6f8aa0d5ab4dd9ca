"""Laptops on a disk that share a meeting through folders, and what an engine may do to those."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import Final

from builders import agenda_text, opening
from facilitator.core.base.clock import SimulatedClock
from facilitator.core.notes import moves as note_moves
from facilitator.core.notes.capture import Capture
from facilitator.core.record.events import Event
from facilitator.core.record.state import State
from facilitator.files.records.followed import Followed
from facilitator.files.records.library import Library
from facilitator.files.records.reading import opened
from facilitator.files.records.sharing.exchange import Exchange, Exchanged
from facilitator.files.records.sharing.joining import Me, join, meetings, share
from facilitator.meeting import Meeting, Writer, create, resume

START: Final = dt.datetime(2013, 3, 21, 9, tzinfo=dt.UTC)
TEXT: Final = agenda_text(tail='[[day.session]]\ntitle = "Samtal"\nduration = 30\n')


class Desk:
    """A laptop: its data, its clock, and the folder that an engine keeps the same elsewhere."""

    def __init__(self, base: Path, name: str, ahead: float = 0) -> None:
        self.name = name
        self.library = Library(base / name / "data")
        self.shared = base / name / "shared"
        self.shared.mkdir(parents=True, exist_ok=True)
        self.clock = SimulatedClock(START + dt.timedelta(minutes=ahead), 1, lambda: 0.0)
        self._numbers = count()
        self.writer = Writer(self.clock, name, self.new_id)
        self.me = Me(name.capitalize(), name, self.new_id)
        self.journal = Path()
        self.exchange: Exchange

    def new_id(self) -> str:
        """Make an id that no other laptop makes."""
        return f"{self.name}-{next(self._numbers)}"

    def begin(self) -> None:
        """Open a meeting and share it."""
        fact = opening(TEXT)
        meeting = create(self.library, fact.agenda, TEXT, self.writer)
        self.journal = meeting.journal.path
        share(self.journal, self.shared, self.me)
        self.start()

    def join(self) -> None:
        """Join the meeting that is in the folder."""
        (found,) = meetings(self.shared)
        self.journal = join(self.library, found, self.me)
        self.start()

    def start(self) -> None:
        """Begin to exchange, as a program does that was started."""
        self.exchange = Exchange(self.journal, self.clock.now, self.new_id)

    @property
    def folder(self) -> Path:
        """The folder of the meeting in the shared one."""
        (folder,) = self.shared.glob("[!.]*")
        return folder

    def once(self) -> Exchanged:
        """Exchange, and see that nothing was in the way."""
        came_to = self.exchange.once()
        assert came_to.failed is None, came_to.failed
        assert not came_to.busy
        return came_to

    def meeting(self) -> Meeting:
        """Open the meeting to write to it."""
        return resume(self.journal, self.writer)

    def note(self, text: str) -> Event:
        """Keep a note."""
        return self.meeting().do(note_moves.capture, Capture("note", text), None)

    @property
    def events(self) -> Sequence[Event]:
        """Every event that is known here, in the order."""
        return opened(self.journal, writable=False).everything

    @property
    def state(self) -> State:
        """What is true as this laptop sees it."""
        return Followed.open(self.journal).state


def copy_all(source: Path, target: Path, named: str = "") -> None:
    """Bring files whose names hold this into another folder, as engines do; none is deleted."""
    for path in sorted(source.rglob("*.toml")):
        if named in path.name:
            place = target / path.relative_to(source)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, place)

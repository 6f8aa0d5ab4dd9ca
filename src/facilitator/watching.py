"""Watching is following a record that others write, without ever writing to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from facilitator.core.base.clock import Clock
from facilitator.core.base.language import Language, clock_time
from facilitator.core.record.state import State
from facilitator.core.room.audience import audience
from facilitator.core.room.invitation import invited, reminded
from facilitator.core.room.page import Page
from facilitator.export.qr import modules
from facilitator.files import answering
from facilitator.files.errors import FileProblem
from facilitator.files.records.followed import Followed
from facilitator.files.records.library import Library
from facilitator.files.records.shared_clock import NAME as CLOCK
from facilitator.files.records.shared_clock import Reading, is_kept, shared

LOOKS_FOR_ANOTHER: Final = 2
"""After how many looks it is found out whether another record was opened since."""

Speaks = Callable[[State], Language]
"""Chooses the language in which the room is spoken to."""


class Sight(NamedTuple):
    """What the room sees; `since` (UTC) is when the record could be read last, if it cannot be."""

    page: Page
    since: dt.datetime | None = None


class Watcher:
    """A `record` as it is seen from outside.

    Without a reference it is the record opened last, whichever that is at the time. What has been
    seen of a record stays, and its time goes on, while it cannot be read.
    """

    def __init__(
        self, library: Library, reference: str | None, clock: Clock, speaks: Speaks
    ) -> None:
        """Open the record; raises `NoSuchRecord` and `JournalError`."""
        self._library = library
        self._follows_last = reference is None
        self._clock = clock
        self._speaks = speaks
        self._since: dt.datetime | None = None
        self._left: tuple[object, Reading | None]
        self._looks = 0
        self._open(library.find(reference))

    def _open(self, path: Path) -> None:
        self.record = Followed.open(path)
        self._answers = answering.place(self._library.data, path)
        self._left = (None, None)
        self._kept = False
        self._stood: dt.datetime | None = None

    @property
    def state(self) -> State:
        """What is true of the record."""
        return self.record.state

    @property
    def language(self) -> Language:
        """The language in which the room is spoken to."""
        return self._speaks(self.state)

    def look(self) -> Sight:
        """Say what the audience sees now."""
        try:
            self._follow()
        except (FileProblem, OSError):
            self._since = self._since or self.now()
        else:
            self._since = None
        page = audience(self.state, self.now(), self.language)
        return Sight(self._with_invitation(page), self._since)

    def _with_invitation(self, page: Page) -> Page:
        """Say where phones can answer, while some program takes their answers."""
        if self.state.finished or not self._answers.exists():
            return page
        taking = answering.found(self._answers)
        if taking is None:
            return page
        if taking.wall:
            return invited(page, taking.address, modules(taking.address), self.language)
        return reminded(page, taking.address, self.language) if taking.asks else page

    def stale(self, sight: Sight) -> str:
        """Say since when what is seen is not up to date, or nothing while it is."""
        if sight.since is None:
            return ""
        since = clock_time(sight.since, self.state.zone)
        return self.language.say("not up to date since {time}", time=since)

    def now(self) -> dt.datetime:
        """Return the instant (UTC) the meeting goes by: in a rehearsal that of its own clock.

        A rehearsal that no program runs stands still.
        """
        real = self._clock.now()
        if not self.state.rehearsal:
            return real
        reading = self._reading()
        with suppress(OSError):  # while the record is gone it is as it was
            self._kept = is_kept(self.record.journal.path)
        if reading is not None and self._kept:
            self._stood = reading.at(real)
            return self._stood
        return max(filter(None, (self._stood, self.state.last)), default=real)

    def _reading(self) -> Reading | None:
        """Return what the rehearsal's clock is known to show, read again when that has changed."""
        look: object = None
        with suppress(OSError):
            stat = self.record.journal.path.with_name(CLOCK).stat()
            look = (self.record.journal.path, stat.st_ino, stat.st_mtime_ns, stat.st_size)
        if look is not None and self._left[0] != look:
            self._left = (look, shared(self.record.journal.path))
        return self._left[1]

    def _follow(self) -> None:
        self._looks += 1
        if self._follows_last and self._looks % LOOKS_FOR_ANOTHER == 0:
            path = self._library.find(None)
            # While this one is gone, the one found is only what was opened before it.
            if path != self.record.journal.path and self.record.journal.path.is_file():
                self._open(path)
                return
        try:
            self.record.follow()
        except FileProblem:
            self._open(self.record.journal.path)  # another file may have been put in its place

"""A meeting is the one thing that changes: a journal, a clock and the state they add up to."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from facilitator.core.base.clock import Clock
from facilitator.core.base.language import Phrase, phrase
from facilitator.core.record.agenda import Agenda
from facilitator.core.record.events import AnyFact, Event
from facilitator.core.record.following import Following
from facilitator.core.record.move import Move, P
from facilitator.core.record.state import State
from facilitator.core.time.moves import opened
from facilitator.core.time.schedule import Schedule, schedule
from facilitator.files.records.journal import Journal
from facilitator.files.records.library import Library


class Writer(NamedTuple):
    """Who writes: the clock to write by, a name for this laptop, and a maker of unique ids."""

    clock: Clock
    by: str
    new_id: Callable[[], str]

    def stamp(self, fact: AnyFact) -> Event:
        """Make a fact an event that happens now."""
        return Event(self.new_id(), self.clock.now(), self.by, fact)


class Meeting:
    """A record opened for writing; several programs may hold the same one at once.

    Attributes: `journal`, `writer`, and `notices`, what there is to tell of how it was opened.
    """

    def __init__(self, journal: Journal, writer: Writer) -> None:
        """Fold the journal's events."""
        self.journal = journal
        self.writer = writer
        self.notices: list[Phrase] = []
        if journal.recovered is not None:
            self.notices.append(
                phrase(
                    "The last line was not written whole; what there was of it is in {path}.",
                    path=journal.recovered,
                )
            )
        self._follow_anew()

    @property
    def state(self) -> State:
        """What is true now."""
        return self._following.state

    @property
    def clock(self) -> Clock:
        """The clock this meeting goes by."""
        return self.writer.clock

    def do(self, move: Move[P], *args: P.args, **options: P.kwargs) -> Event:
        """Decide on the newest state, write to disk, and only then change the state.

        Raises `Refused` when the move makes no sense, `WriteFailed` or `JournalError` when it could
        not be kept; in each case nothing has happened.
        """

        def decide(new: Sequence[Event]) -> Event:
            self._catch_up(new)
            return self.writer.stamp(move(self.state, self.clock.now(), *args, **options))

        event = self.journal.append(decide)
        self._catch_up([event])
        return event

    def follow(self) -> bool:
        """Take in what other programs wrote since, and say whether there was anything.

        Raises `JournalError` if the record is gone.
        """
        edition = self._edition
        new = self.journal.follow()
        self._catch_up(new)
        return bool(new) or self._edition != edition

    def schedule(self) -> Schedule:
        """Say where the meeting stands now."""
        return schedule(self.state, self.clock.now())

    def event(self, id_: str) -> Event | None:
        """Find an event by its id, newest first."""
        return next((event for event in reversed(self.journal.events) if event.id == id_), None)

    def beat(self) -> None:
        """Leave a sign of life, so that after a crash it is known since when nobody kept time."""
        with contextlib.suppress(OSError):  # a sign that cannot be left is only a worse guess later
            pulse = self._pulse
            pulse.touch(mode=0o600)
            now = self.clock.now().timestamp()
            os.utime(pulse, (now, now))

    @property
    def last_seen(self) -> dt.datetime | None:
        """The last instant (UTC) at which this record is known to have been kept."""
        try:
            beat = dt.datetime.fromtimestamp(self._pulse.stat().st_mtime, dt.UTC)
        except OSError:
            return self.state.last
        return max(beat, self.state.last) if self.state.last else beat

    @property
    def _pulse(self) -> Path:
        return self.journal.path.with_name("pulse")

    def _catch_up(self, new: Sequence[Event]) -> None:
        if self.journal.editions != self._edition:
            self._follow_anew()
        elif new:
            self._following.take_in(self.journal.events, new)

    def _follow_anew(self) -> None:
        self._edition = self.journal.editions
        self._following = Following(self.journal.events)


def create(
    library: Library, agenda: Agenda, text: str, writer: Writer, *, rehearsal: bool = False
) -> Meeting:
    """Open a new record of an agenda; raises `WriteFailed` when it cannot be kept on disk."""
    first = writer.stamp(opened(agenda, text, rehearsal=rehearsal))
    return Meeting(library.create(agenda, first), writer)


def resume(path: Path, writer: Writer) -> Meeting:
    """Open an existing record for writing; raises `JournalError` when it cannot be read."""
    return Meeting(Journal.open(path, writable=True), writer)

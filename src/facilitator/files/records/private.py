"""Private notes are kept beside the journal, in a file of their own that is never shared.

It has the journal's format and its lock. What is not in the journal cannot be merged, exported or
shown to the room by mistake; whoever wants private notes has to ask for them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace

from facilitator.core.record.events import Event
from facilitator.core.record.fact import Fact
from facilitator.core.record.move import Move, P
from facilitator.core.record.notes import Notes
from facilitator.core.record.replay import replay
from facilitator.core.record.state import State
from facilitator.files.atomic import write_new
from facilitator.files.errors import not_written
from facilitator.files.records.followed import Followed
from facilitator.files.records.journal import Decide, Journal

NAME = "private.toml"
PREFIX = "private."
"""How the names of all files with private notes begin: of the file, and of a torn tail of it."""


class PrivateJournal(Journal):
    """The events of the private notes beside a journal; the file is made with the first one."""

    def __init__(self, journal: Path, zone: dt.tzinfo = dt.UTC) -> None:
        """Stand for the private notes of a record; instants are written in `zone`."""
        super().__init__(journal.with_name(NAME))
        self._lock = journal.with_suffix(".lock")
        self._zone = zone

    def follow(self) -> Sequence[Event]:
        """Read the events that are new; none as long as there is no file. Raises as a journal."""
        if not self.events and not self.path.exists():
            return ()
        return super().follow()

    def append(self, decide: Decide) -> Event:
        """Store the event that `decide` makes; raises as a journal."""
        try:
            with suppress(FileExistsError):
                write_new(self.path, b"")
        except OSError as cause:
            raise not_written(self.path, cause) from cause
        return super().append(decide)


class PrivateNotes:
    """The private notes of a record that is open; `journal` holds their events."""

    def __init__(self, journal: Path, zone: dt.tzinfo) -> None:
        """Stand for the private notes beside a journal; `follow` reads them."""
        self.journal = PrivateJournal(journal, zone)
        self._record = Followed(self.journal)

    @property
    def state(self) -> State:
        """The private notes, and what of them can be undone and redone; nothing else."""
        return self._record.state

    @property
    def notes(self) -> Notes:
        """The private notes by their ids."""
        return self.state.notes

    def follow(self) -> bool:
        """Take in what was written since, and say whether there was any; raises as a journal."""
        return self._record.follow()

    def do(
        self,
        move: Move[P],
        state: State,
        stamp: Callable[[Fact], Event],
        now: dt.datetime,
        *args: P.args,
        **options: P.kwargs,
    ) -> Event:
        """Make a move on the private notes, as if they were those of the meeting in `state`.

        Raises `Refused`, and as a journal when it cannot be kept.
        """

        def decide() -> Event:
            own = self.state
            seen = replace(state, notes=own.notes, history=own.history, undone=own.undone)
            return stamp(move(seen, now, *args, **options))

        return self._record.append(decide)


def read_private(journal: Path) -> Notes:
    """Read the private notes beside a journal; none if there is no file. Raises `JournalError`."""
    private = PrivateJournal(journal)
    private.follow()
    return replay(private.events).notes


def is_private(name: str) -> bool:
    """Return whether a file beside a journal holds private notes, going by its name."""
    return name.startswith(PREFIX)

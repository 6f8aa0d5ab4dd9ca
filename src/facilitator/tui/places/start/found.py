"""Finding what the Start screen offers: the records there are and the agendas to run."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import takewhile
from pathlib import Path
from typing import Final

from msgspec import Struct

from facilitator.core.record.agenda import Agenda
from facilitator.core.record.replay import replay
from facilitator.core.record.state import State
from facilitator.files.agenda.file import Problem, parse, read
from facilitator.files.errors import FileProblem
from facilitator.files.records.copies import Copy, copies
from facilitator.files.records.library import Library, Record
from facilitator.files.records.reading import opened
from facilitator.files.records.sharing.shared_meeting import SharedMeeting

LATELY: Final = 30
"""So many of the newest records are read at once, so that those under way come first."""


class FoundAgenda(Struct, frozen=True):
    """An agenda file: the agenda, or what is wrong with it."""

    path: Path
    agenda: Agenda | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def title(self) -> str:
        """What it is called: by its own title, or else by its file's name."""
        return self.agenda.title if self.agenda else self.path.name


class Records:
    """The records of a library; each is read when something of it is to be shown, and once."""

    def __init__(self, library: Library) -> None:
        """Look into `library`."""
        self._library = library
        self._states: dict[tuple[Path, dt.datetime], State | None] = {}

    def found(self) -> list[Record]:
        """List all records: of the newest those that are not finished first, then by time.

        The one that commands mean stands before others as far, though a rehearsal was written to
        after it. Raises `FileProblem` if their folder cannot be looked into.
        """
        records = self._library.records()
        newest, older = records[:LATELY], records[LATELY:]
        meant = self._library.last_record
        newest.sort(key=lambda record: (self.finished(record), record.path != meant))
        return [*newest, *older]

    def state(self, record: Record) -> State | None:
        """Give what is true of a record, None if it cannot be read."""
        key = (record.path, record.changed)
        if key not in self._states:
            found = None
            if record.broken is None:
                with suppress(FileProblem):
                    found = replay(opened(record.path, writable=False).events)
            self._states[key] = found
        return self._states[key]

    def finished(self, record: Record) -> bool:
        """Say whether nothing of a meeting is left to hold."""
        state = self.state(record)
        return state is not None and state.finished

    def copies(self, records: list[Record]) -> Iterator[tuple[Record, Copy]]:
        """Give the copies that matter beside the newest records."""
        for record in records[:LATELY]:
            yield from ((record, copy) for copy in copies(record.path) if copy.matters)


def under_way_first(
    records: list[Record], shared: Sequence[SharedMeeting], finished: Callable[[Record], bool]
) -> list[Record | SharedMeeting]:
    """List the meetings that can be joined after the records that are not finished."""
    unfinished = len(list(takewhile(lambda record: not finished(record), records)))
    return [*records[:unfinished], *shared, *records[unfinished:]]


def find_agendas(folder: Path, last: Path | None) -> list[FoundAgenda]:
    """List the agendas in `folder`, its folder "agendas", and beside the agenda opened last."""
    folders = dict.fromkeys(
        place.resolve() for place in (folder / "agendas", folder, *([last.parent] if last else []))
    )
    return [agenda for place in folders for path in _files(place) if (agenda := _look(path))]


def _files(folder: Path) -> Iterator[Path]:
    with suppress(OSError):
        yield from sorted(path for path in folder.glob("*.toml") if path.is_file())


def _look(path: Path) -> FoundAgenda | None:
    """Read a file that may be an agenda; other TOML files are passed over."""
    try:
        text = read(path)
    except FileProblem:
        return None
    if "[[day" not in text:
        return None
    parsed = parse(text)
    return FoundAgenda(path, parsed.agenda, parsed.problems if parsed.agenda is None else ())

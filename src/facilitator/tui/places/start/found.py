"""Finding what the Start screen offers: records that can be resumed and agendas to run."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from msgspec import Struct

from facilitator.core.record.replay import replay
from facilitator.files.agenda.file import parse, read
from facilitator.files.errors import FileProblem
from facilitator.files.records.copies import Copy, copies
from facilitator.files.records.journal import Journal
from facilitator.files.records.library import Library, Record

MOST_RECORDS: Final = 30
MOST_AGENDAS: Final = 60


class Resumable(Struct, frozen=True):
    """A record, whether its meeting is finished, and the copies beside its journal."""

    record: Record
    finished: bool
    copies: tuple[Copy, ...] = ()


class FoundAgenda(Struct, frozen=True):
    """An agenda file: its title and first date, or how many problems it has."""

    path: Path
    title: str
    date: dt.date | None = None
    problems: int = 0


def find_records(library: Library) -> list[Resumable]:
    """List the newest records, the unfinished ones first."""
    found = [
        Resumable(record, record.broken is None and _finished(record), copies(record.path))
        for record in library.records()[:MOST_RECORDS]
    ]
    return sorted(found, key=lambda each: each.finished)


def _finished(record: Record) -> bool:
    with suppress(FileProblem):
        return replay(Journal.open(record.path, writable=False).events).finished
    return False


def find_agendas(folder: Path, last: Path | None) -> list[FoundAgenda]:
    """List the agendas in `folder`, its folder "agendas", and beside the agenda opened last."""
    folders = dict.fromkeys(
        place.resolve() for place in (folder / "agendas", folder, *([last.parent] if last else []))
    )
    found = [agenda for place in folders for path in _files(place) if (agenda := _look(path))]
    return found[:MOST_AGENDAS]


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
    if parsed.agenda is None:
        return FoundAgenda(path, path.name, problems=len(parsed.problems))
    return FoundAgenda(path, parsed.agenda.title, parsed.agenda.days[0].date)

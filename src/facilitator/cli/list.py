"""`list` shows the meeting records, the one written to last first.

With `--json` it gives one `Listing` document.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct, json

from facilitator.cli.call import Call
from facilitator.cli.output import document, out
from facilitator.cli.words import Command
from facilitator.core.language import N_, Language
from facilitator.core.state import replay
from facilitator.core.text import clean_line
from facilitator.files.errors import FileProblem, JournalError, NoSuchRecord
from facilitator.files.journal import Journal

if TYPE_CHECKING:
    from facilitator.files.library import Record


class Listed(Struct, frozen=True):
    """A record: `last` says that commands mean it by default.

    `date` is the agenda's first day, `changed` when it was last written to (UTC). Of a record
    that cannot be read, `broken` says why, and the rest may be unknown.
    """

    id: str
    path: str
    title: str
    date: dt.date | None
    changed: dt.datetime
    rehearsal: bool
    finished: bool
    last: bool
    broken: str | None


class Listing(Struct, frozen=True):
    """The whole answer; `format` grows only when a field changes its meaning."""

    format: int
    folder: str
    records: tuple[Listed, ...]


@click.command("list", cls=Command, help=N_("List the meeting records, newest first."))
@click.option("--json", "as_json", is_flag=True, help=N_("JSON for programs."))
@click.pass_obj
def command(call: Call, as_json: bool) -> None:
    """List the records."""
    listing = Listing(1, str(call.library.meetings), tuple(_records(call)))
    if as_json:
        document(json.format(json.encode(listing)).decode() + "\n")
    elif listing.records:
        for record in listing.records:
            out("\n".join(_lines(record, call.language)))
        call.say("They are in {folder}", folder=listing.folder)
    else:
        call.say(
            "There is no record in {folder} yet. Run an agenda to make one: "
            "facilitator run agenda.toml",
            folder=listing.folder,
        )


def _records(call: Call) -> Iterator[Listed]:
    last = None
    with suppress(NoSuchRecord):
        last = call.library.find(None)
    for record in call.library.records():
        yield _listed(record, call.language, last)


def _listed(record: Record, language: Language, last: Path | None) -> Listed:
    broken, finished = record.broken, False
    if broken is None:
        try:
            finished = replay(Journal.open(record.path, writable=False).events).finished
        except JournalError as error:
            broken = error.problem
        except FileProblem as error:
            broken = error.phrase
    return Listed(
        record.id,
        str(record.path),
        record.title,
        record.date,
        record.changed,
        record.rehearsal,
        finished,
        record.path == last,
        None if broken is None else language.say(broken),
    )


def _lines(record: Listed, language: Language) -> Iterator[str]:
    """Write the id by which commands know the record, and below it what it is."""
    date = record.date.isoformat() if record.date else ""
    about = (date, clean_line(record.title), ", ".join(_marks(record, language)))
    yield clean_line(record.id)
    yield "  " + " · ".join(filter(None, about))


def _marks(record: Listed, language: Language) -> Iterator[str]:
    if record.rehearsal:
        yield language.say("rehearsal")
    if record.broken is not None:
        yield language.say("broken: {why}", why=record.broken)
    else:
        yield language.say("finished") if record.finished else language.say("unfinished")
    if record.last:
        yield language.say("opened last")

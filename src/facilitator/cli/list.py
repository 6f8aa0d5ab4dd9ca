"""`list` shows the meeting records, the one written to last first.

With `--json` it gives one `Listing` document. With `--actions` it lists what was taken on instead.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from facilitator.cli.call import Call, call_of
from facilitator.cli.click_texts import Command, Misuse
from facilitator.cli.forms import json_option
from facilitator.core.base.language import N_, Language, phrase
from facilitator.core.base.text import clean_line
from facilitator.core.record.replay import replay
from facilitator.files.errors import FileProblem, JournalError, NoSuchRecord
from facilitator.files.records.copies import copies
from facilitator.files.records.reading import opened
from facilitator.plain.output import data, out

if TYPE_CHECKING:
    from facilitator.cli.actions import Which
    from facilitator.files.records.library import Record


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


@click.command(
    "list",
    cls=Command,
    help=N_(
        "List the meeting records, newest first; with --actions list what was taken on at them,"
        " each action once, by organisation and person."
    ),
)
@click.option("--actions", is_flag=True, help=N_("List actions."))
@click.option("--series", metavar=N_("SERIES"), help=N_("Only of this series."))
@click.option("--who", metavar=N_("NAME"), help=N_("Only of this person or organisation."))
@click.option("--open", "which", flag_value="open", help=N_("Only those not done."))
@click.option("--done", "which", flag_value="done", help=N_("Only those done."))
@click.option(
    "--overdue", "which", flag_value="overdue", help=N_("Only those that should be done by now.")
)
@json_option()
@click.pass_context
def command(  # noqa: PLR0913 - one argument an option
    context: click.Context,
    *,
    actions: bool,
    series: str | None,
    who: str | None,
    which: Which | None,
    form: str | None,
) -> None:
    """List the records, or the actions."""
    call = call_of(context)
    if actions:
        from facilitator.cli.actions import Wanted, show

        show(call, Wanted(series, who, which), as_json=form == "json")
        return
    if series or who or which:
        raise Misuse(
            phrase(
                "--series, --who, --open, --done and --overdue can only be used with --actions."
            ),
            context,
        )
    _show_records(call, as_json=form == "json")


def _show_records(call: Call, *, as_json: bool) -> None:
    listing = Listing(1, str(call.library.meetings), tuple(_records(call)))
    if as_json:
        data(listing)
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
        if found := call.elsewhere:
            out(call.language.say(found.sentence(call.library.data)))


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
            finished = replay(opened(record.path, writable=False).events).finished
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
    for copy in copies(Path(record.path)):
        yield "  " + language.say(copy.found)


def _marks(record: Listed, language: Language) -> Iterator[str]:
    if record.rehearsal:
        yield language.say("rehearsal")
    if record.broken is not None:
        yield language.say("broken: {why}", why=record.broken)
    else:
        yield language.say("finished") if record.finished else language.say("unfinished")
    if record.last:
        yield language.say("opened last")

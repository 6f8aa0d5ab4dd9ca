"""`handin` takes in what an organisation sends between meetings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from facilitator.cli.call import Call, call_of
from facilitator.cli.records import Read, name_of, read_record, write_record
from facilitator.cli.words import Command, Misuse
from facilitator.core.agenda import Homework as Task
from facilitator.core.homework import hand_in, tasks, who_hands_in
from facilitator.core.language import N_, phrase
from facilitator.core.reference import meant
from facilitator.core.refused import Refused
from facilitator.core.text import clean_line
from facilitator.files.errors import FileProblem

MOST_BYTES = 1_000_000
"""A longer file is no homework."""


@click.command(
    "handin",
    cls=Command,
    help=N_(
        "Take in homework between meetings. ORGANISATION and TASK are ids, names, or the part of a "
        "name that only one of them has. FILE holds the text or the list of terms (one a line or "
        "separated by commas, with a weight if wanted: e-hälsa: 12); without it, or with -, it is "
        "read from standard input. It is kept in the latest record that has the task."
    ),
)
@click.argument("organisation", metavar=N_("ORGANISATION"))
@click.argument("task", metavar=N_("TASK"))
@click.argument("file", metavar=N_("[FILE]"), required=False)
@click.option("--record", metavar=N_("RECORD"), help=N_("The record; otherwise the latest."))
@click.pass_context
def command(
    context: click.Context, organisation: str, task: str, file: str | None, record: str | None
) -> None:
    """Keep what was handed in and say where."""
    call = call_of(context)
    path, wanted = _find(call, task, record)
    meeting = write_record(call, str(path))
    of, name = meant(organisation, who_hands_in(meeting.state, wanted))
    typed = file if wanted.collects == "file-reference" and file else _content(context, file)
    meeting.do(hand_in, wanted.id, of, typed or "")
    call.say(
        "{title}: “{task}” from {name} was handed in.",
        title=name_of(meeting.state, call.language),
        task=clean_line(wanted.title),
        name=clean_line(name),
    )


def _find(call: Call, task: str, record: str | None) -> tuple[Path, Task]:
    """Find the record and the task; raises `Refused` when no record has such a task."""
    reason: Refused | None = None
    for read in _candidates(call, record):
        known = {one.id: one for one in tasks(read.state)}
        try:
            id_, _ = meant(task, [(one.id, one.title) for one in known.values()])
        except Refused as refused:
            reason = reason or refused
            continue
        return read.path, known[id_]
    raise reason or Refused(phrase("There is no record with homework."))


def _candidates(call: Call, record: str | None) -> Iterator[Read]:
    """Give the record that is named, or else all of them, the latest meeting first."""
    if record is not None:
        yield read_record(call, record)
        return
    held = [r for r in call.library.records() if r.date and not (r.broken or r.rehearsal)]
    for one in sorted(held, key=lambda r: (r.date, r.changed), reverse=True):
        try:
            read = read_record(call, str(one.path))
        except FileProblem:
            continue  # `list` says what is wrong with it
        if tasks(read.state):
            yield read


def _content(context: click.Context, file: str | None) -> str:
    """Read what is handed in; raises `Misuse` for a file that cannot be read as text."""
    if file is None or file == "-":
        stdin = call_of(context).world.stdin
        if stdin is None or (file is None and stdin.isatty()):
            raise Misuse(phrase("Name a FILE, or give the text on standard input."), context)
        given = stdin.read(MOST_BYTES + 1)
        if len(given) > MOST_BYTES:
            raise Misuse(phrase("{path} is too long to be homework.", path="-"), context)
        return given
    path = Path(file).expanduser()
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Misuse(phrase("{path} is too long to be homework.", path=path), context)
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError as cause:
        raise Misuse(
            phrase("{path} is not a text in UTF-8. Save it as UTF-8 and try again.", path=path),
            context,
        ) from cause
    except OSError as cause:
        raise Misuse(
            phrase("{path} cannot be read: {cause}", path=path, cause=str(cause.strerror)), context
        ) from cause

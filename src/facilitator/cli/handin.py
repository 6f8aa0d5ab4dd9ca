"""`handin` takes in what an organisation sends between meetings."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from facilitator.cli.call import Call, call_of
from facilitator.cli.click_texts import Command, Misuse
from facilitator.cli.files import piped
from facilitator.cli.records import (
    Read,
    in_time_order,
    name_of,
    read_meetings,
    read_record,
    write_record,
)
from facilitator.core.base.ids import TaskId
from facilitator.core.base.language import N_, phrase
from facilitator.core.base.reference import Named, meant, none_of, perhaps_meant
from facilitator.core.base.refusal import Refused
from facilitator.core.base.text import clean_line
from facilitator.core.homework.moves import hand_in
from facilitator.core.homework.tasks import tasks, who_hands_in
from facilitator.core.record.agenda import Homework as Task
from facilitator.files.paths import typed_path
from facilitator.files.toml import text as toml_text


@click.command(
    "handin",
    cls=Command,
    help=N_(
        "Record homework handed in between meetings. ORGANISATION and TASK are ids, names, or "
        "the part of a "
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
    """Find the latest record that has the task, and the task.

    Raises `Refused` when several could be meant there, or no record has it.
    """
    latest: list[Named[TaskId]] = []
    for path, state in _candidates(call, record):
        known = {one.id: one for one in tasks(state)}
        names = [(one.id, one.title) for one in known.values()]
        found = perhaps_meant(task, names)
        if found is not None:
            return path, known[found[0]]
        latest = latest or names
    if latest:
        raise none_of(task, latest)
    raise Refused(phrase("There is no record with homework."))


def _candidates(call: Call, record: str | None) -> Sequence[Read]:
    """Return the record that is named, or else all that have homework, the latest meeting first."""
    if record is not None:
        return [read_record(call, record)]
    return [held for held in reversed(in_time_order(read_meetings(call))) if tasks(held.state)]


def _content(context: click.Context, file: str | None) -> str:
    """Read what is handed in; raises `UnreadableFile`, and `Misuse` where there is nothing."""
    if file is not None and file != "-":
        return toml_text.normalise(toml_text.read(typed_path(file)))
    stdin = call_of(context).world.stdin
    if stdin is None or (file is None and stdin.isatty()):
        raise Misuse(phrase("Name a FILE, or give the text on standard input."), context)
    # Bytes that are no text are told as they are of a file, not replaced.
    given = piped(stdin).encode(errors="surrogateescape")
    return toml_text.normalise(toml_text.decode(given, Path("-")))

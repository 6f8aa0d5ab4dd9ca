"""`export` gives the minutes of a meeting, in the agenda's language."""

from __future__ import annotations

from pathlib import Path

import click

from facilitator.cli.call import Call
from facilitator.cli.files import usual_mode
from facilitator.cli.output import document
from facilitator.cli.records import RECORD, moment, name_of, read_record
from facilitator.cli.words import Command, Misuse
from facilitator.core.language import N_, phrase


def _no_record(ctx: click.Context, _: click.Parameter, value: str | None) -> str | None:
    """Refuse to write over a folder or over a record, which nothing can bring back."""
    if value is None or value == "-":
        return None
    path = Path(value).expanduser()
    if path.is_dir():
        said = phrase("{path} is a folder; name a file.", path=path)
    elif path.name == "journal.toml":
        said = phrase("{path} is the name of a record; name another file.", path=path)
    else:
        return value
    raise Misuse(said, ctx)


@click.command(
    "export",
    cls=Command,
    help=N_(
        "Give the minutes of a meeting, in the agenda's language. RECORD is an id or a path, by "
        "default the record opened last."
    ),
)
@click.argument("record", metavar=RECORD, required=False)
@click.option(
    "--format",
    "form",
    metavar="markdown",
    type=click.Choice(("markdown",)),
    default="markdown",
    help=N_("The format of the minutes."),
)
@click.option(
    "-o",
    "--output",
    metavar=N_("FILE"),
    callback=_no_record,
    help=N_("Write to this file, over what it held; otherwise the minutes are printed."),
)
@click.pass_obj
def command(call: Call, record: str | None, form: str, output: str | None) -> None:  # noqa: ARG001
    """Print the minutes, or write them to a file in one step."""
    from facilitator.export.markdown import minutes
    from facilitator.files.atomic import write_atomically
    from facilitator.files.catalogues import load
    from facilitator.files.series import compared_before

    path_of_record, state = read_record(call, record)
    earlier = compared_before(call.library, state, path_of_record)
    text = minutes(state, moment(call, state), load(state.agenda.language), earlier)
    if output is None:
        document(text)
        return
    path = Path(output).expanduser()
    write_atomically(path, text, usual_mode())
    title = name_of(state, call.language)
    call.say("Wrote the minutes of “{title}” to {path}.", title=title, path=path)

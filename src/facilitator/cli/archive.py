"""`archive` packs one meeting into a single file, to be kept elsewhere or given to somebody."""

from __future__ import annotations

from pathlib import Path

import click

from facilitator.cli.call import call_of
from facilitator.cli.click_texts import Command, Misuse
from facilitator.cli.endings import wrong_for_file
from facilitator.cli.records import RECORD, name_of, read_record
from facilitator.core.base.language import N_, phrase
from facilitator.core.base.text import clean_line
from facilitator.files.paths import typed_path
from facilitator.files.records.names import record_id


@click.command(
    "archive",
    cls=Command,
    help=N_(
        "Pack a record into one file: the journal, and the minutes and whatever else lies beside "
        "it, but no private notes. RECORD is an id or a path, by default the record opened last. "
        "The record stays where it is. Bring it back, or open it on another computer, by "
        "facilitator restore."
    ),
)
@click.argument("record", metavar=RECORD, required=False)
@click.option(
    "-o",
    "--output",
    metavar=N_("FILE"),
    help=N_("The file to make, where nothing may be yet; otherwise it is named as the record."),
)
@click.option("--private", is_flag=True, help=N_("Pack your private notes, too."))
@click.pass_context
def command(
    context: click.Context, record: str | None, output: str | None, *, private: bool
) -> None:
    """Pack the record."""
    from facilitator.files.records.archive import archive

    call = call_of(context)
    if output == "-":
        raise Misuse(phrase("An archive cannot be printed: name a FILE."), context)
    if output and (wrong := wrong_for_file(typed_path(output), ".zip")):
        raise Misuse(wrong, context)
    path, state = read_record(call, record)
    target = typed_path(output) if output else Path(f"{record_id(path)}.zip")
    packed = archive(path, target, private=private)
    call.say(
        "{title}: packed into {path}: {files}",
        title=name_of(state, call.language),
        path=target,
        files=", ".join(map(clean_line, packed.files)),
    )
    if packed.left_out:
        names = ", ".join(map(clean_line, packed.left_out))
        call.say("Left out, not plain files: {names}", names=names)
    if packed.private:
        call.say("Your private notes were left out; --private packs them, too.")
    call.say("The record is still in {folder}", folder=path.parent)

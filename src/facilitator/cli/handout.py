"""`handout` writes what to send out between meetings, ready to be pasted into an e-mail."""

from __future__ import annotations

from pathlib import Path

import click

from facilitator.cli.call import Call, call_of
from facilitator.cli.endings import wrong_for_folder
from facilitator.cli.files import make_folder, write_file
from facilitator.cli.records import moment, read_record
from facilitator.cli.words import Command, Misuse
from facilitator.core.base.language import N_, phrase
from facilitator.core.base.reference import meant
from facilitator.core.base.text import slug
from facilitator.core.homework.tasks import bodies
from facilitator.files.paths import typed_path
from facilitator.plain.output import document


@click.command(
    "handout",
    cls=Command,
    help=N_(
        "Write what is asked of an organisation, by when, and what it said and handed in last "
        "time. Without ORGANISATION one for each is written into a folder."
    ),
)
@click.argument("organisation", metavar=N_("[ORGANISATION]"), required=False)
@click.option("--chase", is_flag=True, help=N_("List who has not handed in what instead."))
@click.option("-o", "--output", metavar=N_("FOLDER"), help=N_("The folder for the hand-outs."))
@click.option(
    "--record", metavar=N_("RECORD"), help=N_("The record; otherwise the one opened last.")
)
@click.pass_context
def command(
    context: click.Context,
    organisation: str | None,
    output: str | None,
    record: str | None,
    *,
    chase: bool,
) -> None:
    """Print one hand-out or the list of who is missing, or write all hand-outs into a folder."""
    from facilitator.export.markdown import handout as markdown_handout
    from facilitator.files.catalogues import load

    call = call_of(context)
    if output is not None and (wrong := wrong_for_folder(typed_path(output))):
        raise Misuse(wrong, context)
    read = read_record(call, record)
    state = read.state
    language = load(state.agenda.language)
    today = moment(call, read).astimezone(state.zone).date()
    if chase:
        document(markdown_handout.chase(state, today, language))
    elif organisation is not None:
        of, _ = meant(organisation, bodies(state))
        document(markdown_handout.handout(state, of, today, language))
    elif output is None:
        raise Misuse(phrase("Name an ORGANISATION, or a folder for all of them with -o."), context)
    else:
        texts: dict[str, str] = {}
        for of, name in bodies(state):
            file = slug(name) or of
            while file in texts:  # names may differ in signs alone
                file += f"-{of}"
            texts[file] = markdown_handout.handout(state, of, today, language)
        _write(call, typed_path(output), texts)


def _write(call: Call, folder: Path, texts: dict[str, str]) -> None:
    """Write the hand-outs; raises `WriteFailed`."""
    make_folder(folder)
    for name, text in texts.items():
        write_file(folder / f"{name}.md", text)
    call.say("Wrote {n} hand-outs to {path}.", n=len(texts), path=folder)

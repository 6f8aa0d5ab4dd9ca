"""`attach` keeps pictures, such as photos of flipcharts, with what was said."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from facilitator.cli.call import Call, call_of
from facilitator.cli.click_texts import Command, Misuse
from facilitator.cli.records import name_of, write_record
from facilitator.core.base.language import N_, phrase
from facilitator.core.base.text import clean_line
from facilitator.core.notes.pictures import told
from facilitator.files.paths import typed_path

if TYPE_CHECKING:
    from facilitator.meeting import Meeting


@click.command(
    "attach",
    cls=Command,
    help=N_(
        "Attach pictures (PNG or JPEG, at most 25 MB each), such as photos of flipcharts, to a "
        "session or a note. They are copied into the record, without what a camera writes into "
        "them of place, time and owner, and are in the minutes. --alt says what a picture tells "
        "for those who cannot see it; in a terminal you are asked for it."
    ),
)
@click.argument("files", metavar=N_("FILE…"), nargs=-1)
@click.option(
    "--to",
    "to",
    metavar=N_("SESSION|NOTE"),
    help=N_(
        "What they belong to: the id of a session or the number of a note, or a part of its text; "
        "otherwise the session that runs or ran last."
    ),
)
@click.option("--alt", metavar=N_("TEXT"), help=N_("What the picture tells."))
@click.option(
    "--record", metavar=N_("RECORD"), help=N_("The record; otherwise the one opened last.")
)
@click.pass_context
def command(
    context: click.Context,
    files: tuple[str, ...],
    to: str | None,
    alt: str | None,
    record: str | None,
) -> None:
    """Attach each picture and say so."""
    if not files:
        raise Misuse(phrase("FILE is missing."), context)
    if alt is not None and len(files) > 1:
        raise Misuse(phrase("--alt is for one FILE; attach the others by themselves."), context)
    call = call_of(context)
    meeting = write_record(call, record)
    for path in map(typed_path, files):
        _attach(call, meeting, path, _asked(call, path) if alt is None else alt, to)


def _asked(call: Call, path: Path) -> str:
    """Ask what a picture tells, if there is somebody to ask."""
    stdin = call.world.stdin
    if stdin is None or not stdin.isatty():
        return ""
    call.say("What does {path} tell, for those who cannot see it?", path=clean_line(path.name))
    return stdin.readline()


def _attach(call: Call, meeting: Meeting, path: Path, text: str, to: str | None) -> None:
    from facilitator.running.attaching import attaching
    from facilitator.running.commands.pictures import belongs_to

    target = None if to is None else belongs_to(meeting.state, to)
    event = meeting.do(attaching(meeting.journal.path, path, text, target))
    picture = meeting.state.pictures[event.id]
    call.say(
        "{title}: attached {path}: {text}",
        title=name_of(meeting.state, call.language),
        path=clean_line(path.name),
        text=told(picture, meeting.state),
    )
    if not picture.text:
        call.say("It has no text yet; “facilitator control describe” gives it one.")

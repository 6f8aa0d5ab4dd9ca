"""`publish` writes what is handed out before a meeting, from its agenda."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from facilitator.cli.call import call_of
from facilitator.cli.click_texts import Command
from facilitator.cli.files import agenda_text
from facilitator.cli.giving import (
    chosen_format,
    format_option,
    give,
    made,
    output_option,
    output_path,
)
from facilitator.core.base.ids import EventId
from facilitator.core.base.language import N_, Language, phrase
from facilitator.core.base.text import clean_line
from facilitator.core.record.agenda import Agenda
from facilitator.core.record.state import State
from facilitator.files.paths import typed_path

if TYPE_CHECKING:
    from facilitator.export.about import About


def _programme(state: State, language: Language) -> str:
    from facilitator.export.publish.programme import programme

    return programme(state, language)


def _run_sheet(state: State, language: Language) -> str:
    from facilitator.export.publish.run_sheet import run_sheet

    return run_sheet(state, language)


def _sign_in(state: State, language: Language) -> str:
    from facilitator.export.publish.sign_in import sign_in

    return sign_in(state, language)


PARTICIPANTS: Final = "participants"
_WRITERS: Final[Mapping[str, tuple[Callable[[State, Language], str], str]]] = {
    PARTICIPANTS: (_programme, N_("Wrote the programme of “{title}” to {path}.")),
    "facilitator": (_run_sheet, N_("Wrote the run sheet of “{title}” to {path}.")),
    "attendance": (_sign_in, N_("Wrote the sign-in list of “{title}” to {path}.")),
}
"""What there is for whom, and what is said when it is written."""


@click.command(
    "publish",
    cls=Command,
    help=N_(
        "Create what is handed out before a meeting, in the agenda's language: for participants "
        "the programme, with what to bring and the homework due; for the facilitator the run "
        "sheet, with scripts, materials, preparations and room to write; for attendance the "
        "sign-in list."
    ),
)
@click.argument("agenda", metavar=N_("AGENDA"), type=Path)
@click.option(
    "--for",
    "whom",
    metavar="|".join(_WRITERS),
    type=click.Choice(tuple(_WRITERS)),
    default=PARTICIPANTS,
    help=N_("Who it is for, by default participants."),
)
@format_option()
@output_option()
@click.pass_context
def command(
    context: click.Context, agenda: Path, whom: str, form: str | None, output: str | None
) -> None:
    """Print what was asked for, or write it to a file; raises `InvalidAgenda`."""
    from facilitator.files.catalogues import load
    from facilitator.opening import read_agenda

    call, file = call_of(context), typed_path(agenda)
    path = output_path(output)
    form = chosen_format(context, path, form)
    read, text = read_agenda(file, agenda_text(file, call.world.stdin))
    language = load(read.language)
    write, template = _WRITERS[whom]
    document = made(write(_planned(read, text), language), form, _about(read, language))
    said = phrase(template, title=clean_line(read.title), path=path)
    give(context, call, document, path, said)


def _planned(agenda: Agenda, text: str) -> State:
    """Return the state of a meeting of which nothing has happened."""
    from facilitator.core.record.events import Event
    from facilitator.core.record.plan import BEGINNING
    from facilitator.core.record.replay import replay
    from facilitator.core.time.moves import opened

    return replay([Event(EventId(""), BEGINNING, "", opened(agenda, text, rehearsal=False))])


def _about(agenda: Agenda, language: Language) -> About:
    from facilitator.export.about import about_agenda

    return about_agenda(agenda, language)

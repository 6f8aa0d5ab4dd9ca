"""`next` writes the next meeting's agenda, with what this one leaves to it."""

from __future__ import annotations

from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Final

import click

from facilitator.cli.call import Call, call_of
from facilitator.cli.click_texts import Command, Misuse
from facilitator.cli.endings import wrong_for_file
from facilitator.cli.files import write_new_file
from facilitator.cli.records import RECORD, Read, name_of, read_record, write_record
from facilitator.core.base.language import N_, Language
from facilitator.core.base.text import clean_line, file_slug
from facilitator.files.paths import typed_path
from facilitator.files.shell import quoted
from facilitator.plain.output import document, err, out
from facilitator.running.exits import DONE, PROBLEMS

if TYPE_CHECKING:
    from facilitator.core.record.agenda import Agenda
    from facilitator.core.record.state import State
    from facilitator.core.series.next_agenda import Next

COMMENT: Final = 96
"""How many letters a line of a comment has at most."""


@click.command(
    "next",
    cls=Command,
    help=N_(
        "Write the agenda of the next meeting: with the organisations, people, groups and rules of"
        " this one, the homework that is due then, open actions, what was not discussed, and the"
        " date and place that are fixed. It is written beside this meeting's agenda, or here,"
        " and never over another file."
    ),
)
@click.argument("record", metavar=RECORD, required=False)
@click.option(
    "-o",
    "--output",
    metavar=N_("PATH"),
    type=Path,
    help=N_("Write to this file, or into this folder; - prints it."),
)
@click.pass_context
def command(context: click.Context, record: str | None, output: Path | None) -> int:
    """Write the agenda and say what is in it."""
    from facilitator.core.series.next_agenda import next_meeting
    from facilitator.files.agenda.write import agenda_toml
    from facilitator.files.catalogues import load

    call = call_of(context)
    chosen = None if output is None else typed_path(output)
    if chosen and not chosen.is_dir() and (wrong := wrong_for_file(chosen, ".toml")):
        raise Misuse(wrong, context)
    read = read_record(call, record)
    language = load(read.state.agenda.language)
    made = next_meeting(read.state, language)
    text = agenda_toml(made.agenda, _comments(made, language))
    if str(output) == "-":
        document(text)
        return DONE
    target = _target(call, read, made.agenda, chosen)
    if not write_new_file(target, text):
        err(call.language.say("{path} is there already; nothing was written.", path=target))
        return PROBLEMS
    _tell(call, read.state, made, target)
    if not read.state.agenda.series and not read.state.rehearsal:
        _join_series(call, read, made.agenda.series)
    return DONE


def _comments(made: Next, language: Language) -> dict[tuple[str | int, ...], list[str]]:
    return {
        path: [line for one in said for line in wrap(clean_line(language.say(one)), COMMENT)]
        for path, said in made.comments.items()
    }


def _target(call: Call, read: Read, agenda: Agenda, chosen: Path | None) -> Path:
    """Return the path to write to, by default beside the agenda that the meeting came from."""
    from facilitator.opening import agenda_of

    name = f"{agenda.days[0].date}-{file_slug(agenda.title, 'meeting')}.toml"
    if chosen is not None:
        return chosen / name if chosen.is_dir() else chosen
    beside = agenda_of(call.library, read.state)
    return beside.with_name(name) if beside else Path(name)


def _tell(call: Call, state: State, made: Next, target: Path) -> None:
    say = call.language.say
    if state.rehearsal:
        err(say("This was made from a rehearsal: the meeting was not held."))
    elif not state.finished:
        err(say("The meeting is not over: what is still to come of it counts as not held."))
    for doubt in made.doubts:
        err(say(doubt))
    title = name_of(state, call.language)
    call.say("Wrote {path}, carried over from {title}:", path=target, title=title)
    for one in made.carried:
        out(f"  {say(one)}")
    name = quoted(target)
    call.say("Change it in an editor, then: {command}", command=f"facilitator check {name}")


def _join_series(call: Call, read: Read, series: str) -> None:
    """Let a meeting that names no series belong to that of the next, which looks for it there."""
    from msgspec.structs import replace

    from facilitator.core.series.naming import join_series
    from facilitator.files.agenda.file import parse

    text = f'series = "{series}"\n{read.state.text}'
    agenda = parse(text).agenda
    if agenda != replace(read.state.agenda, series=series):
        err(
            call.language.say(
                "The meeting belongs to no series, so the next one would not find it: write"
                ' series = "{series}" into its agenda.',
                series=series,
            )
        )
        return
    write_record(call, str(read.path)).do(join_series, text, agenda)
    call.say(
        "The meeting named no series; its record and the next meeting now belong to “{series}”."
        ' In its agenda write: series = "{series}"',
        series=series,
    )

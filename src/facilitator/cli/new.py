"""`new` writes an agenda to begin with: an example, or one made from a programme."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from facilitator.cli.call import Call, call_of
from facilitator.cli.endings import wrong_for_file
from facilitator.cli.files import write_new_file
from facilitator.cli.words import Command, Misuse
from facilitator.cli.zone import own_zone
from facilitator.core.base.language import N_
from facilitator.files.paths import typed_path
from facilitator.plain.output import document, err, out, table
from facilitator.running.exits import DONE, PROBLEMS

if TYPE_CHECKING:
    from facilitator.files.importing.programme import Remark


@click.command(
    "new",
    cls=Command,
    help=N_(
        "Write a short agenda with comments, dated today, to change into your own: to PATH, "
        "or to agenda.toml here. With - it is printed.\n\n"
        "With --from the agenda is made from a programme: a calendar (.ics), a table (.csv) with "
        "the columns start, end or duration, title and speaker, or Markdown (.md) with a list or "
        "a table of sessions. What is left out or assumed is told, and stands in the agenda."
    ),
)
@click.argument("path", metavar=N_("[PATH]"), required=False, default="agenda.toml")
@click.option(
    "--from",
    "source",
    metavar=N_("FILE"),
    type=Path,
    help=N_("Make the agenda from this calendar, CSV or Markdown file."),
)
@click.pass_context
def command(context: click.Context, path: str, source: Path | None) -> int:
    """Write the agenda, never over another file."""
    call = call_of(context)
    target = typed_path(path)
    if target.is_dir():
        target /= "agenda.toml"
    if wrong := wrong_for_file(target, ".toml"):
        raise Misuse(wrong, context)
    if path != "-" and target.exists():
        return _is_there(call, target)
    text = _starter(call) if source is None else _from(call, typed_path(source))
    if text is None:
        return PROBLEMS
    if path == "-":
        document(text)
        return DONE
    if not write_new_file(target, text):
        return _is_there(call, target)
    _say_how_to_go_on(call, target)
    return DONE


def _is_there(call: Call, target: Path) -> int:
    err(call.language.say("{path} is there already; nothing was written.", path=target))
    return PROBLEMS


def _starter(call: Call) -> str:
    from facilitator.files.agenda.starter import starter

    today = call.world.clock.now().astimezone().date()
    return starter(call.language.code, today, own_zone(call.world.environ))


def _from(call: Call, path: Path) -> str | None:
    """Make an agenda of a file and tell what it does not say; None where none can be made."""
    from facilitator.files.importing.file import imported_file
    from facilitator.files.importing.programme import Circumstances

    today = call.world.clock.now().astimezone().date()
    zone = own_zone(call.world.environ)
    made = imported_file(path, Circumstances(today, call.language, zone, path.stem))
    for heading, left_out in (
        (N_("Left out:"), True),
        (N_("Assumed, so look at it:"), False),
    ):
        lines = [_remark(call, path, r) for r in made.remarks if r.left_out is left_out]
        if lines:
            err("\n".join((call.language.say(heading), *lines)))
    return made.text


def _remark(call: Call, path: Path, remark: Remark) -> str:
    place = f"{path}:{remark.line}" if remark.line else f"{path}"
    return f"{place}: {call.language.say(remark.message)}"


def _say_how_to_go_on(call: Call, path: Path) -> None:
    name = shlex.quote(str(path))
    say = call.language.say
    call.say("Wrote {path}. Change it in an editor, then:", path=path)
    steps = (
        (f"  facilitator check {name}", say("shows the timetable")),
        (f"  facilitator run {name} --rehearse", say("lets you try it")),
        (f"  facilitator run {name}", say("runs the meeting")),
    )
    out("\n".join(table(steps)))

"""`new` writes an agenda to begin with."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from facilitator.cli.call import Call
from facilitator.cli.exits import DONE, PROBLEMS
from facilitator.cli.files import usual_mode
from facilitator.cli.output import document, err, out, table
from facilitator.cli.words import Command
from facilitator.core.language import N_


@click.command(
    "new",
    cls=Command,
    help=N_(
        "Write a short agenda with comments, dated today, to change into your own: to PATH, "
        "or to agenda.toml here. With - it is printed."
    ),
)
@click.argument("path", metavar=N_("[PATH]"), required=False, default="agenda.toml")
@click.pass_obj
def command(call: Call, path: str) -> int:
    """Write the starter, never over another file."""
    from facilitator.files.atomic import write_new
    from facilitator.files.errors import not_written
    from facilitator.files.starter import starter

    text = starter(call.language.code, call.world.clock.now().astimezone().date())
    if path == "-":
        document(text)
        return DONE
    target = Path(path).expanduser()
    if target.is_dir():
        target /= "agenda.toml"
    try:
        write_new(target, text.encode())
        target.chmod(usual_mode())
    except FileExistsError:
        err(call.language.say("{path} is there already; nothing was written.", path=target))
        return PROBLEMS
    except OSError as cause:
        raise not_written(target, cause) from cause
    _say_how_to_go_on(call, target)
    return DONE


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

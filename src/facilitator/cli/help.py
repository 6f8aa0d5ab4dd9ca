"""`help` shows how a command is used, as its own `--help` does."""

from __future__ import annotations

import click

from facilitator.cli.click_texts import Command, Misuse, perhaps_command
from facilitator.core.base.language import N_, Phrase, phrase
from facilitator.plain.output import out


def _begun(context: click.Context, _: click.Parameter, incomplete: str) -> list[str]:
    return [
        name for name in _program(context).list_commands(context) if name.startswith(incomplete)
    ]


@click.command(
    "help",
    cls=Command,
    help=N_("Show how a command is used, or without COMMAND what commands there are."),
)
@click.argument("name", metavar=N_("[COMMAND]"), required=False, shell_complete=_begun)
@click.pass_context
def command(context: click.Context, name: str | None) -> None:
    """Print the help of a command or of the program; raises `Misuse`."""
    above = context.find_root()
    if name is None:
        out(above.get_help())
        return
    asked = _program(context).get_command(above, name)
    if asked is None:
        raise Misuse(_no_command(name, _program(context).list_commands(above)), above)
    out(asked.get_help(click.Context(asked, info_name=name, parent=above)))


def _program(context: click.Context) -> click.Group:
    program = context.find_root().command
    assert isinstance(program, click.Group)  # noqa: S101 - it is what has commands
    return program


def _no_command(name: str, names: list[str]) -> Phrase:
    return perhaps_command(name, names) or phrase("There is no command {name}.", name=name)

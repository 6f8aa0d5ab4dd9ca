"""What the program prints: the help of each command in English, and the output of a call."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

import click

from facilitator.cli.call import Call
from facilitator.cli.program import COMMANDS, main, program
from facilitator.cli.world import World, system_world

WIDTH: Final = 80
NAME: Final = "facilitator"


class Helped(NamedTuple):
    """A command, or the program itself, with the context in which it is asked for help."""

    command: click.Command
    context: click.Context

    @property
    def text(self) -> str:
        """Its help."""
        return self.command.get_help(self.context)

    @property
    def arguments(self) -> str:
        """What it takes, as the first line of its help says."""
        usage = self.command.get_usage(self.context).split(":", 1)[1]
        return " ".join(usage.split()).removeprefix(self.context.command_path).strip()

    def options(self) -> Iterator[tuple[str, str, str]]:
        """Give the names, the placeholder and the meaning of each option that is shown."""
        for param in self.command.get_params(self.context):
            if isinstance(param, click.Option) and param.help and not param.hidden:
                names = ", ".join(sorted(param.opts, key=len))
                yield names, param.metavar or "", param.help


@cache
def whole() -> Helped:
    """Give the program itself."""
    call = Call(system_world(), ("--language", "en"))
    context = click.Context(program, info_name=NAME, obj=call, terminal_width=WIDTH)
    return Helped(program, context)


def helped(name: str) -> Helped:
    """Give a command by its name, or the program itself for its own."""
    if name == NAME:
        return whole()
    above = whole().context
    command = program.get_command(above, name)
    if command is None:
        raise LookupError(name)
    return Helped(command, click.Context(command, info_name=name, parent=above))


def every() -> Iterator[Helped]:
    """Give the program and all its commands."""
    yield whole()
    yield from map(helped, COMMANDS)


def printed(words: Sequence[str], world: World) -> str:
    """Call the program and give all that it prints."""
    written = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with contextlib.redirect_stdout(written), contextlib.redirect_stderr(written):
        main(words, world)
    written.seek(0)
    return written.read()

"""The program is a group of commands, each loaded only when it is called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from facilitator import __version__
from facilitator.cli.call import Call, call_of
from facilitator.cli.click_texts import (
    EVERYWHERE,
    Located,
    Misuse,
    common_options,
    perhaps_command,
    write_help,
    write_options,
)
from facilitator.cli.completing import PROGRAM, VARIABLE, agendas, know_powershell
from facilitator.cli.world import World
from facilitator.core.base.language import N_
from facilitator.plain.output import give_up, out
from facilitator.running.exits import DONE, INTERRUPTED, NOBODY_READS

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

COMMANDS: Final[Mapping[str, str]] = {
    "run": N_("Run a meeting, or rehearse it."),
    "check": N_("Check agendas, and show their timetables."),
    "new": N_("Write a starter agenda."),
    "schema": N_("Print the agenda format for editors."),
    "publish": N_("Create the programme, run sheet or sign-in list."),
    "list": N_("List the meeting records."),
    "status": N_("Show where the meeting stands now."),
    "export": N_("Export the minutes."),
    "note": N_("Add a note from another terminal."),
    "attach": N_("Attach pictures, such as photos of flipcharts."),
    "control": N_("Control the meeting from another terminal."),
    "stage": N_("Show the room the time and more, on a second screen."),
    "serve": N_("Show the audience screen in a browser."),
    "next": N_("Write the next meeting's agenda."),
    "words": N_("Compare the terms handed in."),
    "handin": N_("Record homework handed in between meetings."),
    "handout": N_("Write what to send out between meetings."),
    "review": N_("Compare planned and actual times, with advice."),
    "verify": N_("Check a record for damage."),
    "find": N_("Find words in all the records."),
    "merge": N_("Merge two records of the same meeting."),
    "share": N_("Let several laptops keep a meeting at the same time."),
    "archive": N_("Pack a record into one file."),
    "restore": N_("Restore a record from an archive."),
    "forget": N_("Replace a person's name in a record."),
    "config": N_("Show the configuration and check it."),
    "sounds": N_("Show and play what the room hears when time is up."),
    "completion": N_("Set up completion in your shell."),
    "doctor": N_("Show versions, terminal and folders for a bug report."),
    "help": N_("Show how a command is used."),
}
"""What each command does; its module has its name and its `command`."""

_USAGE: Final = N_("[OPTIONS] [COMMAND | AGENDA]")
_HELP: Final = N_(
    "Run a whole meeting from a terminal: programme, time, notes and minutes.\n\n"
    "With an agenda instead of a command the meeting is run; without arguments facilitator "
    "opens your list of meetings."
)


class Program(Located, click.Group):
    """The commands of `COMMANDS`."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Name the commands, in the order in which they are used."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Load a command."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"facilitator.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is meant; to a shell that completes, no command means `run`."""
        if ctx.resilient_parsing and args[0] not in COMMANDS:
            args = ["run", *args]
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Offer commands, without loading them, and agendas."""
        from click.shell_completion import CompletionItem

        call = call_of(ctx)
        say = call.language.say
        commands = [
            CompletionItem(name, help=say(what))
            for name, what in COMMANDS.items()
            if name.startswith(incomplete)
        ]
        return [*agendas(call, incomplete), *commands, *super().shell_complete(ctx, incomplete)]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how the program is called."""
        say = call_of(ctx).language.say
        formatter.write_usage(ctx.command_path, say(_USAGE), say("Usage:") + " ")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the program does."""
        write_help(_HELP, formatter, call_of(ctx).language)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what each command and each option does, without loading the commands."""
        say = call_of(ctx).language.say
        with formatter.section(say("Commands")):
            formatter.write_dl([(name, say(what)) for name, what in COMMANDS.items()])
        write_options(self, ctx, formatter)


def _show_version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        out(f"facilitator {__version__}")
        ctx.exit()


program = Program(
    PROGRAM,
    params=[
        click.Option(
            ["-V", "--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_show_version,
            help=N_("Show the version and exit."),
        ),
        *common_options(hidden=False),
    ],
    add_help_option=False,
)


def main(words: Sequence[str], world: World) -> int:
    """Run the program with these arguments and give its exit code; never raises."""
    call = Call(world, words)
    try:
        return _invoke(call, words) or DONE
    except click.exceptions.Exit as exit_:
        return exit_.exit_code
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except BrokenPipeError:
        give_up()
        return NOBODY_READS
    except Exception as error:  # noqa: BLE001 - the one place where errors become sentences
        from facilitator.cli.failures import tell

        return tell(error, call)


def _invoke(call: Call, words: Sequence[str]) -> int | None:
    if VARIABLE in call.world.environ:
        know_powershell()
        # click writes what the shell asks for and ends the program.
        program.main(list(words), PROGRAM, complete_var=VARIABLE, obj=call)
    with program.make_context(PROGRAM, with_command(words), obj=call) as context:
        code: int | None = program.invoke(context)
    if call.written is not None:
        from facilitator.cli.records import say_exchanged

        say_exchanged(call, call.written)
    return code


def with_command(words: Sequence[str]) -> list[str]:
    """Put "run" where a command's name would stand, if none stands there."""
    valued = [name for name, _, _ in EVERYWHERE]
    at = 0
    while at < len(words):
        word = words[at]
        if word in ("-h", "--help", "-V", "--version", *COMMANDS):
            return list(words)
        if word in valued:
            at += 2
        elif word.partition("=")[0] in valued:
            at += 1
        else:
            break
    if at > len(words):
        return list(words)  # the last option lacks its value, which click will tell
    _refuse_misspelt(words[at:])
    return [*words[:at], "run", *words[at:]]


def _refuse_misspelt(words: Sequence[str]) -> None:
    """Refuse what looks like a command's name gone wrong rather than like an agenda or a record."""
    if not words or not words[0].isalpha() or Path(words[0]).exists():
        return
    if meant := perhaps_command(words[0], COMMANDS):
        raise Misuse(meant)

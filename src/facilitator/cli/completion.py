"""`completion` prints what makes a shell complete commands, options, records and agendas."""

from __future__ import annotations

import click

from facilitator.cli.click_texts import Command
from facilitator.cli.completing import PROGRAM, VARIABLE, know_powershell
from facilitator.core.base.language import N_
from facilitator.plain.output import document

SHELLS = ("bash", "zsh", "fish", "powershell")


@click.command(
    "completion",
    cls=Command,
    help=N_(
        "Print a script that completes commands, options, records and agendas when Tab is "
        "pressed. For bash and zsh add this line, with the name of the shell, to ~/.bashrc or "
        'after compinit to ~/.zshrc: eval "$(facilitator completion bash)". For fish: facilitator '
        "completion fish > ~/.config/fish/completions/facilitator.fish. For PowerShell add this "
        "line to $PROFILE: facilitator completion powershell | Out-String | Invoke-Expression"
    ),
)
@click.argument("shell", metavar="|".join(SHELLS), type=click.Choice(SHELLS))
@click.pass_context
def command(context: click.Context, shell: str) -> None:
    """Print the script."""
    from click.shell_completion import get_completion_class

    know_powershell()
    script = get_completion_class(shell)
    if script is not None:
        program = context.find_root().command
        document(script(program, {}, PROGRAM, VARIABLE).source().strip() + "\n")

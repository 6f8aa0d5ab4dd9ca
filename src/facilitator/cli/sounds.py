"""`sounds` shows what is heard in the room and what plays it, and plays it."""

from __future__ import annotations

import click

from facilitator.cli.call import Call
from facilitator.cli.click_texts import Command
from facilitator.core.base.language import N_
from facilitator.plain.output import err, out, table
from facilitator.running.exits import DONE, PROBLEMS


@click.command(
    "sounds",
    cls=Command,
    help=N_(
        "Show by which files the room hears that time gets short or is up, and what plays them on "
        "this computer. With --try they are played, one after the other.\n\nThe exit code is 1 if "
        "nothing here plays them, else 0."
    ),
)
@click.option("--try", "tried", is_flag=True, help=N_("Play them all."))
@click.pass_obj
def command(call: Call, *, tried: bool) -> int:
    """Show them, and play them if so wished."""
    from facilitator.running.programs import Programs
    from facilitator.running.sounds.kinds import MEANT, SOUNDS, file_of
    from facilitator.running.sounds.player import Player

    own, say = call.config.sounds.own, call.language.say
    programs = Programs.installed(call.world.environ)
    player = Player(programs, own, wanted=call.config.sounds.play)
    rows = [(sound, say(MEANT[sound]), str(file_of(sound, own))) for sound in SOUNDS]
    out("\n".join(table(rows)))
    if tried and player.name:
        player.play(*SOUNDS)
        player.wait()
    if player.name:
        call.say("Played by {program}", program=player.name)
    elif programs.far:
        call.say("Over ssh the bell of your own terminal rings instead.")
    elif not call.config.sounds.play:
        call.say("Sounds are switched off in the configuration: only the terminal's bell rings.")
    problems = [say(problem) for problem in player.problems()]
    if problems:
        err("\n".join(problems))
    return DONE if player.name or programs.far or not call.config.sounds.play else PROBLEMS

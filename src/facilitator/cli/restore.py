"""`restore` brings back a record that `archive` packed."""

from __future__ import annotations

import click

from facilitator.cli.call import Call
from facilitator.cli.click_texts import Command
from facilitator.cli.records import warn_if_synced
from facilitator.core.base.language import N_
from facilitator.files.paths import typed_path


@click.command(
    "restore",
    cls=Command,
    help=N_(
        "Restore a record from a file made by facilitator archive. It is checked before it is"
        " added, and never overwrites a record that exists."
    ),
)
@click.argument("file", metavar=N_("FILE"))
@click.pass_obj
def command(call: Call, file: str) -> None:
    """Bring it back."""
    from facilitator.files.records.followed import Followed
    from facilitator.files.records.restore import restore
    from facilitator.opening import remember_record

    back = restore(call.library, typed_path(file))
    folder = back.path.parent
    if back.already:
        call.say("It is there already, just as in the file: {path}", path=folder)
        return
    remember_record(call.library, back.path, Followed.open(back.path).state, call.world.clock.now())
    warn_if_synced(call, folder)
    call.say("Brought back to {path}", path=folder)
    call.say("facilitator run {record} continues it.", record=folder.name)

"""`share` lets several laptops keep a meeting, through a folder that another program syncs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from facilitator.cli.call import Call, call_of
from facilitator.cli.click_texts import Command, Misuse
from facilitator.cli.records import name_of, read_record
from facilitator.core.base.language import N_, phrase
from facilitator.files.paths import typed_path
from facilitator.meeting import Writer
from facilitator.plain.output import err
from facilitator.running.exits import DONE, PROBLEMS

if TYPE_CHECKING:
    from facilitator.files.records.sharing.exchange import Exchange

_MOST = 2


@click.command(
    "share",
    cls=Command,
    help=N_(
        "Let several laptops keep a meeting at the same time: one keeps the time, others take "
        "notes. FOLDER is one that another program keeps the same on all of them, such as "
        "Syncthing, Nextcloud, OneDrive or Dropbox. The record itself stays where it is; what is "
        "written goes to FOLDER, and what others write comes from there, for as long as the "
        "meeting is open. RECORD is an id or a path, by default the record opened last."
        "\n\nThe others join on their Start screen, or by running the agenda, once the "
        "configuration names the folder for the series. Private notes are never shared. Whoever "
        "can write to the folder can write anything in the meeting."
        "\n\nThe exit code is 1 if the folder cannot be reached."
    ),
)
@click.argument("words", metavar=N_("[RECORD] FOLDER"), nargs=-1)
@click.option(
    "--end",
    "ending",
    is_flag=True,
    help=N_("Share no more: the record keeps all that arrived, and no folder is named."),
)
@click.option(
    "--not-here",
    "unseen",
    is_flag=True,
    help=N_(
        "Leave no sign in FOLDER that you are here, as where git keeps it. Without FOLDER this "
        "changes how a meeting is shared already."
    ),
)
@click.option("--here", "seen", is_flag=True, help=N_("Leave such a sign again each minute."))
@click.pass_context
def command(
    context: click.Context, words: tuple[str, ...], *, ending: bool, unseen: bool, seen: bool
) -> int:
    """Begin to share, end it, or change how a meeting is shared."""
    call = call_of(context)
    if ending + unseen + seen > 1:
        raise Misuse(phrase("Choose one of --end, --not-here and --here."), context)
    if ending:
        if len(words) > 1:
            raise Misuse(phrase("--end takes a record and no folder."), context)
        return _end(call, words[0] if words else None)
    if (unseen or seen) and (not words or (len(words) == 1 and not _is_folder(words[0]))):
        return _show(call, words[0] if words else None, here=seen)
    if not words:
        raise Misuse(phrase("Name the folder to share through."), context)
    if len(words) > _MOST:
        raise Misuse(phrase("Name one record and one folder."), context)
    reference = words[0] if len(words) == _MOST else None
    return _begin(call, reference, typed_path(words[-1]), here=not unseen)


def _is_folder(word: str) -> bool:
    return typed_path(word).is_dir()


def _begin(call: Call, reference: str | None, folder: Path, *, here: bool) -> int:
    from facilitator.files.records.sharing.joining import Me, share
    from facilitator.running.together.laptops import take_time

    path, state = read_record(call, reference)
    world = call.world
    me = Me(call.config.name or world.by, world.by, world.new_id)
    made = share(path, folder, me, here=here)
    came_to = _exchange(call, path).once(sign=False)
    if take_time(path, Writer(world.clock, world.by, world.new_id)):
        came_to = _exchange(call, path).once(sign=False)
    if came_to.failed is not None:
        err(call.language.say("This has not been shared yet: {why}.", why=came_to.failed))
        return PROBLEMS
    call.say(
        "“{title}” is shared through {folder}. You are {name} there, and keep the time.",
        title=name_of(state, call.language),
        folder=made.place,
        name=made.name,
    )
    return DONE


def _show(call: Call, reference: str | None, *, here: bool) -> int:
    """Let others see who is `here` in a meeting that is shared already, or stop that."""
    from msgspec.structs import replace

    from facilitator.files.records.share_file import change_share, read_share

    path, state = read_record(call, reference)
    if read_share(path) is None:
        err(call.language.say("This meeting is not shared."))
        return PROBLEMS
    if not change_share(path, lambda share: replace(share, here=here)):
        err(call.language.say("Another program exchanges just now. Try again."))
        return PROBLEMS
    title = name_of(state, call.language)
    if here:
        call.say("The others of “{title}” see that you are here.", title=title)
    else:
        call.say("The others of “{title}” do not see whether you are here.", title=title)
    return DONE


def _end(call: Call, reference: str | None) -> int:
    from facilitator.files.records.share_file import read_share
    from facilitator.files.records.sharing.joining import end

    path, state = read_record(call, reference)
    share = read_share(path)
    if share is None:
        err(call.language.say("This meeting is not shared."))
        return PROBLEMS
    came_to = _exchange(call, path).once(left=True)
    world = call.world
    end(path, Writer(world.clock, world.by, world.new_id).stamp)
    call.say(
        "“{title}” is shared no more. The record holds all that arrived; the files in {folder} "
        "are yours to delete.",
        title=name_of(state, call.language),
        folder=share.place,
    )
    if came_to.failed is not None:
        err(call.language.say("The last exchange failed: {why}.", why=came_to.failed))
        return PROBLEMS
    return DONE


def _exchange(call: Call, path: Path) -> Exchange:
    from facilitator.files.records.sharing.exchange import Exchange

    return Exchange(path, call.world.clock.now, call.world.new_id)

"""`stage` shows the room what the facilitator chose, in a terminal of its own."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import click

from facilitator.cli.call import Call, call_of
from facilitator.cli.click_texts import Command, Misuse
from facilitator.cli.records import RECORD
from facilitator.core.base.language import N_, Language, phrase

if TYPE_CHECKING:
    from facilitator.core.record.state import State
    from facilitator.watching import Watcher


@click.command(
    "stage",
    cls=Command,
    help=N_(
        "Show the room the time, the session and what the facilitator chose, in a second "
        "terminal. It follows the record and never writes to it. Without RECORD it follows the "
        "one opened last, whichever that is at the time."
    ),
)
@click.argument("record", metavar=RECORD, required=False)
@click.pass_context
def command(context: click.Context, record: str | None) -> int:
    """Find the record and hand over to the screen."""
    call = call_of(context)
    if call.world.environ.get("TERM") == "dumb" or not call.world.at_terminal():
        raise Misuse(
            phrase(
                "This needs a terminal with a keyboard and a screen. Without one there is "
                "“facilitator status”."
            )
        )
    watcher = watch(call, record)
    theme = call.config.theme or "dark"
    gc.enable()  # a meeting lasts for hours
    from facilitator.tui.stage.app import StageApp, run

    return run(StageApp(watcher, call.world.clock, call.language, theme))


def watch(call: Call, record: str | None) -> Watcher:
    """Begin to watch a record, by default the one opened last; raises as `read_record`.

    The room is spoken to in the language of the meeting, unless another was asked for.
    """
    from facilitator.watching import Watcher

    languages: dict[str, Language] = {}

    def speaks(state: State) -> Language:
        from facilitator.files.catalogues import LANGUAGES, load

        wanted = call.asked_language or state.agenda.language
        code = wanted if wanted in LANGUAGES else "en"
        return languages.setdefault(code, languages.get(code) or load(code))

    return Watcher(call.library, record, call.world.clock, speaks)

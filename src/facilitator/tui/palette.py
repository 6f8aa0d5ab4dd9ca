"""The command palette offers what has no key, or a key that one may forget."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from textual.app import SystemCommand
from textual.command import CommandList, CommandPalette, Hit, Hits
from textual.content import Content
from textual.screen import Screen
from textual.system_commands import SystemCommandsProvider

from facilitator.tui.dialogs.modal import Modal
from facilitator.tui.frame.place import Place
from facilitator.tui.host import host
from facilitator.tui.themes import THEME_WORDS, THEMES

if TYPE_CHECKING:
    from facilitator.tui.app import FacilitatorApp


class Palette(CommandPalette, Modal[None]):
    """Textual's palette, which breaks on keys that move in its list before that is laid out."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave those keys without effect until there is something to move in."""
        if action == "command_list":
            return self.query_one(CommandList).scrollable_content_region.width > 0
        return super().check_action(action, parameters)


class Commands(SystemCommandsProvider):
    """What the palette offers; that nothing matches is told in the user's language."""

    async def search(self, query: str) -> Hits:
        """Find the commands that match, or say that none does."""
        found = False
        async for hit in super().search(query):
            found = True
            yield hit
        if not found:
            words = host(self.screen).language.say("No command is called that.")
            yield Hit(0, Content(words), lambda: None, text=words)


def commands(app: FacilitatorApp, screen: Screen[object]) -> Iterator[SystemCommand]:
    """List the commands for the screen in front, in the user's language."""
    from facilitator.tui.dialogs.find import open_find

    say = app.language.say
    if isinstance(screen, Place):
        yield SystemCommand(
            say("Export minutes"), say("Write them beside the record"), app.export_minutes
        )
        yield SystemCommand(
            say("Close the meeting"),
            say("What was not held will not be; undo opens it again"),
            app.close_meeting,
        )
        yield SystemCommand(
            say("Bell on or off"), say("Rings when time is getting short"), app.toggle_bell
        )
        yield SystemCommand(
            say("Where the plan is too tight"),
            say("What a rehearsal showed, and the plan by itself"),
            app.leaving.show_tightness,
        )
        yield SystemCommand(say("Help"), say("What each key does here"), screen.action_help)
    elif app.meeting is None:
        yield SystemCommand(
            say("A tour of two minutes"), say("A practice meeting to try the keys"), app.begin_tour
        )
    yield SystemCommand(say("Find"), say("Words in all the records"), lambda: open_find(app))
    for name, words in THEME_WORDS.items():
        yield SystemCommand(say(words), say("Change the colours"), _theme_setter(app, name))
    yield SystemCommand(say("Leave"), say("The record can be resumed"), app.leave)


def _theme_setter(app: FacilitatorApp, name: str) -> Callable[[], None]:
    def use() -> None:
        app.theme = THEMES[name]

    return use

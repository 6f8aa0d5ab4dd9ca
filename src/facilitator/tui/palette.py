"""The command palette offers what has no key, or a key that one may forget."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from textual.app import SystemCommand
from textual.command import CommandList, CommandPalette, Hit, Hits
from textual.content import Content
from textual.screen import Screen
from textual.system_commands import SystemCommandsProvider

from facilitator.running.acts import ACTS
from facilitator.tui.dialogs.modal import Modal
from facilitator.tui.frame.keys import FIND, LEAVE
from facilitator.tui.frame.place import Place
from facilitator.tui.frame.spoken import SpokenScreen
from facilitator.tui.host import host
from facilitator.tui.keys import Key, offered
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
    say = app.language.say
    for each, do in _keys(app, screen):
        yield SystemCommand(say(each.description), say(each.tells), do)
    if isinstance(screen, Place):
        yield SystemCommand(say("End"), say(ACTS["session.end"]), screen.action_end)
        yield SystemCommand(say("Close the meeting"), say(ACTS["meeting.close"]), app.close_meeting)
        yield SystemCommand(
            say("Agree on a rule"), say(ACTS["rule.agree"]), screen.action_agree_rule
        )
        yield SystemCommand(say("Remove a rule"), say(ACTS["rule.drop"]), screen.action_drop_rule)
        yield SystemCommand(
            say("All the actions"),
            say("Shows the actions still open, of this and earlier meetings."),
            screen.action_actions,
        )
        yield SystemCommand(say("Messages"), say("What was said last"), app.show_messages)
        yield SystemCommand(
            say("Where the plan is too tight"),
            say("What a rehearsal showed, and the plan by itself"),
            app.leaving.show_tightness,
        )
    for name, words in THEME_WORDS.items():
        yield SystemCommand(say(words), say("Change the colours"), _theme_setter(app, name))


def _keys(
    app: FacilitatorApp, screen: Screen[object]
) -> Iterator[tuple[Key, Callable[[], object]]]:
    """List the keys that are offered here, each with what does the same."""
    from facilitator.tui.dialogs.find import open_find

    if isinstance(screen, SpokenScreen):
        for each in offered(type(screen)):
            yield each, partial(screen.run_action, each.action)
    else:  # a dialogue has no such keys
        yield FIND, lambda: open_find(app)
        yield LEAVE, app.leave


def _theme_setter(app: FacilitatorApp, name: str) -> Callable[[], None]:
    def use() -> None:
        app.theme = THEMES[name]

    return use

"""Projector shows the groups on this screen as the room's own screen does."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar, Final

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType

from facilitator.core.base.ids import SessionId
from facilitator.core.record.state import State
from facilitator.core.room.audience import groups_page
from facilitator.files.catalogues import load
from facilitator.tui.dialogs.keys import closing
from facilitator.tui.dialogs.modal import Modal
from facilitator.tui.stage.room import Room

MODIFIERS: Final = ("shift", "control", "alt", "super", "hyper", "meta", "lock")
"""Parts of the names of keys that some terminals tell although they type nothing."""


class Projector(Modal[None]):
    """Every group with its members, as large as fits, and nothing else; any key closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        closing("escape"),
    ]

    def __init__(self, state: State, now: dt.datetime, session: SessionId) -> None:
        """Show the groups of a session at an instant (UTC)."""
        super().__init__()
        self._room = Room()
        self.show(state, now, session)

    def compose(self) -> ComposeResult:
        """Let the groups fill the screen."""
        yield self._room

    def show(self, state: State, now: dt.datetime, session: SessionId) -> None:
        """Show what is true now, in the language of the meeting."""
        page = groups_page(state, now, load(state.agenda.language), session)
        self._room.show(page, int(now.timestamp()))

    def on_key(self, event: events.Key) -> None:
        """Close on any key that types something."""
        if any(part in event.key for part in MODIFIERS):
            return
        event.stop()
        self.action_close()

    def action_close(self) -> None:
        """Go back to the groups."""
        self.dismiss(None)

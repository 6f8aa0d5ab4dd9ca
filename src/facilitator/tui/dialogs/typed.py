"""A typed list has no field: letters go into a text above it, while the arrow keys choose."""

from __future__ import annotations

from textual import events
from textual.screen import ScreenResultType

from facilitator.core.base.text import clean
from facilitator.tui.dialogs.modal import Modal
from facilitator.tui.widgets.plain import Plain

CARET = "▏"


class TypedList(Modal[ScreenResultType]):
    """A list over a place, which goes by what was typed so far."""

    AUTO_FOCUS = "Rows"

    typed = ""
    """What was typed so far."""

    def take(self, typed: str) -> None:
        """Go by another text."""
        raise NotImplementedError

    def show_typed(self, words: str) -> None:
        """Show the text, or what there is to say before one is typed, above the list."""
        line = self.query_one("#typed", Plain)
        line.set_class(bool(self.typed), "-typed")
        line.show(words)

    def on_key(self, event: events.Key) -> None:
        """Take a letter into the text."""
        if event.is_printable and event.character:
            event.stop()
            self.take(self.typed + clean(event.character))

    def on_paste(self, event: events.Paste) -> None:
        """Take what is pasted into the text, as one line."""
        event.stop()
        self.take(self.typed + " ".join(clean(event.text).split()))

    def action_erase(self) -> None:
        """Take back the last letter."""
        self.take(self.typed[:-1])

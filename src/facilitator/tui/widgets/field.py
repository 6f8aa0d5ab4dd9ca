"""A field of a form: a text of one line or several, or one of a few words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Final, Literal

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import TextArea

from facilitator.core.base.cells import fit
from facilitator.core.base.language import N_
from facilitator.core.base.text import clean
from facilitator.tui.keys import key
from facilitator.tui.widgets.completion import CompletingLine, Naming
from facilitator.tui.widgets.inks import inks

Room = Literal["one", "few", "many"]
"""How many lines a text may have; how many are in view is said by the looks."""


_EDITS: Final[Mapping[str, str]] = {
    binding.key: binding.action for binding in Binding.make_bindings(TextArea.BINDINGS)
}
"""What the keys that type no letter do to a text."""


class Entered(Message):
    """Enter was pressed in a field in which it does not begin a new line."""


class Field(CompletingLine):
    """A text of one line, a few or many; the Tab key goes on to the next field.

    While names are offered, after an @, it fills one in.
    """

    def __init__(
        self,
        text: str = "",
        *,
        room: Room = "one",
        naming: Naming | None = None,
        id: str,  # noqa: A002 - Textual's name for it
    ) -> None:
        """Let a text stand in the field, with the cursor behind it; `naming` offers names."""
        super().__init__(
            text,
            id=id,
            classes=f"-{room}",
            compact=True,
            soft_wrap=True,
            show_line_numbers=False,
            tab_behavior="focus",
        )
        self.cursor_blink = False
        self.highlight_cursor_line = False
        self.naming = naming
        self.several = self.by_rows = room != "one"
        self.move_cursor(self.document.end)

    @property
    def value(self) -> str:
        """What stands in the field."""
        return self.text

    def render_line(self, y: int) -> Strip:
        """Draw a line, with another below it where no shade shows where one can write."""
        return _lined(super().render_line(y), self)

    def take(self, text: str) -> None:
        """Take in a text where the cursor is, as one line if the field has only one."""
        text = clean(text)
        self.insert(text if self.several else text.strip("\n").replace("\n", " "))

    async def take_key(self, event: events.Key) -> None:
        """Take in a key that was pressed here, or before this field had the focus."""
        if self.completes(event):
            event.stop()
            event.prevent_default()
        elif edit := _EDITS.get(event.key):
            event.stop()
            event.prevent_default()
            await self.run_action(edit)
        elif event.key == "enter" and not self.several:
            event.stop()
            event.prevent_default()
            self.post_message(Entered())
        else:
            await super()._on_key(event)

    async def _on_key(self, event: events.Key) -> None:
        await self.take_key(event)

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.take(event.text)


class Picker(Widget, can_focus=True):
    """One of a few values, each with its word; the arrow keys and space go through them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key(
            "right,space",
            "step(1)",
            N_("Next value"),
            tells=N_("Takes the next value."),
            show=False,
        ),
        key(
            "left", "step(-1)", N_("Value before"), tells=N_("Takes the value before."), show=False
        ),
        key("enter", "enter", N_("Next field"), tells=N_("Goes to the next field."), show=False),
    ]

    value: reactive[str] = reactive("")

    def __init__(self, words: Mapping[str, str], value: str, *, id: str) -> None:  # noqa: A002
        """Offer the values that are the keys of `words`."""
        super().__init__(id=id)
        self._words = words
        self.set_reactive(Picker.value, value)

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - there is one line
        """Draw all the values, the chosen one in brackets."""
        words = (f"({word})" if value == self.value else f" {word} "
                 for value, word in self._words.items())  # fmt: skip
        width = self.content_size.width
        return _lined(Strip([Segment(fit(" ".join(words), width), self.rich_style)]), self)

    def action_step(self, step: int) -> None:
        """Choose the next value, or the one before."""
        values = list(self._words)
        self.value = values[(values.index(self.value) + step) % len(values)]

    def action_enter(self) -> None:
        """Go on to the next field."""
        self.post_message(Entered())


def _lined(strip: Strip, of: Widget) -> Strip:
    """Underline a line of a field over its whole width, unless its ground is a shade."""
    if inks(of).shades:
        return strip
    whole = strip.adjust_cell_length(of.content_size.width, of.rich_style)
    return Strip(Segment.apply_style(whole, post_style=Style(underline=True)))

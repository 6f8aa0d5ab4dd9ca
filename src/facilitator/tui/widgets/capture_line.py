"""The capture line is where a facilitator types what is said; Enter saves, Escape leaves."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.geometry import Region
from textual.widget import Widget

from facilitator.core.base.language import N_
from facilitator.core.base.text import clean
from facilitator.tui.keys import key
from facilitator.tui.widgets.completion import CompletingLine


class CaptureLine(CompletingLine):
    """A field that grows with what is typed.

    `submit` is called with the text when Enter is pressed, and empties the field once that has been
    kept; `leave` is called when Escape is pressed, `tab` for Tab. They are calls and no messages,
    as what is typed meanwhile must find the field already emptied.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        key(
            "enter",
            "submit",
            N_("Keep"),
            id="line.keep",
            tells=N_("Keeps what was typed; the line stays open for more."),
        ),
        key(
            "escape",
            "leave",
            N_("Leave the line"),
            id="line.leave",
            tells=N_("Leaves the line; what was typed stays in it."),
        ),
        key(
            "tab",
            "complete",
            N_("Fill in"),
            id="line.complete",
            tells=N_("Fills in the chosen name; without @ from two letters on."),
            key_display="Tab",
        ),
    ]
    asks = True

    def __init__(
        self,
        submit: Callable[[str], None],
        leave: Callable[[], None],
        tab: Callable[[], None] = lambda: None,
        *,
        placeholder: str = "",
        id: str | None = None,  # noqa: A002 - Textual's name for it
    ) -> None:
        """Make an empty field."""
        super().__init__(
            id=id, compact=True, soft_wrap=True, show_line_numbers=False, placeholder=placeholder
        )
        self.cursor_blink = False
        self.highlight_cursor_line = False
        self._usual = placeholder
        self._submit = submit
        self._leave = leave
        self._tab = tab

    def put(self, text: str) -> None:
        """Let a text stand in the field, with the cursor behind it."""
        self.text = text
        self.move_cursor(self.document.end)

    def hint(self, words: str | None = None) -> None:
        """Say in the empty field what it is open for now, or what it is for otherwise."""
        self.placeholder = self._usual if words is None else words

    def action_submit(self) -> None:
        """Give away what was typed."""
        self._submit(self.text)

    def action_leave(self) -> None:
        """Give back the keys of the place."""
        self._leave()

    def action_complete(self) -> None:
        """Fill in the name that is chosen; the key is taken before it comes to that."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to fill in a name while one begins with what stands there."""
        if action == "complete":
            return self.completes_now
        return super().check_action(action, parameters)

    @property
    def over(self) -> Region:
        """The whole line with what stands above it, a hint of the tour too, as it is read now."""
        line = next((each for each in self.ancestors if each.id == "line"), self)
        here = line.region if isinstance(line, Widget) else self.region
        hints = [each.region for each in self.screen.query("TourLine") if each.display]
        return Region.from_union([here, *hints]) if here.area else here

    # Textual calls the handlers of TextArea after these, unless they prevent it.

    def _on_key(self, event: events.Key) -> None:  # type: ignore[override]
        """Take letters as text; Tab does not leave the line, so that no letter after it acts."""
        if self.completes(event):
            event.stop()
            event.prevent_default()
            return
        actions = {"enter": self.action_submit, "escape": self.action_leave, "tab": self._tab}
        if event.key in (*actions, "shift+tab"):
            event.stop()
            event.prevent_default()
            actions.get(event.key, lambda: None)()

    def _on_paste(self, event: events.Paste) -> None:  # type: ignore[override]
        """Make what is pasted safe, as it reaches the screen before anything is saved."""
        event.text = clean(event.text)

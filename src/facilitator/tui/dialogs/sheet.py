"""A sheet is a text over a place, to read or to read aloud."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from facilitator.core.base.signs import BELOW
from facilitator.tui.dialogs.keys import closing
from facilitator.tui.dialogs.modal import BOX, Modal
from facilitator.tui.host import host
from facilitator.tui.widgets.plain import Plain

_STYLES = {
    "heading": "bold $text-primary",
    "strong": "bold",
    "dim": "$text-muted",
    "good": "$text-success",
}


class SheetBox(VerticalScroll):
    """The box of a sheet: how much there is below stands in its lower edge, before the keys."""

    def __init__(self, keys: str, *content: Widget) -> None:
        """Hold the content; `keys` says what keys do."""
        super().__init__(*content, id="sheet", classes="box")
        self._keys = keys

    @property
    def allow_vertical_scroll(self) -> bool:
        """Scroll without a scrollbar."""
        return self.max_scroll_y > 0

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Say how much there is below from here."""
        super().watch_scroll_y(old_value, new_value)
        self.show_below()

    def show_below(self) -> None:
        """Say how much there is below, and what keys do."""
        below, language = self.max_scroll_y - round(self.scroll_y), host(self.app).language
        more = [f"{BELOW} {language.count('{n} more', '{n} more', below)}"] if below > 0 else []
        self.border_subtitle = Content(" · ".join([*more, self._keys]))


class Sheet(Modal[str | None]):
    """Lines with their looks; the arrow keys scroll. Closing it is no answer (None)."""

    AUTO_FOCUS = "#sheet"
    CSS_PATH: ClassVar = [BOX, Path(__file__).with_name("sheet.tcss")]
    BINDINGS: ClassVar[list[BindingType]] = [closing("escape,enter,q,Q")]

    def __init__(self, title: str, lines: Sequence[tuple[str, str]], keys: str = "") -> None:
        """Show these lines under a title; `keys` says what keys do besides Escape closing it."""
        super().__init__()
        self._title = title
        self._lines = lines
        self._keys = keys

    def compose(self) -> ComposeResult:
        """Lay out the title and the lines."""
        with SheetBox(self._keys or host(self.app).language.say("Esc closes")) as box:
            box.border_title = Content(self._title)
            yield Plain(self._content())

    def on_mount(self) -> None:
        """Say how much there is below once the lines have their places."""
        self._show_below()

    def on_resize(self) -> None:
        """Say so in the room there is now."""
        self._show_below()

    def _show_below(self) -> None:
        self.call_after_refresh(self.query_one(SheetBox).show_below)

    def show(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show other lines, if they are others."""
        if lines != self._lines:
            self._lines = lines
            self.query_one(Plain).show(self._content())
            self._show_below()

    def _content(self) -> Content:
        pieces = [Content.styled(text, _STYLES.get(look, "")) for text, look in self._lines]
        return Content("\n").join(pieces)

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)

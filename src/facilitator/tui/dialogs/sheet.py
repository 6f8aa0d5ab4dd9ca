"""A sheet is a text over a place, to read or to read aloud."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content

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
        with VerticalScroll(id="sheet", classes="box") as box:
            box.border_title = Content(self._title)
            closes = host(self.app).language.say("Esc closes this.")
            box.border_subtitle = Content(self._keys or closes)
            yield Plain(self._content())

    def show(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show other lines, if they are others."""
        if lines != self._lines:
            self._lines = lines
            self.query_one(Plain).show(self._content())

    def _content(self) -> Content:
        pieces = [Content.styled(text, _STYLES.get(look, "")) for text, look in self._lines]
        return Content("\n").join(pieces)

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)

"""A lined place has a list, and a line that serves more purposes than to capture what is said."""

from __future__ import annotations

from collections.abc import Collection
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.widgets import TextArea

from facilitator.tui.screens.capturing import CapturingPlace
from facilitator.tui.widgets.plain import Plain

CAPTURE: Final = "capture"
FIND: Final = "find"
"""Two purposes of the line: what it is for unless it is opened for another, and searching."""


class LinedPlace(CapturingPlace):
    """A place whose line is opened for one purpose at a time, each named by the key's action.

    Captures get the line back, with what stood in it, when it is closed.
    """

    TYPED: ClassVar[Collection[str]] = (FIND,)
    KEPT: ClassVar[Collection[str]] = ()
    """The purposes whose text stays when the line is left."""
    PASSING: ClassVar[Collection[str]] = (FIND,)
    """The purposes whose text is no loss when the app is left."""

    def __init__(self) -> None:
        """Leave the line to captures."""
        super().__init__()
        self.purpose = CAPTURE
        self._drafts: dict[str, str] = {}

    def body(self) -> ComposeResult:
        """Lay out what the line is open for, and the line."""
        yield Plain(id="asked")
        yield from super().body()

    # What a place says of its purposes

    def question(self) -> str:
        """Say what the line is open for."""
        raise NotImplementedError

    def answered(self, text: str) -> None:
        """Take what was typed for the purpose of the line."""
        raise NotImplementedError

    def search(self, query: str) -> None:
        """List what a query finds; all with ""."""
        raise NotImplementedError

    # The line

    @property
    def unsaved(self) -> bool:
        """Whether there is text that was not kept."""
        kept = any(text.strip() for text in self._drafts.values())
        return kept or (self.purpose not in self.PASSING and super().unsaved)

    def on_mount(self) -> None:
        """Leave out what the line is open for as long as it is for captures."""
        self.ask()

    def open_line(self, purpose: str, text: str | None = None, hint: str = "") -> None:
        """Open the line for a purpose, with what was left there if there is no text for it."""
        line = self.capture_line
        self._drafts[self.purpose] = line.text
        self.purpose = purpose
        line.hint(hint)
        line.put(self._drafts.pop(purpose, "") if text is None else text)
        self.set_focus(line)
        self.ask()

    def close_line(self) -> None:
        """Give the line back to captures and the keys to the list."""
        line = self.capture_line
        if self.purpose != CAPTURE:
            if self.purpose in self.KEPT:
                self._drafts[self.purpose] = line.text
            self.purpose = CAPTURE
            line.hint()
            line.put(self._drafts.pop(CAPTURE, ""))
        self.focus_list()
        self.ask()

    def keep(self, text: str) -> None:
        """Keep what was typed, for what the line is open for."""
        if self.purpose == CAPTURE:
            super().keep(text)
        elif self.purpose == FIND:
            self.search(text)
            self.close_line()
        else:
            self.answered(text)

    def leave_line(self) -> None:
        """Leave the line; a search is given up."""
        if self.purpose == FIND:
            self.search("")
        self.close_line()

    @on(TextArea.Changed)
    @on(TextArea.SelectionChanged)
    def typed(self) -> None:
        """Search while a name is typed, and say how a line is understood."""
        if self.purpose == FIND and self.typing:
            self.search(self.capture_line.text)
        self.ask()

    def ask(self) -> None:
        """Say above the line what it is open for."""
        asked = self.query_one("#asked", Plain)
        asked.display = self.purpose != CAPTURE
        self.set_class(asked.display, "-asking")
        asked.show(self.question() if asked.display else "")

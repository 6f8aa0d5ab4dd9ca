"""A narrowing list is a list to choose from that gets shorter as letters are typed."""

from __future__ import annotations

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType

from facilitator.core.base.cells import cells
from facilitator.core.base.language import N_, Language
from facilitator.tui.dialogs.keys import CANCEL, ERASE
from facilitator.tui.dialogs.list_box import ListBox
from facilitator.tui.dialogs.typed import CARET, TypedList
from facilitator.tui.widgets.panel import ENDS
from facilitator.tui.widgets.plain import Plain
from facilitator.tui.widgets.rows import Piece, Rows

TIME: Final = 11
"""How many cells the time that is left takes in the edge, before the name of the box."""


class Narrowing(TypedList[str | None]):
    """A list to choose one from; the answer is its id, None for none."""

    BINDINGS: ClassVar[list[BindingType]] = [CANCEL, ERASE]

    BOX: ClassVar[str]
    """The id of the box around the list."""
    KEYS: ClassVar[str] = N_("⏎ the chosen one · Esc cancel")
    """What is said, in English, of the keys."""
    HINT: ClassVar[str] = N_("Type to narrow the list.")
    """What is said, in English, before anything is typed."""
    NOTHING: ClassVar[str]
    """What is said, in English, when nothing matches."""

    def __init__(self, language: Language, question: str = "") -> None:
        """Ask a question, if there is one to ask."""
        super().__init__()
        self.language = language
        self._question = question

    def compose(self) -> ComposeResult:
        """Lay out the question, what was typed, and what matches."""
        with ListBox(self.language.say(self.KEYS), id=self.BOX):
            yield Plain(self._question, id="question")
            yield Plain(id="typed")
            yield Rows(self.draw, choosable=self.choosable)

    @property
    def rows(self) -> Rows:
        """The list."""
        return self.query_one(Rows)

    def match(self, typed: str) -> bool:
        """List what holds the text typed, in lower case; say whether anything does."""
        raise NotImplementedError

    def draw(self, row: int, width: int) -> list[Piece]:
        """Draw a row."""
        raise NotImplementedError

    def choosable(self, row: int) -> bool:
        """Say whether a row can be chosen."""
        return row >= 0

    def choose_first(self) -> None:
        """Put the cursor where Enter is for after typing."""
        self.rows.cursor_row = 0 if self.rows.count else -1

    def begin(self) -> None:
        """Put the cursor where it is before anything is typed."""
        self.choose_first()

    def on_mount(self) -> None:
        """List everything, and stay as high as that."""
        self._narrow()
        self.begin()
        for box in self.query(ListBox):
            box.keep_height()

    def on_resize(self) -> None:
        """Let the question stand in the edge if all of it fits there, else below it."""
        for box in self.query(ListBox):
            fits = cells(self._question) <= box.outer_size.width - ENDS - TIME
            self.name_box(self._question if fits else "")
            self.query_one("#question").display = not fits

    def _narrow(self) -> None:
        found = self.match(self.typed.casefold())
        say = self.language.say
        words = say(self.HINT)
        if self.typed:
            words = self.typed + CARET + ("" if found else f" {say(self.NOTHING)}")
        self.show_typed(words)

    def take(self, typed: str) -> None:
        """List what the text typed leaves."""
        self.typed = typed
        self._narrow()
        self.choose_first()

    def action_cancel(self) -> None:
        """Choose none."""
        self.dismiss(None)

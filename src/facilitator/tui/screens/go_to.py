"""Go to lists the sessions; typing narrows the list, Enter chooses."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from facilitator.core.language import N_, Language
from facilitator.core.schedule import Row
from facilitator.core.text import clean
from facilitator.tui import programme
from facilitator.tui.host import View
from facilitator.tui.widgets.plain import Plain
from facilitator.tui.widgets.rows import Piece, Rows


class GoTo(ModalScreen[str | None]):
    """A session to choose; the answer is its id, "" for the row `every`, None for none."""

    AUTO_FOCUS = "Rows"
    CSS_PATH = "go_to.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", N_("Cancel"), show=False),
        Binding("backspace", "erase", N_("Erase"), show=False),
    ]

    def __init__(self, view: View, language: Language, *, every: str = "") -> None:
        """List the sessions of a view; `every` is a first row that stands for all of them."""
        super().__init__()
        self._view = view
        self._language = language
        self._every = every
        self._typed = ""
        self._shown: list[programme.Item | str] = []

    def compose(self) -> ComposeResult:
        """Lay out what was typed and the sessions that match."""
        with Vertical(id="go-to"):
            yield Plain(id="typed")
            yield Rows(self._draw, choosable=lambda row: not isinstance(self._shown[row], int))

    def on_mount(self) -> None:
        """Begin at the session that runs or comes next."""
        self._narrow()
        here = self._view.plan.current or self._view.plan.following
        if here in self._shown and not self._every:
            self.query_one(Rows).cursor_row = self._shown.index(here)

    def _narrow(self) -> None:
        every: list[programme.Item | str] = [self._every] if self._every else []
        listed = programme.items(self._view.plan)
        if self._typed:
            listed = [
                item
                for item in listed
                if isinstance(item, Row) and self._typed.casefold() in item.session.title.casefold()
            ]
        self._shown = [*every, *listed]
        self.query_one(Rows).show(len(self._shown))
        self.query_one("#typed", Plain).show(self._typed_line(found=bool(listed)))

    def _typed_line(self, *, found: bool) -> str:
        say = self._language.say
        if not self._typed:
            return say("Type to narrow the list, Enter chooses, Escape cancels.")
        if not found:
            return f"{self._typed}▏ " + say("no session is called that")
        return f"{self._typed}▏"

    def _draw(self, row: int, width: int) -> list[Piece]:
        item = self._shown[row]
        if isinstance(item, str):
            return [(item, "strong")]
        return programme.draw(item, self._view.state, width, self._language)

    def on_key(self, event: events.Key) -> None:
        """Take letters as the beginning of a search."""
        if event.is_printable and event.character:
            event.stop()
            self._typed += clean(event.character)
            self._narrow()
            self._choose_first()

    def action_erase(self) -> None:
        """Take back the last letter."""
        self._typed = self._typed[:-1]
        self._narrow()
        self._choose_first()

    def _choose_first(self) -> None:
        """Put the cursor on the first session, which is what Enter is for after typing."""
        if sessions := [row for row, item in enumerate(self._shown) if isinstance(item, Row)]:
            self.query_one(Rows).cursor_row = sessions[0]

    @on(Rows.Chosen)
    def choose(self, event: Rows.Chosen) -> None:
        """Answer with the chosen session."""
        item = self._shown[event.row]
        if isinstance(item, str):
            self.dismiss("")
        elif isinstance(item, Row):
            self.dismiss(item.session.id)

    def action_cancel(self) -> None:
        """Choose none."""
        self.dismiss(None)

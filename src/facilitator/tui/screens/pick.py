"""Pick lists names; typing narrows the list, Enter chooses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from facilitator.core.language import N_, Language
from facilitator.core.text import clean
from facilitator.tui.cells import cut, fit, one_line
from facilitator.tui.widgets.plain import Plain
from facilitator.tui.widgets.rows import Piece, Rows


class Choosable(NamedTuple):
    """What can be chosen: the answer it gives, its name and a remark."""

    value: str
    name: str
    remark: str = ""


class Pick(ModalScreen[str | None]):
    """One of many to choose; the answer is its value, None for none."""

    AUTO_FOCUS = "Rows"
    CSS_PATH = "pick.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", N_("Cancel"), show=False),
        Binding("backspace", "erase", N_("Erase"), show=False),
    ]

    def __init__(self, question: str, choices: Sequence[Choosable], language: Language) -> None:
        """Ask `question`."""
        super().__init__()
        self._question = question
        self._choices = choices
        self._language = language
        self._typed = ""
        self._shown: list[Choosable] = []

    def compose(self) -> ComposeResult:
        """Lay out the question, what was typed, and the names that match."""
        with Vertical(id="pick"):
            yield Plain(self._question, id="question")
            yield Plain(id="typed")
            yield Rows(self._draw)

    def on_mount(self) -> None:
        """List everything."""
        self._narrow()

    def _narrow(self) -> None:
        typed = self._typed.casefold()
        found = [each for each in self._choices if typed in each.name.casefold()]
        # What begins so is more often meant than what holds it somewhere.
        found.sort(key=lambda each: bool(typed) and not each.name.casefold().startswith(typed))
        self._shown = found
        rows = self.query_one(Rows)
        rows.show(len(found))
        rows.cursor_row = 0 if found else -1
        self.query_one("#typed", Plain).show(self._typed_line())

    def _typed_line(self) -> str:
        say = self._language.say
        if not self._typed:
            return say("Type to narrow the list, Enter chooses, Escape cancels.")
        if not self._shown:
            return f"{self._typed}▏ " + say("nothing is called that")
        return f"{self._typed}▏"

    def _draw(self, row: int, width: int) -> list[Piece]:
        choice = self._shown[row]
        remark = cut(one_line(choice.remark), width // 3)
        room = max(0, width - width // 3 - 2)
        return [(fit(one_line(choice.name), room) + "  ", "strong"), (remark, "dim")]

    def on_key(self, event: events.Key) -> None:
        """Take letters as a part of a name."""
        if event.is_printable and event.character:
            event.stop()
            self._typed += clean(event.character)
            self._narrow()

    def on_paste(self, event: events.Paste) -> None:
        """Take what is pasted as a part of a name."""
        event.stop()
        self._typed += " ".join(clean(event.text).split())
        self._narrow()

    def action_erase(self) -> None:
        """Take back the last letter."""
        self._typed = self._typed[:-1]
        self._narrow()

    @on(Rows.Chosen)
    def choose(self, event: Rows.Chosen) -> None:
        """Answer with the chosen one."""
        self.dismiss(self._shown[event.row].value)

    def action_cancel(self) -> None:
        """Choose none."""
        self.dismiss(None)

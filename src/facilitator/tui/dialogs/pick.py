"""Pick lists names; typing narrows the list, Enter chooses."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar, NamedTuple

from textual import on

from facilitator.core.base.cells import cut, fit, one_line
from facilitator.core.base.language import N_, Language
from facilitator.tui.dialogs.modal import BOX
from facilitator.tui.dialogs.narrowing import Narrowing
from facilitator.tui.widgets.rows import Piece, Rows


class Choosable(NamedTuple):
    """What can be chosen: the answer it gives, its name and a remark."""

    value: str
    name: str
    remark: str = ""


class Pick(Narrowing):
    """One of many to choose; the answer is its value, None for none."""

    CSS_PATH: ClassVar = [BOX, Path(__file__).with_name("pick.tcss")]
    BOX = "pick"
    NOTHING = N_("nothing is called that")

    def __init__(self, question: str, choices: Sequence[Choosable], language: Language) -> None:
        """Ask `question`."""
        super().__init__(language, question)
        self._choices = choices
        self._shown: list[Choosable] = []

    def match(self, typed: str) -> bool:
        """List the names that match; what begins so is more often meant than what holds it."""
        found = [each for each in self._choices if typed in each.name.casefold()]
        found.sort(key=lambda each: bool(typed) and not each.name.casefold().startswith(typed))
        self._shown = found
        self.rows.show(len(found))
        return bool(found)

    def draw(self, row: int, width: int) -> list[Piece]:
        """Draw a name and its remark."""
        choice = self._shown[row]
        remark = cut(one_line(choice.remark), width // 3)
        room = max(0, width - width // 3 - 2)
        return [(fit(one_line(choice.name), room) + "  ", "strong"), (remark, "dim")]

    @on(Rows.Chosen)
    def choose(self, event: Rows.Chosen) -> None:
        """Answer with the chosen one."""
        self.dismiss(self._shown[event.row].value)

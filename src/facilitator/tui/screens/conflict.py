"""What to do about a fixed point that can no longer be kept."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from facilitator.core.language import N_
from facilitator.tui.screens.choice import Choice


class ConflictQuestion(Choice):
    """What to do; it may come of an undo, so undo and redo go on through it."""

    CSS_PATH: ClassVar = ["box.tcss", "choice.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("u,U", "answer('undo')", N_("Undo"), show=False, id="meeting.undo"),
        Binding("y,Y", "answer('redo')", N_("Redo"), show=False, id="meeting.redo"),
    ]

    def action_answer(self, answer: str) -> None:
        """Do what a key is for."""
        self.dismiss(answer)

"""Early finish asks what becomes of the time that a session leaves over."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual.binding import BindingType

from facilitator.core.base.language import N_
from facilitator.tui.dialogs.choice import Choice, Option
from facilitator.tui.dialogs.modal import BOX
from facilitator.tui.keys import key


class EarlyFinish(Choice):
    """What comes now; Enter does what the key that asked was pressed for."""

    CSS_PATH: ClassVar = [BOX, Path(__file__).with_name("choice.tcss")]
    # The keys that ask, whichever they are, answer too: pressed twice they do what they are for.
    BINDINGS: ClassVar[list[BindingType]] = [
        key(
            "enter",
            "go_on",
            N_("Go on"),
            tells=N_("Does what the key was pressed for."),
            show=False,
        ),
        key("n,N", "answer('next')", N_("Next"), id="session.next", show=False),
        key("e,E", "answer('wait')", N_("End"), id="session.end", show=False),
    ]

    def __init__(
        self, question: str, options: Sequence[Option], *, meant: str, escape: str
    ) -> None:
        """Ask `question`; `meant` is the answer that Enter gives."""
        super().__init__(question, options, escape=escape)
        self._meant = meant

    def action_go_on(self) -> None:
        """Do what the key was pressed for."""
        self.dismiss(self._meant)

    def action_answer(self, answer: str) -> None:
        """Do what a key is for."""
        self.dismiss(answer)

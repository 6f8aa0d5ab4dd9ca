"""Swaps lists what can be held while a remote speaker is away; Enter takes it."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar, Final

from textual import on

from facilitator.core.base.cells import cut, fit, one_line
from facilitator.core.base.language import N_, Language
from facilitator.core.record.state import State
from facilitator.core.time.speakers import Swap
from facilitator.running import remote_lines as remote
from facilitator.running.prompts.lost_speaker import LostSpeakerPrompt
from facilitator.running.prompts.question import Answer
from facilitator.tui.dialogs.modal import BOX
from facilitator.tui.dialogs.narrowing import Narrowing
from facilitator.tui.widgets.rows import Piece, Rows

LENGTH: Final = 8
"""How many cells a session's length gets."""


class Swaps(Narrowing):
    """Sessions that fit before the next fixed point, and what else there is to do."""

    CSS_PATH: ClassVar = [BOX, Path(__file__).with_name("swaps.tcss")]
    BOX = "swaps"
    NOTHING = N_("nothing is called that")

    def __init__(self, prompt: LostSpeakerPrompt, state: State, language: Language) -> None:
        """Offer the answers of the prompt."""
        asked = prompt.question
        super().__init__(language, " ".join(filter(None, (asked.words, asked.detail))))
        self._state = state
        swaps = {swap.session.id: swap for swap in prompt.swaps}
        self._all: list[Swap | Answer] = [
            swaps.get(answer.value, answer) for answer in asked.answers
        ]
        self._shown: list[Swap | Answer] = []

    def match(self, typed: str) -> bool:
        """List the sessions whose title holds the text."""
        self._shown = [each for each in self._all if typed in _name(each).casefold()]
        self.rows.show(len(self._shown))
        return bool(self._shown)

    def draw(self, row: int, width: int) -> list[Piece]:
        """Draw a session with its length and what holding it now does to the rest."""
        each = self._shown[row]
        if isinstance(each, Answer):
            return [(fit(f"{'':{LENGTH}}  {each.words}", width), "strong")]
        length = self.language.say("{n} min", n=each.minutes)
        told = remote.effect(each, self._state, self.language)
        room = max(0, width - LENGTH - 3)
        title = fit(one_line(each.session.title), room * 2 // 5)
        late = "warning" if each.late else "dim"
        return [
            (f"{length:>{LENGTH}}  ", "dim"),
            (f"{title} ", "strong"),
            (cut(told, room - room * 2 // 5), late),
        ]

    @on(Rows.Chosen)
    def choose(self, event: Rows.Chosen) -> None:
        """Answer with the chosen one."""
        each = self._shown[event.row]
        self.dismiss(each.value if isinstance(each, Answer) else each.session.id)


def _name(each: Swap | Answer) -> str:
    return each.words if isinstance(each, Answer) else each.session.title

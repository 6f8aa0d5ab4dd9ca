"""Swaps lists what can be held while a remote speaker is away; Enter takes it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar, Final, NamedTuple

from textual import on

from facilitator.core.base.cells import cut, fit, one_line
from facilitator.core.base.language import N_, Language
from facilitator.core.record.state import State
from facilitator.core.time.speakers import Swap
from facilitator.running import remote_lines as remote
from facilitator.tui.dialogs.modal import BOX
from facilitator.tui.dialogs.narrowing import Narrowing
from facilitator.tui.widgets.rows import Piece, Rows

WAIT: Final = ""
"""The answer that stands for waiting."""

WORKS: Final = "✓"
"""The answer that stands for a line that works: no session has such an id."""

LENGTH: Final = 8
"""How many cells a session's length gets."""


class Other(NamedTuple):
    """Something else to do than to swap, and the answer that stands for it."""

    words: str
    answer: str


class Swaps(Narrowing):
    """Sessions that fit before the next fixed point; the answer is one's id, `WAIT` or `WORKS`."""

    CSS_PATH: ClassVar = [BOX, Path(__file__).with_name("swaps.tcss")]
    BOX = "swaps"
    NOTHING = N_("nothing is called that")

    def __init__(  # noqa: PLR0913, PLR0917 - all that is told of the gap
        self,
        state: State,
        session: str,
        found: Sequence[Swap],
        gap: int | None,
        others: Sequence[Other],
        language: Language,
    ) -> None:
        """Offer the swaps `found`, and what else there is to do."""
        super().__init__(language, _question(state, session, gap, language))
        self._state = state
        self._all: list[Swap | Other] = [*found, *others]
        self._shown: list[Swap | Other] = []

    def match(self, typed: str) -> bool:
        """List the sessions whose title holds the text."""
        self._shown = [each for each in self._all if typed in _name(each).casefold()]
        self.rows.show(len(self._shown))
        return bool(self._shown)

    def draw(self, row: int, width: int) -> list[Piece]:
        """Draw a session with its length and what holding it now does to the rest."""
        each = self._shown[row]
        if isinstance(each, Other):
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
        self.dismiss(each.answer if isinstance(each, Other) else each.session.id)


def _question(state: State, session: str, gap: int | None, language: Language) -> str:
    slot = state.slot(session)
    title = one_line(slot.session.title) if slot else ""
    question = language.say("The speaker of “{title}” is lost. What is held first?", title=title)
    if gap is None:
        return question
    fits = language.say("{n} min until the next fixed point.", n=gap)
    return f"{question} {fits}"


def _name(each: Swap | Other) -> str:
    return each.words if isinstance(each, Other) else each.session.title

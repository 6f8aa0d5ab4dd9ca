"""Go to lists the sessions; typing narrows the list, Enter chooses."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import on

from facilitator.core.base.language import N_, Language
from facilitator.core.time.schedule import Row
from facilitator.core.time.view import View
from facilitator.tui.dialogs.modal import BOX
from facilitator.tui.dialogs.narrowing import Narrowing
from facilitator.tui.rows import programme
from facilitator.tui.widgets.rows import Piece, Rows


class GoTo(Narrowing):
    """A session to choose; the answer is its id, "" for the row `every`, None for none."""

    CSS_PATH: ClassVar = [BOX, Path(__file__).with_name("go_to.tcss")]
    BOX = "go-to"
    NOTHING = N_("no session is called that")

    def __init__(self, view: View, language: Language, *, every: str = "") -> None:
        """List the sessions of a view; `every` is a first row that stands for all of them."""
        super().__init__(language, language.say("Which session?"))
        self._view = view
        self._every = every
        self._shown: list[programme.Item | str] = []

    def begin(self) -> None:
        """Begin at the session that runs or comes next."""
        here = self._view.plan.current or self._view.plan.following
        if here in self._shown and not self._every:
            self.rows.begin_at(self._shown.index(here))

    def match(self, typed: str) -> bool:
        """List the sessions that match, or the whole programme."""
        every: list[programme.Item | str] = [self._every] if self._every else []
        listed = programme.items(self._view.plan)
        if typed:
            listed = [
                item
                for item in listed
                if isinstance(item, Row) and typed in item.session.title.casefold()
            ]
        self._shown = [*every, *listed]
        self.rows.show(len(self._shown))
        return bool(listed)

    def choosable(self, row: int) -> bool:
        """Say whether a row is a session, and no heading."""
        return not isinstance(self._shown[row], int)

    def choose_first(self) -> None:
        """Put the cursor on the first session, which is what Enter is for after typing."""
        if sessions := [row for row, item in enumerate(self._shown) if isinstance(item, Row)]:
            self.rows.cursor_row = sessions[0]

    def draw(self, row: int, width: int) -> list[Piece]:
        """Draw a row of the programme."""
        item = self._shown[row]
        if isinstance(item, str):
            return [(item, "strong")]
        return programme.draw(item, self._view.state, width, self.language)

    @on(Rows.Chosen)
    def choose(self, event: Rows.Chosen) -> None:
        """Answer with the chosen session."""
        item = self._shown[event.row]
        if isinstance(item, str):
            self.dismiss("")
        elif isinstance(item, Row):
            self.dismiss(item.session.id)

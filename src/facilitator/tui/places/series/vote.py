"""Vote marks who is for which proposal or wish, and says which proposal leads or ties."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content

from facilitator.core.base import signs
from facilitator.core.base.language import N_
from facilitator.core.homework import tasks
from facilitator.core.record.series import Coming
from facilitator.core.record.state import EMPTY, State
from facilitator.core.series import coming
from facilitator.tui.dialogs.keys import UNDO, closing, hints
from facilitator.tui.dialogs.modal import BOX, Modal
from facilitator.tui.host import Host, host
from facilitator.tui.keys import key
from facilitator.tui.places.series import rows as series_rows
from facilitator.tui.widgets.matrix import HEADINGS, Column, Matrix
from facilitator.tui.widgets.plain import Plain
from facilitator.tui.widgets.rows import Piece


class Vote(Modal[None]):
    """Organisations by proposals and wishes; the arrow keys move, space marks."""

    AUTO_FOCUS = "Matrix"
    CSS_PATH: ClassVar = [BOX, Path(__file__).with_name("vote.tcss")]
    BINDINGS: ClassVar[list[BindingType]] = [
        key(
            "space,v,V",
            "mark",
            N_("Vote"),
            tells=N_("Marks that the organisation votes for it, or not."),
            show=False,
        ),
        UNDO,
        closing("escape,enter"),
    ]

    def __init__(self, chosen: str = "") -> None:
        """Begin at the proposal with the id `chosen`, if there is one."""
        super().__init__()
        self._chosen = chosen
        self._state: State = EMPTY
        self._proposals: list[Coming] = []
        self._voters: list[tuple[str, str]] = []

    @property
    def host(self) -> Host:
        """The app behind this question."""
        return host(self.app)

    def compose(self) -> ComposeResult:
        """Lay out the matrix and what comes of it."""
        say = self.host.language.say
        with Vertical(id="vote", classes="box") as box:
            box.border_title = Content(say("Who votes for what?"))
            box.border_subtitle = Content(hints(self))
            yield Matrix(self._draw, least=16, id="votes")
            yield Plain(id="voters")
            yield Plain(id="standing")

    def on_mount(self) -> None:
        """Show the votes, with the cursor on the chosen proposal."""
        self.renew()
        self._choose(0, self._chosen)

    def renew(self) -> None:
        """Show the votes anew if anything was done, here or by somebody else."""
        if self.host.state is self._state:
            return
        row, column = self.query_one(Matrix).cursor
        chosen = self._proposals[column].id if column < len(self._proposals) else ""
        self._show()
        self._choose(row, chosen)

    def _choose(self, row: int, proposal: str) -> None:
        ids = [one.id for one in self._proposals]
        if proposal in ids:
            self.query_one(Matrix).cursor = (row, ids.index(proposal))

    def _show(self) -> None:
        state, language = self.host.state, self.host.language
        self._state = state
        self._proposals = list(coming.open_to_votes(state))
        self._voters = list(tasks.bodies(state))
        columns = [
            Column(series_rows.called(one, language), series_rows.votes_given(one, state, language))
            for one in self._proposals
        ]
        votes = self.query_one(Matrix)
        votes.show([name for _, name in self._voters], columns)
        votes.styles.height = HEADINGS + len(self._voters)
        self.query_one("#standing", Plain).show(series_rows.standing(state, language))
        self._show_voters()

    @on(Matrix.Moved)
    def _show_voters(self) -> None:
        column = self.query_one(Matrix).cursor[1]
        if column < len(self._proposals):
            told = series_rows.voters(self._proposals[column], self.host.state, self.host.language)
            self.query_one("#voters", Plain).show(told)

    def _draw(self, row: int, column: int, width: int) -> Piece:  # noqa: ARG002 - it is cut to fit
        who, one = self._voters[row][0], self._proposals[column]
        if who in coming.votes_for(self.host.state, one.id):
            return f"{signs.DONE} {self.host.language.say('yes')}", "good"
        return signs.BLANK, "dim"

    def action_mark(self) -> None:
        """Note that the chosen one votes for it, or no longer does."""
        row, column = self.query_one(Matrix).cursor
        if row < len(self._voters) and column < len(self._proposals):
            self.host.act(coming.vote, self._voters[row][0], self._proposals[column].id)

    def action_undo(self) -> None:
        """Undo the last step."""
        self.host.undo()

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)

"""What is still to be prepared: what every session to come needs, ticked off with one key."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from facilitator.core.base.language import N_
from facilitator.core.time import materials
from facilitator.core.time.materials import Need
from facilitator.core.time.view import View
from facilitator.tui.dialogs.keys import UNDO, closing, hints
from facilitator.tui.dialogs.list_box import ListBox
from facilitator.tui.dialogs.modal import BOX, Modal
from facilitator.tui.host import Host, host
from facilitator.tui.keys import key
from facilitator.tui.rows.needs import need_row
from facilitator.tui.widgets.plain import Plain
from facilitator.tui.widgets.rows import Piece, Rows


class Preparations(Modal[None]):
    """What the session that runs and those still to be held need."""

    AUTO_FOCUS = "Rows"
    CSS_PATH: ClassVar = [BOX, Path(__file__).with_name("preparations.tcss")]
    BINDINGS: ClassVar[list[BindingType]] = [
        key(
            "space,enter,t,T",
            "tick",
            N_("Ready"),
            tells=N_("Says that the chosen item is ready, or is not after all."),
            priority=True,
            show=False,
        ),
        UNDO,
        closing("escape"),
    ]

    def __init__(self) -> None:
        """List nothing yet."""
        super().__init__()
        self._shown: tuple[Need, ...] = ()

    @property
    def host(self) -> Host:
        """The app behind this list."""
        return host(self.app)

    def compose(self) -> ComposeResult:
        """Lay out how much is ready, and the list."""
        say = self.host.language.say
        with ListBox(hints(self), id="preparations") as box:
            box.border_title = Content(say("Preparations"))
            yield Plain(id="listed", classes="about")
            yield Rows(self._draw, id="needs")

    def on_mount(self) -> None:
        """Show them."""
        self._list(self.host.view())

    def renew(self) -> None:
        """List them anew if anything was ticked off or planned otherwise meanwhile."""
        self._list(self.host.view())

    def _list(self, view: View) -> None:
        shown = materials.needs(*view)
        if shown == self._shown and shown:
            return
        chosen, rows = self._chosen(), self.query_one(Rows)
        self._shown = shown
        say = self.host.language.say
        rows.hint = say(
            "No session to come needs anything; `materials` and `prepare` in the agenda list it."
        )
        rows.show(len(shown))
        at = [(need.session, need.item) for need in shown]
        if chosen is not None and (chosen.session, chosen.item) in at:
            rows.cursor_row = at.index((chosen.session, chosen.item))
        ready = sum(need.ready for need in shown)
        self.query_one("#listed", Plain).show(say("{n} of {all} ready", n=ready, all=len(shown)))

    def _draw(self, row: int, width: int) -> list[Piece]:
        return need_row(self._shown[row], self.host.state, width, self.host.language)

    def _chosen(self) -> Need | None:
        row = self.query_one(Rows).cursor_row
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def action_tick(self) -> None:
        """Say that the chosen item is ready, or is not after all."""
        if need := self._chosen():
            self.host.act(materials.tick, need.session, need.item, done=not need.ready)

    def action_undo(self) -> None:
        """Undo the last step."""
        self.host.undo()

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)

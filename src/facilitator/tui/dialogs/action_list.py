"""The list of actions: what was taken on at this meeting or before, ticked off with one key."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from facilitator.core.base.language import N_
from facilitator.core.notes import actions
from facilitator.core.notes.actions import Action
from facilitator.core.record.state import EMPTY, State
from facilitator.tui.dialogs.keys import UNDO, closing, hints
from facilitator.tui.dialogs.list_box import ListBox
from facilitator.tui.dialogs.modal import BOX, Modal
from facilitator.tui.host import Host, host
from facilitator.tui.keys import key
from facilitator.tui.rows import actions as action_rows
from facilitator.tui.widgets.plain import Plain
from facilitator.tui.widgets.rows import Piece, Rows


class ActionList(Modal[None]):
    """The open actions, or with those done; of everybody, or of a person or an organisation."""

    AUTO_FOCUS = "Rows"
    CSS_PATH: ClassVar = [BOX, Path(__file__).with_name("action_list.tcss")]
    BINDINGS: ClassVar[list[BindingType]] = [
        key(
            "space,enter,t,T",
            "tick",
            N_("Done"),
            tells=N_("Ticks the chosen action as done, or opens it again."),
            priority=True,
            show=False,
        ),
        key(
            "f,F",
            "filter",
            N_("Filter by who"),
            tells=N_("Shows one person's actions only, or all."),
            show=False,
        ),
        key(
            "d,D",
            "done",
            N_("Show those done"),
            tells=N_("Shows those done too, or leaves them out."),
            show=False,
        ),
        UNDO,
        closing("escape,o,O"),
    ]

    def __init__(self) -> None:
        """List what is open, of everybody."""
        super().__init__()
        self._who = ""
        self._with_done = False
        self._ticked: set[str] = set()
        self._overdue: set[str] = set()
        self._shown: list[Action] = []
        self._state: State = EMPTY
        self._today: dt.date | None = None

    @property
    def host(self) -> Host:
        """The app behind this list."""
        return host(self.app)

    def compose(self) -> ComposeResult:
        """Lay out what is listed, and the list."""
        say = self.host.language.say
        with ListBox(hints(self), id="actions") as box:
            box.border_title = Content(say("Actions"))
            yield Plain(id="listed", classes="about")
            yield Rows(self._draw, id="action-rows")

    def on_mount(self) -> None:
        """Show them."""
        self._list()

    def renew(self) -> None:
        """List the actions anew if anything was done, here or by somebody else."""
        if self.host.state is not self._state or self.host.today() != self._today:
            self._list()

    def _list(self) -> None:
        """List the actions as they are now; one ticked off just now stays where it was."""
        state, say = self.host.state, self.host.language.say
        today = self.host.today()
        self._state, self._today = state, today
        chosen = self._chosen()
        every = actions.actions(state)
        if self._who:
            every = actions.of_whom(state, self._who, every)
        listed = [
            one for one in every if self._with_done or one.done is None or one.id in self._ticked
        ]
        self._overdue |= {one.id for one in listed if one.overdue(today)}
        self._shown = sorted(listed, key=lambda one: one.id not in self._overdue)
        rows = self.query_one(Rows)
        rows.hint = say("No open actions: > in the capture line notes one.")
        rows.show(len(self._shown))
        places = {one.id: row for row, one in enumerate(self._shown)}
        if chosen is not None and chosen.id in places:
            rows.cursor_row = places[chosen.id]
        open_ = [one for one in every if one.done is None]
        overdue = sum(one.overdue(today) for one in open_)
        count = action_rows.open_told(len(open_), overdue, self.host.language)
        self.query_one("#listed", Plain).show(f"{count} · {self._who or say('everybody')}")

    def _draw(self, row: int, width: int) -> list[Piece]:
        return action_rows.action_row(
            self._shown[row], self.host.state, self.host.today(), width, self.host.language
        )

    def _chosen(self) -> Action | None:
        row = self.query_one(Rows).cursor_row
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def action_tick(self) -> None:
        """Say that the chosen action is done, or open again."""
        if one := self._chosen():
            self._ticked.add(one.id)
            self.host.act(actions.tick, one.id, done=one.done is None)

    def action_filter(self) -> None:
        """Ask whose actions to show."""
        from facilitator.tui.dialogs.pick import Choosable, Pick

        state, language = self.host.state, self.host.language
        found: dict[str, int] = {}
        for one in actions.open_actions(state):
            for name in actions.answerable(state, one.who):
                found[name] = found.get(name, 0) + 1
        choices = [Choosable("", language.say("everybody"))]
        choices += [
            Choosable(name, name, language.count("{n} open action", "{n} open actions", n))
            for name, n in sorted(found.items())
        ]

        def chosen(who: str | None) -> None:
            if who is not None:
                self._who = who
                self._list()

        self.app.push_screen(Pick(language.say("Whose actions?"), choices, language), chosen)

    def action_done(self) -> None:
        """Show those that are done, too, or no longer."""
        self._with_done = not self._with_done
        self._ticked.clear()
        self._list()

    def action_undo(self) -> None:
        """Undo the last step."""
        self.host.undo()

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)

"""Projector shows the groups as a plain list to everybody in the room."""

from __future__ import annotations

import datetime as dt
from itertools import zip_longest
from typing import ClassVar, Final

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from facilitator.core.group_board import Board, Seat, Table, label
from facilitator.core.language import N_, countdown
from facilitator.core.span import ZERO
from facilitator.tui.cells import cut, one_line
from facilitator.tui.group_page import grid, wrapped
from facilitator.tui.host import host
from facilitator.tui.widgets.big_time import BigTime
from facilitator.tui.widgets.columns import Cell, Columns, Line
from facilitator.tui.widgets.plain import Plain

NARROWEST: Final = 34
"""A column is at least this wide: names are to be read whole."""

SCROLLING: Final = frozenset({"up", "down", "pageup", "pagedown", "home", "end"})
MODIFIERS: Final = ("shift", "control", "alt", "super", "hyper", "meta", "lock")
"""Parts of the names of keys that some terminals tell although they type nothing."""


class Projector(ModalScreen[None]):
    """Every group with its members, large and plain; arrow keys scroll, any other key closes."""

    AUTO_FOCUS = "Columns"
    CSS_PATH = "projector.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", N_("Close"), show=False),
    ]

    def __init__(self, title: str) -> None:
        """Show nothing yet but a title."""
        super().__init__()
        self._title_text = title
        self._board = Board("")

    def compose(self) -> ComposeResult:
        """Lay out the title, the time left if there is a timer, and the groups."""
        with Vertical(id="projector"):
            yield Plain(self._title_text, id="title")
            yield BigTime(id="timer")
            yield Columns(self._lay, cursor=False, id="list")

    def show(self, board: Board, left: dt.timedelta | None) -> None:
        """Show groups and the time they have left, if there is a timer."""
        if not self.is_mounted:
            return
        big = self.query_one("#timer", BigTime)
        big.display = left is not None
        if left is not None:
            big.time = f"{'+' if left < ZERO else ''}{countdown(left)}"
            big.set_class(left < ZERO, "-overtime")
        if board != self._board:
            self._board = board
            self.query_one(Columns).renew()

    def _lay(self, width: int) -> list[Line]:
        tables = self._board.tables
        of = grid(width, len(tables), NARROWEST)
        page: list[Line] = []
        for start in range(0, len(tables), of.columns):
            row = tables[start : start + of.columns]
            columns = [
                [of.cell(i, [piece]) for piece in self._table(table, of.room)]
                for i, table in enumerate(row)
            ]
            page += [()] if page else []
            page += [
                [cell for cell in line if cell is not None]
                for line in zip_longest(*columns, fillvalue=None)
            ]
        if self._board.nowhere:
            words = host(self.app).language.say("In no group")
            names = ", ".join(one_line(person.name) for person in self._board.nowhere)
            lines = wrapped(f"▲ {words}: {names}", width, len(names))
            page += [(), *([Cell(0, width, [(line, "warning")])] for line in lines)]
        return page

    def _table(self, table: Table, room: int) -> list[tuple[str, str]]:
        focus = table.group.focus
        same = focus.casefold() == table.group.name.casefold()
        pieces = [(cut(one_line(label(table)), room), "heading")]
        pieces += [] if same else [(line, "dim") for line in wrapped(focus, room, 2)]
        pieces += [
            (cut("  " + self._name(seat, table), room), "strong")
            for seat in table.seats
            if seat.there
        ]
        return pieces

    def _name(self, seat: Seat, table: Table) -> str:
        name = one_line(seat.person.name)
        if seat.person.id != table.host:
            return name
        return f"{name} ({host(self.app).language.say('host')})"

    def on_key(self, event: events.Key) -> None:
        """Close on any key that does not scroll."""
        if event.key in SCROLLING or any(part in event.key for part in MODIFIERS):
            return
        event.stop()
        self.action_close()

    def action_close(self) -> None:
        """Go back to the groups."""
        self.dismiss(None)

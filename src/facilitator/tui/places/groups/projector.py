"""Projector shows the groups as a plain list to everybody in the room."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import zip_longest
from typing import ClassVar, Final

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from facilitator.core.base import signs
from facilitator.core.base.cells import cut, one_line, wrapped
from facilitator.core.base.span import ZERO
from facilitator.core.groups.board import Board, Table, label
from facilitator.core.people.roster import namesakes
from facilitator.core.people.short_names import short_names
from facilitator.core.record.people import Person
from facilitator.core.record.state import State
from facilitator.tui.dialogs.keys import closing
from facilitator.tui.dialogs.modal import Modal
from facilitator.tui.host import host as host_of
from facilitator.tui.places.groups.page import FOCUS_LINES, beside, grid, shown_name
from facilitator.tui.widgets.big_figure import BigFigure, figure
from facilitator.tui.widgets.columns import Cell, Columns, Line
from facilitator.tui.widgets.plain import Plain
from facilitator.tui.widgets.rows import Piece

NARROWEST: Final = 34
"""A column is at least this wide: names are to be read whole."""

INDENT: Final = 2

SCROLLING: Final = frozenset({"up", "down", "pageup", "pagedown", "home", "end"})
MODIFIERS: Final = ("shift", "control", "alt", "super", "hyper", "meta", "lock")
"""Parts of the names of keys that some terminals tell although they type nothing."""


class Projector(Modal[None]):
    """Every group with its members, large and plain; arrow keys scroll, any other key closes."""

    AUTO_FOCUS = "Columns"
    CSS_PATH = "projector.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        closing("escape"),
    ]

    def __init__(self, state: State, board: Board, left: dt.timedelta | None) -> None:
        """Show the groups of a board and how much time they have left, if there is a timer."""
        super().__init__()
        self._state = state
        self._board = board
        self._left = left
        self._namesakes = namesakes(state)
        self._bodies = short_names(state.agenda.organisations)

    def compose(self) -> ComposeResult:
        """Lay out the title, the time left if there is a timer, and the groups."""
        session = self._state.session(self._board.session)
        with Vertical(id="projector"):
            yield Plain(one_line(session.title) if session else "", id="title")
            yield BigFigure(id="timer")
            yield Columns(self._lay, cursor=False, id="list")

    def on_mount(self) -> None:
        """Show the time at once."""
        self._show_left()

    def show(self, state: State, board: Board, left: dt.timedelta | None) -> None:
        """Show what has changed."""
        self._left = left
        if not self.is_mounted:
            return
        self._show_left()
        if state is not self._state:
            self._state, self._board = state, board
            self._namesakes = namesakes(state)
            self._bodies = short_names(state.agenda.organisations)
            self.query_one(Columns).renew()

    def _show_left(self) -> None:
        big, left = self.query_one("#timer", BigFigure), self._left
        big.display = left is not None
        if left is not None:
            big.text = figure(left, host_of(self.app).language)
            big.look = "err" if left < ZERO else "ok"

    def _lay(self, width: int) -> list[Line]:
        tables = self._board.tables
        of = grid(width, len(tables), NARROWEST)
        page: list[Line] = []
        for start in range(0, len(tables), of.columns):
            row = tables[start : start + of.columns]
            columns = [
                [of.cell(i, pieces) for pieces in self._table(table, of.room)]
                for i, table in enumerate(row)
            ]
            page += [()] if page else []
            page += [
                [cell for cell in line if cell is not None]
                for line in zip_longest(*columns, fillvalue=None)
            ]
        if self._board.nowhere:
            words = host_of(self.app).language.say("In no group")
            names = ", ".join(one_line(person.name) for person in self._board.nowhere)
            lines = wrapped(f"{signs.HEED} {words}: {names}", width, len(names))
            page += [(), *([Cell(0, width, [(line, "warning")])] for line in lines)]
        return page

    def _table(self, table: Table, room: int) -> Iterator[list[Piece]]:
        focus = table.group.focus
        yield [(cut(one_line(label(table)), room), "heading")]
        if focus.casefold() != table.group.name.casefold():
            yield from ([(line, "dim")] for line in wrapped(one_line(focus), room, FOCUS_LINES))
        for seat in table.seats:
            if seat.there:
                yield self._member(seat.person, room, host=seat.person.id == table.host)

    def _member(self, person: Person, room: int, *, host: bool) -> list[Piece]:
        word = f" ({host_of(self.app).language.say('host')})" if host else ""
        name = shown_name(person, self._namesakes, room - INDENT - cell_len(word)) + word
        left = room - INDENT - cell_len(name)
        organisation = beside(person, self._bodies, self._state, left, whole=True)
        return [(" " * INDENT + name, "strong"), (organisation, "dim")]

    def on_key(self, event: events.Key) -> None:
        """Close on any key that does not scroll."""
        if event.key in SCROLLING or any(part in event.key for part in MODIFIERS):
            return
        event.stop()
        self.action_close()

    def action_close(self) -> None:
        """Go back to the groups."""
        self.dismiss(None)

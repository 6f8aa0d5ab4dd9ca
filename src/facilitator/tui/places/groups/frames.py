"""The frames of groups: number, name, size and report above, and below the time that is left."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

from rich.cells import cell_len

from facilitator.core.base import signs
from facilitator.core.base.cells import cut, one_line
from facilitator.core.base.language import Language, countdown
from facilitator.core.base.span import ZERO
from facilitator.core.groups.board import Board, Table
from facilitator.core.groups.reports import reports, sign_of
from facilitator.core.time.phase_signs import PHASES
from facilitator.core.time.schedule import Phase, phase_of
from facilitator.tui.places.groups.grid import Grid
from facilitator.tui.widgets.columns import Cell, Line
from facilitator.tui.widgets.rows import Piece

GROUP: Final = "group:"
"""What the keys of groups begin with, before their ids."""

_LOOKS: Final = {
    Phase.CALM: "good",
    Phase.WARNING: "warning",
    Phase.DANGER: "warning",
    Phase.OVERTIME: "danger",
}


class Frames:
    """The frames of the groups of a board at an instant (UTC)."""

    def __init__(self, board: Board, now: dt.datetime, language: Language) -> None:
        """Take what the frames tell."""
        self._board = board
        self._now = now
        self._language = language
        self._reports = reports(board.grouping)

    def upper(self, of: Grid, column: int, table: Table) -> Line:
        """Draw the upper edge of a group: its number, its name, how many it has, if it reports."""
        number, size = _number(table.number, self._board), f" {table.size} "
        sign = sign_of(table.group, self._reports)
        told = f"{sign} " if sign else ""
        taken = len(number) + len(size) + cell_len(told) + 6
        name = cut(one_line(table.group.name), of.room(column) - taken)
        look = self._edge(table)
        # It begins where people do, so that left and right go to the column beside.
        title = [
            ("─", look),
            (f" {number} ", "accent"),
            (name, "heading"),
            (size, "strong"),
            (told, "accent"),
        ]
        x, taken = of.x(column), sum(cell_len(text) for text, _ in title)
        rule = "─" * max(0, of.room(column) - 2 - taken) + "╮"
        return [
            Cell(x, 1, [("╭", look)]),
            Cell(x + 1, of.room(column) - 1 - len(rule), title, GROUP + table.group.id),
            Cell(x + of.room(column) - len(rule), len(rule), [(rule, look)]),
        ]

    def lower(self, of: Grid, column: int, table: Table, hidden: Sequence[str]) -> Cell:
        """Draw the lower edge of a group, with its clock."""
        clock, look = self._clock(table), self._edge(table)
        return below(of.x(column), of.room(column), hidden, self._language, clock, look)

    def _clock(self, table: Table) -> Piece:
        timer = self._board.grouping.clocks.of(table.group.id)
        if timer is None:
            return "", ""
        left = timer.left(self._now)
        phase = phase_of(left, timer.length)
        over = "+" if left < ZERO else ""
        return f"{PHASES[phase]} {over}{countdown(left)}", _LOOKS[phase]

    def _edge(self, table: Table) -> str:
        """Give the look of the edges of a group: of heed in the last tenth of its time."""
        timer = self._board.grouping.clocks.of(table.group.id)
        if timer is not None and timer.left(self._now) <= timer.length / 10:
            return "warning"
        return "edge"


def below(  # noqa: PLR0913, PLR0917 - all that an edge tells
    x: int,
    width: int,
    hidden: Sequence[str],
    language: Language,
    clock: Piece = ("", ""),
    look: str = "edge",
) -> Cell:
    """Draw the lower edge of a panel: how many are below it, and the time that is left."""
    more, words, end = "", "", "╯"
    if hidden:
        count = language.count("{n} more", "{n} more", len(hidden))
        more = f" {signs.BELOW} {count} "
    if clock[0]:
        words, end = f" {clock[0]} ", "─╯"
    rule = "─" * max(0, width - 2 - cell_len(more) - cell_len(words) - len(end))
    pieces = [("╰─", look), (more, "dim"), (rule, look), (words, clock[1]), (end, look)]
    # Going down from the last one seen chooses the first of those hidden.
    return Cell(x, width, pieces, hidden[0] if hidden else "")


def digits(board: Board) -> int:
    """Say how many digits the number of a group has, which are the keys that move somebody."""
    return len(str(len(board.tables)))


def _number(number: int, board: Board) -> str:
    return str(number).zfill(digits(board))

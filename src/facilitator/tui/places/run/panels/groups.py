"""The groups of a session, with their clocks and how far their reporting is."""

from __future__ import annotations

from typing import Final

from facilitator.core.base.cells import one_line
from facilitator.core.groups import board
from facilitator.core.groups.board import Table
from facilitator.core.groups.reports import Reports, reports, sign_of
from facilitator.core.record.agenda import Session
from facilitator.core.record.group_clocks import Timer
from facilitator.tui.places.run.moment import Live, Moment
from facilitator.tui.places.run.panels import clock
from facilitator.tui.widgets.inks import Piece, length, shortened
from facilitator.tui.widgets.labelled import Field, Line, Room

_NUMBERS: Final = 6
"""How many cells the number of a group and how many are in it take."""
_NAME: Final = 8
"""How many cells the name of a group has at least."""


def groups(of: Moment, session: Session, room: Room) -> Field | Live:
    """List the groups with how many are in each, and their clocks while these run."""
    on = board.board(of.state, session.id)
    running = on.grouping.clocks.running
    beside = clock.WIDTH + (0 if room.narrow else clock.GAUGE) if running else 0
    widest = max((length([(one_line(table.group.name), "")]) for table in on.tables), default=0)
    name = min(widest, max(_NAME, room.text - _NUMBERS - beside))
    told = reports(on.grouping)
    heads = [_head(table, name, told) for table in on.tables]
    if not running:
        return Field(of.say("Per group"), heads)
    timers = [on.grouping.clocks.of(table.group.id) for table in on.tables]
    return lambda now: Field(
        now.say("Per group"),
        [[*head, *_clock(timer, now, room)] for head, timer in zip(heads, timers, strict=True)],
    )


def _head(table: Table, width: int, told: Reports) -> Line:
    """Name a group, with its size, and a sign if it reports, is the next to, or has."""
    name = shortened([(one_line(table.group.name), "")], width)
    air = " " * (width - length(name))
    size: Piece = (f"{air}  {table.size:>2}", "muted")
    sign = sign_of(table.group, told)
    return [(f"{table.number} ", "bold"), *name, size, *([(f" {sign}", "accent")] if sign else ())]


def _clock(timer: Timer | None, of: Moment, room: Room) -> Line:
    if timer is None:
        return []
    return clock.countdown_of(timer.left(of.now), timer.length, room)

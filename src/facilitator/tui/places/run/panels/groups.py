"""The groups of a session with their clocks, and the parts that it has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from facilitator.core.base import signs
from facilitator.core.base.cells import one_line
from facilitator.core.base.language import countdown
from facilitator.core.base.span import MINUTE, ZERO
from facilitator.core.groups import board
from facilitator.core.groups.board import Table
from facilitator.core.groups.timers import running_timers
from facilitator.core.record.agenda import Session
from facilitator.core.time.phase_signs import PHASES
from facilitator.core.time.schedule import Row, phase_of
from facilitator.tui.places.run.moment import Live, Moment
from facilitator.tui.places.run.panels.programme import LOOKS
from facilitator.tui.widgets.inks import Piece, length, shortened
from facilitator.tui.widgets.labelled import Field, Line, Room, gauge

GAUGE: Final = 16
"""How many cells the gauge of a clock takes."""
_CLOCK: Final = 12
_NUMBERS: Final = 6
"""How many cells the number of a group and how many are in it take."""
_NAME: Final = 8
"""How many cells the name of a group has at least."""


def groups(of: Moment, session: Session, room: Room) -> Field | Live:
    """List the groups with how many are in each, and their clocks while these run."""
    tables = board.board(of.state, session.id).tables
    running = any(id_ == session.id for id_, _ in running_timers(of.state))
    beside = _CLOCK + (0 if room.narrow else GAUGE) if running else 0
    widest = max((length([(one_line(table.group.name), "")]) for table in tables), default=0)
    name = min(widest, max(_NAME, room.text - _NUMBERS - beside))
    heads = [_head(table, name) for table in tables]
    if not running:
        return Field(of.say("Per group"), heads)
    return lambda now: Field(now.say("Per group"), _clocks(now, session, heads, room))


def _head(table: Table, width: int) -> Line:
    name = shortened([(one_line(table.group.name), "")], width)
    air = " " * (width - length(name))
    return [(f"{table.number} ", "bold"), *name, (f"{air}  {table.size:>2}", "muted")]


def _clocks(of: Moment, session: Session, heads: Sequence[Line], room: Room) -> list[Line]:
    """Set the clock of the groups beside each of them."""
    timer = next((timer for id_, timer in running_timers(of.state) if id_ == session.id), None)
    if timer is None:
        return list(heads)
    left = timer.left(of.now)
    phase = phase_of(left, timer.length)
    time = f"{'+' if left < ZERO else ''}{countdown(left)}"
    clock: list[Piece] = [(f"   {PHASES[phase]} {time:>6} ", LOOKS[phase])]
    if not room.narrow and timer.length > ZERO:
        clock += gauge((timer.length - left) / timer.length, GAUGE, LOOKS[phase])
    return [[*head, *clock] for head in heads]


def steps(of: Moment, row: Row, room: Room) -> Field:
    """List the parts of a session with when each begins; the one it is time for is marked.

    Where it is small those that are over are left out.
    """
    begins = row.begins + row.progress.still(of.now)
    used = row.progress.used(of.now) if row.running else -MINUTE
    lines: list[Line] = []
    after = ZERO
    for step in row.session.steps:
        until = after + step.duration * MINUTE
        here, gone = after <= used < until, until <= used
        look = "muted" if gone else "bold" if here else ""
        if not (gone and room.narrow):
            sign = signs.HERE if here else signs.DONE if gone else " "
            words = f"{of.clock(begins + after)} {one_line(step.title)}"
            time = f" {of.say('{n} min', n=step.duration)}"
            title = shortened([(words, look)], max(1, room.text - length([(f"  {time}", "")])))
            lines.append([(f"{sign} ", "accent" if here else look), *title, (time, "muted")])
        after = until
    return Field(of.say("Steps"), lines)

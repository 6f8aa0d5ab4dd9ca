"""The groups of a session, with their clocks and how far their reporting is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Final

from facilitator.core.base import signs
from facilitator.core.base.cells import one_line
from facilitator.core.base.span import MINUTE, ZERO
from facilitator.core.groups import board
from facilitator.core.groups.board import Table
from facilitator.core.groups.reports import Reports, reports, sign_of
from facilitator.core.record.agenda import Session
from facilitator.core.record.group_clocks import Timer
from facilitator.core.time import steps
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


def reporting(of: Moment, session: Session, room: Room) -> Field:
    """Say when groups report and in which order, how long each has, and who does so now."""
    on = board.board(of.state, session.id)
    told, numbers = reports(on.grouping), {table.group.id: table.number for table in on.tables}
    order = " ".join(str(numbers[group.id]) for group in told.to_come)
    line: list[Piece] = []
    if told.begun and not told.to_come and told.current is None:
        line = [(of.say("all groups have reported"), "muted")]
    elif told.begun:
        each = _each(of, _left(of), told)
        line = [*_reports_now(of, told, numbers), *([(",", "muted"), *each] if each else [])]
        line += [(f", {of.say('then {groups}', groups=order)}", "muted")] if order else []
    elif on.tables and (last := _last_step(of)) is not None:
        begins, whole = last
        line = [(of.clock(begins), "bold"), *_each(of, whole, told)]
        line += [(f", {of.say('order {groups}', groups=order)}", "muted")]
    return Field(of.say("Reports"), [shortened(line, room.text)] if line else [])


def _reports_now(of: Moment, told: Reports, numbers: Mapping[str, int]) -> list[Piece]:
    if told.current is None:
        return [(of.say("nobody now"), "muted")]
    return [(f"{signs.HERE} {numbers[told.current.id]}", "accent bold")]


def _each(of: Moment, left: dt.timedelta | None, told: Reports) -> list[Piece]:
    """Say how long each has that reports, if there is time left."""
    waiting = len(told.to_come) + (told.current is not None)
    if left is None or not waiting or left / waiting < MINUTE:
        return []
    each = of.language.minutes(left / waiting)
    return [(f" {of.say('{time} per group', time=each)}", "")]


def _left(of: Moment) -> dt.timedelta | None:
    """Say how long they have who report: what is left of their step, or else of the session."""
    here = steps.running(of.plan).current
    return here.left if here is not None else of.plan.remaining


def _last_step(of: Moment) -> tuple[dt.datetime, dt.timedelta] | None:
    """Say when the last step begins, which is when groups report, and how long it lasts."""
    here = steps.running(of.plan)
    if not here.number:
        return None
    *before, last = here.parts[here.number - 1 :]
    return of.now + sum((part.left for part in before), ZERO), last.left


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

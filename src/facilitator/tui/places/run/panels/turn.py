"""Whose turn it is in a round, for how long, and what is left for the others."""

from __future__ import annotations

import datetime as dt
from typing import Final

from facilitator.core.base import signs
from facilitator.core.base.cells import cut, one_line
from facilitator.core.base.language import N_, countdown
from facilitator.core.base.span import ZERO
from facilitator.core.rounds.standing import Standing, standing
from facilitator.core.time.schedule import Row, phase_of
from facilitator.tui.places.run.moment import Moment
from facilitator.tui.places.run.panels.programme import LOOKS
from facilitator.tui.widgets.inks import Piece, length, shortened
from facilitator.tui.widgets.labelled import Field, Line, Room, gauge

GAUGE: Final = 12
"""How many cells the gauge of a turn takes."""


def floor(of: Moment, row: Row, room: Room) -> Field:
    """Say who has the floor and for how long, who comes after, and how many have spoken."""
    here = standing(of.state, of.plan, row.session.id)
    if not here.takers:
        return Field(of.say("Floor"), [])
    return Field(of.say("Floor"), [_turn(of, here, room), _others(of, here, room)])


def _turn(of: Moment, here: Standing, room: Room) -> Line:
    """Say how much of a turn is gone; what is over is drawn beyond the gauge."""
    if here.current is None or here.budget is None:
        words = of.say("nobody has it yet") if here.left else of.say("everybody has had it")
        return [(words, "muted")]
    left = here.budget - here.elapsed
    time = {"time": countdown(here.elapsed), "budget": countdown(here.budget)}
    look = "muted" if of.state.paused else LOOKS[phase_of(left, here.budget)]
    drawn = _gauge(here.elapsed, here.budget, look, room)
    words = f" {of.say('{time} of {budget}', **time)} "
    taken = length([(words, ""), *drawn])
    name = shortened([(one_line(here.current.name), "bold")], max(1, room.text - taken))
    return [*name, (words, ""), *drawn]


def _gauge(elapsed: dt.timedelta, budget: dt.timedelta, look: str, room: Room) -> list[Piece]:
    if room.narrow or budget <= ZERO:
        return [(signs.OVER, look)] if elapsed > budget else []
    return gauge(elapsed / budget, GAUGE, look)


def _others(of: Moment, here: Standing, room: Room) -> Line:
    """Say who is next, how many have spoken, and what is left for each of the others."""
    words = N_("{n} of {all}") if room.narrow else N_("{n} of {all} have spoken")
    parts = [of.say(words, n=len(here.takers) - here.left, all=len(here.takers))]
    share = here.after if here.current is not None else here.budget
    waiting = here.left - (here.current is not None)
    if share is not None and waiting and not room.narrow:
        parts.append(of.say("{n} × {time} left", n=waiting, time=countdown(share)))  # noqa: RUF001
    rest = " · ".join(parts)
    if here.following is None:
        first = of.say("the last") if here.current is not None else ""
        return [(" · ".join(filter(None, (first, rest))), "muted")]
    left = room.text - length([(f" · {rest}", ""), (of.say("then {name}", name=""), "")])
    name = cut(one_line(here.following.name), max(1, left))
    return [(f"{of.say('then {name}', name=name)} · {rest}", "muted")]

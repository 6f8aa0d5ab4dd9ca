"""The steps of a session: those over, the countdown of the one that runs, and those to come."""

from __future__ import annotations

from facilitator.core.base import signs
from facilitator.core.base.cells import one_line
from facilitator.core.base.language import countdown
from facilitator.core.base.span import ZERO
from facilitator.core.time.steps import Part, running
from facilitator.tui.places.run.moment import Moment
from facilitator.tui.places.run.panels.clock import countdown_of
from facilitator.tui.widgets.inks import Piece, length, shortened
from facilitator.tui.widgets.labelled import Field, Line, Room


def steps(of: Moment, room: Room) -> Field:
    """List the steps of the session that runs; those over are left out where it is small."""
    here = running(of.plan)
    lines: list[Line] = []
    begins = of.now
    for number, part in enumerate(here.parts, 1):
        if number == here.number:
            lines.append(_running(of, part, room))
        elif part.left > ZERO:
            lines.append(_to_come(of.clock(begins), of, part, room))
        elif not room.narrow:
            lines.append(_over(part, room))
        begins += part.left
    return Field(of.say("Steps"), lines)


def _running(of: Moment, part: Part, room: Room) -> Line:
    clock = countdown_of(part.left, part.length, room, paused=of.state.paused)
    return _line((f"{signs.HERE} ", "accent"), (one_line(part.title), "bold"), clock, room)


def _to_come(begins: str, of: Moment, part: Part, room: Room) -> Line:
    time: Line = [(f" {of.language.minutes(part.left)}", "muted")]
    return _line(("  ", ""), (f"{begins} {one_line(part.title)}", ""), time, room)


def _over(part: Part, room: Room) -> Line:
    took: Line = [(f" {countdown(part.took)}", "muted")]
    return _line((f"{signs.DONE} ", "muted"), (one_line(part.title), "muted"), took, room)


def _line(sign: Piece, title: Piece, time: Line, room: Room) -> Line:
    left = max(1, room.text - length([sign, *time]))
    return [sign, *shortened([title], left), *time]

"""The ground rules, while the meeting agrees on them."""

from __future__ import annotations

from typing import Final

from facilitator.core.base.cells import one_line, wrapped
from facilitator.core.notes.rules import ground_rules
from facilitator.core.record.agenda import Session
from facilitator.tui.places.run.moment import Moment
from facilitator.tui.widgets.labelled import Field, Line, Room

LINES: Final = 2
"""How many lines a rule takes at most where there is room."""


def rules(of: Moment, session: Session, room: Room) -> Field:
    """List the rules that hold, the agenda's and the room's, each with its number."""
    if session.kind != "rules":
        return Field("", ())
    lines: list[Line] = []
    for number, rule in enumerate(ground_rules(of.state), 1):
        first = f"{number} "
        parts = wrapped(one_line(rule), max(1, room.text - len(first)), 1 if room.narrow else LINES)
        for at, part in enumerate(parts):
            lines.append([(first if at == 0 else " " * len(first), "bold"), (part, "")])
    return Field(of.say("Rules"), lines)

"""The next sessions with what is asked, said and needed in them, where there is room for that."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.core.base import signs
from facilitator.core.base.cells import one_line
from facilitator.core.base.span import MINUTE
from facilitator.core.time.schedule import Row
from facilitator.tui.places.run.moment import Moment
from facilitator.tui.places.run.panels import between, needs
from facilitator.tui.places.run.panels.fields import BLANK, Field, Line, Room, rows, text
from facilitator.tui.widgets.inks import Piece, shortened

NAMED = 2
"""So many sessions are named in the title."""


def title(of: Moment) -> str:
    """Name the sessions that come next."""
    named = of.ahead()[:NAMED]
    return ", ".join(f"{_time(of, row)} {one_line(row.session.title)}" for row in named)


def lines(of: Moment, room: Room) -> list[Line]:
    """Tell of the next sessions, as many of them as there is room for."""
    drawn: list[Line] = []
    for row in of.ahead():
        told = [line for field in _session(of, row, room) for line in rows(field, room)]
        if drawn and len(drawn) + 1 + len(told) > room.height:
            break
        drawn += [*([BLANK] if drawn else []), *told]
    return drawn or [[(of.say("nothing more today"), "muted")]]


def _time(of: Moment, row: Row) -> str:
    return of.clock(row.expected_start or row.slot.start)


def _session(of: Moment, row: Row, room: Room) -> Iterator[Field]:
    own = row.session
    yield Field(_time(of, row), [_head(of, row, room)])
    if own.questions:
        asked = " ".join(map(one_line, own.questions))
        yield Field(of.say("Questions"), text(asked, room.text)[:2])
    elif own.description:
        yield Field(of.say("About"), text(own.description, room.text)[:2])
    if own.script:
        yield Field(of.say("Script"), text(own.script, room.text)[:2])
    for needed in (needs.prepared(of, own, room), needs.materials(of, own, room)):
        if needed.lines:
            yield needed


def _head(of: Moment, row: Row, room: Room) -> Line:
    planned = (row.slot.end - row.slot.start) // MINUTE
    more = f" {of.say('{n} min', n=planned)}"
    if row.session.shortest < planned:
        more += f", {of.say('at least {n}', n=row.session.shortest)}"
    if row.session.speakers:
        more += f", {', '.join(map(one_line, row.session.speakers))}"
    line: list[Piece] = [(one_line(row.session.title), "bold"), (more, "muted")]
    if n := between.placeless(of, row):
        words = of.say("{n} without a group", n=n)
        line += [(f"   {signs.HEED} {words}", "warn")]
    return shortened(line, room.text)

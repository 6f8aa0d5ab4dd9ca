"""The next sessions with what is asked, said and needed in them, where there is room for that."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.core.base import signs
from facilitator.core.base.cells import one_line
from facilitator.core.base.span import minutes_between
from facilitator.core.time.schedule import Row
from facilitator.running import messages
from facilitator.tui.places.run.moment import Moment
from facilitator.tui.places.run.panels import between, needs
from facilitator.tui.widgets.inks import Piece, length, shortened
from facilitator.tui.widgets.labelled import BLANK, Field, Line, Room, apart, cut_to, prose, rows

NAMED = 2
"""So many sessions are named in the title."""
SAID = 2
"""So many lines of each text are shown."""


def title(of: Moment) -> str:
    """Name the sessions that come next."""
    named = of.ahead()[:NAMED]
    return ", ".join(f"{_time(of, row)} {one_line(row.session.title)}" for row in named)


def lines(of: Moment, room: Room) -> list[Line]:
    """Tell of the next sessions, as many of them as there is room for."""
    told = [
        [line for field in _session(of, row, room) for line in rows(field, room)]
        for row in of.ahead()
    ]
    gaps = apart([len(one) for one in told], room.height)
    drawn: list[Line] = []
    for one, gap in zip(told, [False, *gaps], strict=False):
        left = room.height - len(drawn)
        if left < 1:
            break
        # Where not all is to be said of a session, only what it is called.
        drawn += [*([BLANK] if gap else []), *(one if len(one) <= left else one[:1])]
    return drawn or [[(of.say("nothing more today"), "muted")]]


def _time(of: Moment, row: Row) -> str:
    return of.clock(row.awaited)


def _session(of: Moment, row: Row, room: Room) -> Iterator[Field]:
    own = row.session
    head = [_head(of, row, room)]
    if row is of.plan.following and (kept := messages.reserve_line(of.plan, of.language)):
        head.append([(kept, "muted")])  # time that was saved before it
    yield Field(_time(of, row), head)
    if own.questions:
        asked = " ".join(map(one_line, own.questions))
        yield cut_to(prose(of.say("Questions"), asked, room), SAID, room)
    elif own.description:
        yield cut_to(prose(of.say("About"), own.description, room), SAID, room)
    if own.script:
        yield cut_to(prose(of.say("Script"), own.script, room), SAID, room)
    for needed in (needs.prepared(of, row, room), needs.materials(of, own, room)):
        if needed.lines:
            yield needed


def _head(of: Moment, row: Row, room: Room) -> Line:
    long = minutes_between(row.awaited, row.expected_end or row.slot.end)
    more = f" {of.say('{n} min', n=long)}"
    if row.session.shortest < long:
        more += f", {of.say('at least {n}', n=row.session.shortest)}"
    if row.session.speakers:
        more += f", {', '.join(map(one_line, row.session.speakers))}"
    rest: list[Piece] = [(more, "muted")]
    if n := between.placeless(of, row):
        words = of.say("{n} without a group", n=n)
        rest += [(f"   {signs.HEED} {words}", "warn")]
    left = max(room.text // 2, room.text - length(rest))
    title = shortened([(one_line(row.session.title), "bold")], left)
    return shortened([*title, *rest], room.text)

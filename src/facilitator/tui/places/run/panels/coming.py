"""What comes next, on a line, and what is still to be done before it."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.core.base.cells import one_line
from facilitator.core.base.span import minutes_between
from facilitator.core.time.schedule import Row
from facilitator.running import messages
from facilitator.tui.places.run.moment import Moment
from facilitator.tui.places.run.panels import needs
from facilitator.tui.places.run.panels.programme import hold
from facilitator.tui.widgets.inks import length, shortened
from facilitator.tui.widgets.labelled import Field, Line, Room, Worth


def fields(of: Moment, row: Row | None, room: Room) -> Iterator[Field]:
    """Say what comes next; `row` is None if nothing does."""
    if row is None:
        line: Line = [(of.say("nothing more in the programme"), "muted")]
        yield Field(of.say("Up next"), [line], Worth.NEXT)
        return
    yield needs.to_prepare(of, row, room)
    lines = [line_of(of, row, room)]
    if kept := messages.reserve_line(of.plan, of.language):  # of time that was saved before it
        lines.append([(kept, "muted")])
    yield Field(of.say("Up next"), lines, Worth.NEXT)


def line_of(of: Moment, row: Row, room: Room) -> Line:
    """Write a session to come on a line: when, what, how long, and where it is wide who speaks."""
    start = row.awaited
    time = of.clock(start)
    if row.slot.day != of.day:
        time = f"{of.language.weekday_and_day(of.state.dates[row.slot.day])} {time}"
    long = minutes_between(start, row.expected_end or row.slot.end)
    more = f" {of.say('{n} min', n=long)}"
    title, names = one_line(row.session.title), ", ".join(map(one_line, row.session.speakers))
    if names and names not in title and not room.narrow:
        more += f", {names}"
    left = max(room.text // 2, room.text - length([(f"{time} {more}", "")]))
    head = shortened([(title, "")], left)
    return shortened([(f"{time} ", f"{hold(row, of)} bold"), *head, (more, "muted")], room.text)

"""What there is to see to before a session begins: links, what is needed, who is missing."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.core.people.attendance import used
from facilitator.core.time.schedule import Row
from facilitator.tui.places.run.moment import Moment
from facilitator.tui.places.run.panels import about, coming, link, needs, people
from facilitator.tui.widgets.inks import length, shortened
from facilitator.tui.widgets.labelled import APART, Field, Room, Worth


def fields(of: Moment, row: Row, room: Room) -> Iterator[Field]:
    """Give the fields while the next session is waited for."""
    session = row.session
    yield from about.fields(of, session, room)
    if session.remote:
        yield from link.fields(of, room)
    else:
        yield link.all_of_day(of, room)
        yield needs.prepared(of, row, room)
    yield needs.script(of, session, room)
    yield needs.materials(of, session, room)
    yield missing(of, room)
    yield from coming.fields(of, next(iter(of.ahead()), None), room)


def missing(of: Moment, room: Room) -> Field:
    """Say who was to be here and is not, once anybody was said to be."""
    names = people.missing(of, of.day) if used(of.state, of.day) else ""
    if not names:
        return Field("", ())
    key = [APART, (of.key("place.people", "6"), "bold"), (f" {of.say('marks them')}", "muted")]
    line = shortened([(names, "")], max(1, room.text - length(key)))
    return Field(of.say("Missing"), [[*line, *key]], Worth.TEXT)

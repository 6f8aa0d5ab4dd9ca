"""What there is to know of a session while it runs, as fields in their order."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.core.time.schedule import Row
from facilitator.tui.places.run.moment import Live, Moment
from facilitator.tui.places.run.panels import (
    about,
    coming,
    follow_up,
    groups,
    link,
    needs,
    rules,
    steps,
    turn,
)
from facilitator.tui.widgets.labelled import Field, Room


def fields(of: Moment, row: Row, room: Room) -> Iterator[Field | Live]:
    """Give the fields of the session that runs."""
    session = row.session
    yield from about.fields(of, session, room)
    yield rules.rules(of, session, room)
    yield follow_up.brought(of, session, room)
    if session.kind == "round":
        yield lambda now: turn.floor(now, row, room)
    if session.kind == "groups":
        yield groups.groups(of, session, room)
        yield lambda now: groups.reporting(now, session, room)
    if session.steps:
        yield lambda now: steps.steps(now, room)
    yield from link.fields(of, room)
    yield needs.script(of, session, room)
    yield needs.materials(of, session, room)
    if not link.detailed(of):  # that has said it
        yield from coming.fields(of, of.plan.following, room)

"""What a session needs: what to say, what to bring, and what to do before it."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.core.record.agenda import Session
from facilitator.core.time.materials import preparations, ticked
from facilitator.core.time.schedule import Row
from facilitator.tui.places.run.moment import Moment
from facilitator.tui.rows.ticks import tick
from facilitator.tui.widgets.labelled import Field, Room, Worth, items, text


def script(of: Moment, session: Session, room: Room) -> Field:
    """Give what whoever leads is to say."""
    return Field(of.say("Script"), text(session.script, room.text), Worth.SCRIPT, text=True)


def materials(of: Moment, session: Session, room: Room) -> Field:
    """List what is needed, ticked off or not."""
    return _ticks(of, of.say("Material"), session, session.materials, room)


def prepared(of: Moment, row: Row, room: Room) -> Field:
    """List what is to be done before a session, ticked off or not."""
    return _ticks(of, of.say("Prepare"), row.session, preparations(row), room)


def to_prepare(of: Moment, row: Row, room: Room) -> Field:
    """List what is still to be done before a session."""
    left = [item for item in preparations(row) if not ticked(of.state, row.session.id, item)]
    return _ticks(of, of.say("Prepare"), row.session, left, room)


def _ticks(of: Moment, label: str, session: Session, listed: Sequence[str], room: Room) -> Field:
    """Set items side by side, each with the sign for whether it is ticked off."""
    found = (tick(of.state, session.id, item) for item in listed)
    return Field(label, items(found, room.text), Worth.MATERIAL)

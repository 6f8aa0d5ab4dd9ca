"""The actions from the meetings before, as they stand, while the meeting goes through them."""

from __future__ import annotations

from typing import Final

from facilitator.core.base import signs
from facilitator.core.base.cells import one_line
from facilitator.core.notes import follow_up
from facilitator.core.notes.actions import Action
from facilitator.core.record.agenda import Session
from facilitator.tui.places.run.moment import Moment
from facilitator.tui.widgets.inks import Piece, length, shortened
from facilitator.tui.widgets.labelled import Field, Line, Room

MOST: Final = 12
MOST_SMALL: Final = 4
"""How many are shown; the others are counted."""


def brought(of: Moment, session: Session, room: Room) -> Field:
    """List them, each with whose it is and how it stands; those left out are done, if any are."""
    if not follow_up.follows_up(session.id):
        return Field("", ())
    most = MOST_SMALL if room.narrow else MOST
    found, every = follow_up.shown(of.state, most), follow_up.brought(of.state)
    lines = [_line(of, one, room) for one in found]
    if left := len(every) - len(found):
        lines.append([(of.language.count("{n} more", "{n} more", left), "muted")])
    return Field(of.say("Actions"), lines)


def _line(of: Moment, one: Action, room: Room) -> Line:
    today = of.now.astimezone(of.zone).date()
    done, overdue = one.done is not None, one.overdue(today)
    sign, look = (signs.DONE, "ok") if done else (signs.OPEN, "warn" if overdue else "")
    words = follow_up.status(one, today, of.state, of.language)
    status = (f"  {words}" if overdue or not room.narrow else "", look or "muted")
    who: list[Piece] = [(f"  {one_line(one.who)}", "muted" if done else "bold")] if one.who else []
    text = (f"{sign} {one_line(one.text)}", "muted" if done else "")
    left = room.text - length([*who, status])
    return shortened([*shortened([text], max(left, room.text // 3)), *who, status], room.text)

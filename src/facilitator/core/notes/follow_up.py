"""The session in which a meeting goes through what was agreed on at the meetings before.

It has no list of its own: what it is about is how those actions stand at the moment.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from facilitator.core.base.ids import SessionId
from facilitator.core.base.language import Language

if TYPE_CHECKING:
    from facilitator.core.notes.actions import Action
    from facilitator.core.record.state import State

FOLLOW_UP: Final = {"en": "follow-up", "sv": "uppföljning"}
"""The session's id, by the language of the agenda that is made with it."""


def follows_up(session: SessionId) -> bool:
    """Say whether a session, by its id, is the one that goes through the actions from before."""
    return session in FOLLOW_UP.values()


def brought(state: State) -> tuple[Action, ...]:
    """List the actions from the meetings before, those done since this one began included."""
    from facilitator.core.notes.actions import actions  # an agenda file needs the ids alone

    return tuple(one for one in actions(state) if one.meeting)


def shown(state: State, most: int) -> tuple[Action, ...]:
    """List as many of them as there is room for, in their order; those that are done go first."""
    found = brought(state)
    kept = {one.id for one in sorted(found, key=lambda one: one.done is not None)[: max(0, most)]}
    return tuple(one for one in found if one.id in kept)


def status(one: Action, today: dt.date, state: State, language: Language) -> str:
    """Say whether an action is done (and when), open or overdue."""
    if one.done is not None:
        date = one.done.astimezone(state.zone).date()
        return language.say("done {date}", date=language.short_date(date))
    return language.say("overdue") if one.overdue(today) else language.say("open")

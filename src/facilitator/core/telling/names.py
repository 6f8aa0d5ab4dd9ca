"""What the things that facts are about are called in a state, short enough for a sentence.

What a state does not know any more is called by its id.
"""

from __future__ import annotations

from typing import Final

from facilitator.core.base.ids import EventId, SessionId, TaskId
from facilitator.core.base.language import Phrase, quoted
from facilitator.core.base.text import shortened
from facilitator.core.homework.tasks import name_of, tasks
from facilitator.core.record.state import State

LONGEST: Final = 40
"""How many characters of a person's text are quoted."""


def short(text: str) -> str:
    """Put a text on one line and cut it."""
    return shortened(" ".join(text.split()), LONGEST)


def who(id_: str, state: State) -> str:
    """Name an organisation or a person."""
    return short(name_of(state, id_))


def title(id_: SessionId, state: State) -> str:
    """Give a session's title, in full."""
    session = state.session(id_)
    return session.title if session else id_


def quoted_title(id_: SessionId, state: State) -> Phrase:
    """Return a session's title in quotation marks."""
    return quoted(title(id_, state))


def group(session: SessionId, id_: str, state: State) -> str:
    """Name a breakout group of a session."""
    grouping = state.groupings.get(session)
    found = grouping.groups.get(id_) if grouping else None
    return short(found.name if found else id_)


def task(id_: TaskId, state: State) -> str:
    """Give a task's title."""
    return short(next((one.title for one in tasks(state) if one.id == id_), id_))


def note(id_: EventId, state: State) -> str:
    """Give the text of a capture, or of an action from before; "" for one that is not known."""
    if found := state.notes.get(id_):
        return short(found.text)
    return short(next((one.text for one in state.earlier.actions if one.id == id_), ""))


def coming(id_: str, state: State) -> str:
    """Say what a coming meeting is about, or else where or when it is."""
    one = state.upcoming.meetings.get(id_)
    words = (one.theme or one.place or (one.date.isoformat() if one.date else "")) if one else ""
    return short(words or id_)
